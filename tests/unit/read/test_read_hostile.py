"""Bad and hostile input, through the same door as the command: what it is told as, and that the rest is read."""

import base64
import json
import os
import re
import socket
import zipfile
from pathlib import Path

import pytest

from crosscheck.config.settings import Settings
from crosscheck.read.discover import read_paths
from crosscheck.read.document import Source, read_document
from crosscheck.read.errors import UnreadableError
from crosscheck.read.options import ReadOptions

FORMATS = Path(__file__).parents[3] / "fixtures" / "formats"
STORIES = sorted(path for path in FORMATS.iterdir() if path.suffix != ".fodt")
FILES = Path(__file__).parent / "files"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(path, **options):
    """The texts, and what was told."""
    documents, faults = read_paths([str(path)], ReadOptions(**options))
    return [document.text for document in documents], [(fault.rule, fault.message) for fault in faults]


def pack(path, **members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return path


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("encrypted.pdf", "is encrypted"),  # AES-256, by qpdf
        ("encrypted.docx", "is encrypted"),  # agile encryption of MS-OFFCRYPTO
        ("encrypted.zip", "is encrypted"),  # by Info-ZIP
        ("scanned.pdf", "has no text layer: its pages are images; run text recognition over it first"),
    ],
)
def test_what_is_locked_or_without_text_is_told(name, message):
    assert read(FILES / name) == ([], [("CX901", message)])


def test_a_pdf_that_only_its_owner_may_change_is_read():
    assert read(FILES / "owner_password.pdf") == (["The ferry went down with 40 people on board."], [])


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.98])
def test_empty_and_truncated_files_are_read_in_part_or_told(story, share, tmp_path):
    data = story.read_bytes()
    cut = tmp_path / story.name
    cut.write_bytes(data[: int(len(data) * share)])
    texts, told = read(cut)
    assert texts or told
    assert share or not texts
    assert {rule for rule, _ in told} <= {"CX901", "CX905"}


def test_a_text_of_200_megabytes_is_told_by_its_size(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 200_000_000)
    assert read(path) == ([], [("CX901", "is larger than 64 MB, the limit of the setting max-bytes")])


def test_names_that_lead_out_of_an_archive_write_nothing(tmp_path):
    inner = tmp_path / "in"
    inner.mkdir()
    pack(inner / "a.zip", **{"..__evil_DOT_txt": "12 people", "b_DOT_txt": "40 people"})
    texts, told = read(inner / "a.zip")
    assert texts == ["40 people"]
    assert told == [("CX901", "has a name that leads out of the archive")]
    assert [path.name for path in tmp_path.rglob("*")] == ["in", "a.zip"]


def test_an_archive_in_an_archive_is_not_opened(tmp_path):
    pack(tmp_path / "in.zip", a_DOT_txt="12 people")
    pack(tmp_path / "a.zip", in_DOT_zip=(tmp_path / "in.zip").read_bytes(), b_DOT_txt="40 people")
    texts, told = read(tmp_path / "a.zip")
    assert texts == ["40 people"]
    assert told == [("CX901", "is a container inside another of its kind; only one level is opened")]


ENTITIES = [
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
]


@pytest.mark.parametrize("entities", ENTITIES, ids=["laughs", "file", "address"])
@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.docx", "a.odt"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_xml_is_read(entities, name, encoding, tmp_path):
    path = tmp_path / name
    xml = f"{entities}<nitf><body><p>12 people &c;</p></body></nitf>".encode(encoding)
    if name.endswith(("docx", "odt")):
        pack(path, word__document_DOT_xml=xml, content_DOT_xml=xml)
    else:
        path.write_bytes(xml)
    assert read(path) == ([], [("CX901", "declares XML entities, which are not expanded here")])


def test_macros_and_links_to_elsewhere_are_never_followed(tmp_path, monkeypatch):
    def refuse(*_):
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    away = 'Type="http://x/{0}" Target="http://127.0.0.1:9/{0}" TargetMode="External"'
    relations = "".join(
        f"<Relationship Id='r{n}' {away.format(kind)}/>" for n, kind in enumerate(("attachedTemplate", "image", "oleObject", "frame"))
    )
    body = (
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>12 people</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText>INCLUDETEXT "file:///etc/passwd"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        '<w:r><w:t> died.</w:t></w:r><w:altChunk r:id="r2"/></w:p>'
    )
    path = pack(
        tmp_path / "a.docm",
        word__document_DOT_xml=f'<w:document {W} xmlns:r="http://r"><w:body>{body}</w:body></w:document>',
        word___rels__document_DOT_xml_DOT_rels=f"<Relationships>{relations}</Relationships>",
        word__vbaProject_DOT_bin=b"\0Sub AutoOpen()",
    )
    document, faults = read_document(Source("a.docm", "a.docm"), path.read_bytes(), ReadOptions())
    assert [one.text for one in document] == ["12 people died."]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.txt", b"caf\xc3\xa9 and caf\xe9, 12 \xed\xa0\x80", "café and café, 12 í\xa0€"),
        ("a.html", b"<meta charset=utf-8><p>caf\xc3\xa9 and caf\xe9 &#xD800; 12", "café and café \ufffd 12"),
        ("a.json", b'{"uri": "u", "body_text": "12 \\ud83d people \\udc00"}', "12 \ufffd people \ufffd"),
        ("a.jsonl", b'{"text": "12 \\ud83d\\ude00 people \\udc00"}', "12 😀 people \ufffd"),
        ("a.eml", b"Subject: \xe9\xed\xa0\x80\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9 12\n", "café 12"),
        ("a.rtf", rb"{\rtf1\ansi 12 \u-10240? people \u-9216?}", "12"),
        ("a.md", "caf\u00e9 12".encode("utf-16"), "café 12"),
    ],
)
def test_mixed_encodings_and_lone_surrogates_are_replaced(name, data, text, tmp_path):
    (tmp_path / name).write_bytes(data)
    (found,), told = read(tmp_path / name)
    assert text in found
    found.encode()
    assert told == []


def test_a_mail_with_ten_attachments(tmp_path):
    kinds = ["txt", "md", "html", "docx", "odt", "rtf", "pdf", "json", "jsonl", "xml"]
    parts = ["Content-Type: text/plain\n\nThe toll stands at 12 people.\n"]
    for kind in kinds:
        head = f'Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename="story.{kind}"'
        parts.append(f"{head}\n\n{_base64(FORMATS / f'story.{kind}')}\n")
    mail = (
        'Subject: Ten files\nDate: Mon, 12 Aug 2024 10:00:00 +0200\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
        + "--b\n".join(parts)
        + "--b--\n"
    )
    (tmp_path / "a.eml").write_text(mail)
    documents, faults = read_paths([str(tmp_path / "a.eml")])
    assert faults == []
    assert {document.id for document in documents} >= {
        "a.eml",
        *(f"a.eml/{number}-story.{kind}" for number, kind in enumerate(kinds[:7], 2)),
    }
    assert {document.format for document in documents} == {
        "eml",
        "txt",
        "md",
        "html",
        "docx",
        "odt",
        "rtf",
        "pdf",
        "ninjs",
        "jsonl",
        "nitf",
    }


def _base64(path):
    return base64.encodebytes(path.read_bytes()).decode()


LIMITS = {
    "max_bytes": (10, "story.txt", "CX901"),
    "max_members": (1, "story.zip", "CX901"),
    "max_ratio": (1, "bomb.zip", "CX901"),
    "max_depth": (1, "story.html", "CX901"),
    "max_pages": (1, "story.pdf", "CX905"),
    "max_seconds": (0.001, "story.pdf", "CX901"),
}


@pytest.mark.parametrize("setting", sorted(LIMITS))
def test_every_limit_is_a_setting_and_names_itself_when_it_strikes(setting, tmp_path):
    value, name, rule = LIMITS[setting]
    path = FORMATS / name
    if name == "bomb.zip":
        path = pack(tmp_path / name, a_DOT_txt="0" * 2_000_000)
    elif name == "story.zip":
        path = pack(tmp_path / name, a_DOT_txt="12", b_DOT_txt="40")
    _, told = read(path, **{setting: value})
    assert [(one, setting.replace("_", "-") in message) for one, message in told] == [(rule, True)]
    assert setting in Settings.__struct_fields__


def test_no_limit_is_left_out_above():
    assert {field for field in ReadOptions.__struct_fields__ if field.startswith("max_")} == set(LIMITS)


def test_a_page_of_a_pdf_that_is_cut_is_told(monkeypatch):
    monkeypatch.setattr("crosscheck.read.pdf._MOST_CHARACTERS", 1000)
    _, faults = read_document(Source("a.pdf", "a.pdf"), (FORMATS / "story.pdf").read_bytes(), ReadOptions())
    assert faults
    assert all(fault.rule == "CX905" and re.search("first 1,000 characters of page [123]", fault.message) for fault in faults)


def test_footnotes_of_rtf_beyond_the_limit_are_told():
    data = b"{\\rtf1 12 people" + b"{\\footnote 1 of them}" * 5 + b"}"
    _, (fault,) = read_document(Source("a.rtf", "a.rtf"), data, ReadOptions(max_members=3))
    assert fault.rule == "CX905"


def test_json_that_is_nested_too_deep_is_told():
    with pytest.raises(UnreadableError, match="is no JSON"):
        read_document(Source("a.json", "a.json"), json.dumps("[" * 9).encode()[1:-1] * 50_000, ReadOptions())
