"""Versions of one story, languages, front matter, file names."""

import pytest

from crosscheck.model import Metadata
from crosscheck.normalize.language import find_language
from crosscheck.normalize.origin import resolve_origin
from crosscheck.read.document import Source, read_document
from crosscheck.read.file_names import read_file_name
from crosscheck.read.front_matter import read_front_matter
from crosscheck.read.options import ReadOptions

STORY = "{}\n\nThe ferry went down with 40 people on board, the coast guard said.\n"


def origin(headline, *metadata):
    (document,), _ = read_document(Source("a.txt", "a.txt", metadata), STORY.format(headline).encode(), ReadOptions())
    return resolve_origin(document)[0]


@pytest.mark.parametrize(
    ("headline", "version"),
    [
        ("Ferry sinks off Kalder", 0),
        ("UPDATE 2-Ferry sinks off Kalder", 20),
        ("CORRECTED-UPDATE 2-Ferry sinks off Kalder", 25),
        ("CORRECTED (August 12): Ferry sinks off Kalder", 5),
        ("Updated: Ferry sinks off Kalder", 10),
        ("BREAKING: Ferry sinks off Kalder", 0),
        ("(Correction) Ferry sinks off Kalder", 5),
    ],
)
def test_a_mark_in_the_headline_makes_a_later_version_of_the_same_slug(headline, version):
    found = origin(headline).edition
    assert (found.slug, found.headline, found.version) == (None, ("ferry", "sinks", "off", "kalder"), version)


def test_near_misses_are_headlines():
    assert origin("Update on the ferry off Kalder").edition.version == 0
    assert origin("Correction of the coast line begins").edition.headline[0] == "correction"


def test_slug_and_version_of_the_metadata_come_first():
    found = origin("UPDATE 1-Ferry sinks", Metadata("slug", "KALDER/FERRY", "format"), Metadata("version", "4", "format")).edition
    assert (found.slug, found.version) == ("kalder ferry", 40)
    assert origin("Ferry sinks", Metadata("version", "99999999999999999999", "format")).edition.version == 0


@pytest.mark.parametrize(
    ("headline", "note", "version"),
    [
        ("Ferry sinks off Kalder", "(Corrects the number of people in paragraph 1)", 5),
        ("Ferry sinks off Kalder", "This story has been corrected to say how many were on board.", 5),
        ("Ferry sinks off Kalder", "_An earlier version of this article gave a wrong number._", 5),
        ("Ferry sinks off Kalder", "(Adds what the coast guard said)", 10),
        ("UPDATE 2-Ferry sinks off Kalder", "(Adds what the coast guard said)", 20),
        ("CORRECTED-Ferry sinks off Kalder", "(Corrects the number of people in paragraph 1)", 5),
        ("UPDATE 1-Ferry sinks off Kalder", "(Corrects the number of people in paragraph 1)", 15),
        ("Ferry sinks off Kalder", "The correction: a new chart of the coast.", 0),
        ("Ferry sinks off Kalder", "Adding to the trouble, fog came up.", 0),
    ],
)
def test_a_note_makes_a_later_version_too(headline, note, version):
    text = f"{headline}\n\n{note}\n\nThe ferry went down with 40 people on board, the coast guard said.\n"
    (document,), _ = read_document(Source("a.txt", "a.txt"), text.encode(), ReadOptions())
    assert resolve_origin(document)[0].edition.version == version


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry went down with 40 people on board, and the coast guard said that it was searching for the rest of them.", "en"),
        (
            "Die Fähre ist mit 40 Menschen an Bord gesunken, und die Küstenwache sucht nach den übrigen, wie sie mit Bezug auf das Amt sagte.",
            "de",
        ),
        (
            "Le ferry a coulé avec 40 personnes à bord et les secours sont sur place, selon les autorités qui ont ouvert une enquête dans le port.",
            "fr",
        ),
        (
            "Пором затонув із 40 людьми, і рятувальники шукають тих, які були на борту, як повідомили в області після того, що сталося.",
            "uk",
        ),
        (
            "Паром затонул, и спасатели ищут людей, которые были на борту, как сообщили в области после того, что это произошло при шторме.",
            "ru",
        ),
        ("Ferry. 40.", None),
        ("", None),
    ],
)
def test_languages(text, language):
    assert find_language(text) == language


def test_a_stated_language_comes_before_the_detected_one():
    assert origin("Ferry sinks", Metadata("language", "de-AT", "manifest")).language == "de"
    assert origin("Ferry sinks", Metadata("language", "not a code!", "manifest")).language == "en"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("2024-08-13_afp.txt", {"published": "2024-08-13", "source": "afp"}),
        ("20240813-afp_kursk.txt", {"published": "2024-08-13", "source": "afp"}),
        ("afp_2024-08-13.txt", {"published": "2024-08-13", "source": "afp"}),
        ("desk_notes_2024_08_13.md", {"published": "2024-08-13", "source": "desk"}),
        ("2024-08-13T1805Z_afp.txt", {"published": "2024-08-13T18:05Z", "source": "afp"}),
        ("2024-08-13T1805.txt", {"published": "2024-08-13T18:05"}),
        ("folder/2024-08-13.txt", {"published": "2024-08-13"}),
        ("report-12.txt", {}),
        ("d01_example.com.txt", {}),
        ("12345678.txt", {}),
    ],
)
def test_file_names(name, found):
    assert {item.field: item.value for item in read_file_name(name)} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            '---\r\nsource: "A \\"B\\" C"\r\ndate: 2024-08-12 # day\r\nlang: en\r\n---\r\nx',
            {"source": 'A "B" C', "published": "2024-08-12", "language": "en"},
        ),
        ("---\nsource: 'it''s'\ntitle: |\n  block\ntags:\n  - source: no\n---\nx", {"source": "it's"}),
        ("---\nsource: ~\ntitle: [a, b]\nnot a key\n---\n", {}),
        ("+++\nsource = 'S'\ndate = 2024-08-12\nother = 3\n+++\nx", {"source": "S", "published": "2024-08-12"}),
        ("--- \nsource: S\n---\n", {"source": "S"}),
        ("---x\nsource: S\n---\n", {}),
        ("", {}),
    ],
)
def test_front_matter(text, found):
    front = read_front_matter(text)
    assert {item.field: item.value for item in front.metadata} == found
    assert front.error is None


def test_broken_toml_front_matter_is_told_with_its_line_and_the_report_is_read():
    (document,), (fault,) = read_document(
        Source("a.md", "a.md"), b"+++\nsource = 'S'\ndate = 2024-02-31\n+++\n\n12 people died.\n", ReadOptions()
    )
    assert (fault.rule, fault.path, fault.line) == ("CX901", "a.md", 3)
    assert [document.text[block.start : block.end] for block in document.blocks if block.kind == "paragraph"] == ["12 people died."]
