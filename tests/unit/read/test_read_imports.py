"""No reader's library is imported for reports that do not need it."""

import subprocess
import sys

import pytest

HEAVY = ("selectolax", "feedparser", "striprtf", "pypdfium2", "email.message", "xml.etree.ElementTree")


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", "12 people died.", set()),
        ("a.md", "12 people died.", set()),
        ("a.html", "<p>12 people died.</p>", {"selectolax"}),
        ("a.eml", "Subject: x\n\n12 people died.", set()),  # read in a process of its own
        ("a.rtf", "{\\rtf1 12 people died.}", {"striprtf"}),
    ],
)
def test_a_folder_imports_what_its_reports_need(tmp_path, name, data, expected):
    (tmp_path / name).write_text(data)
    code = (
        "import sys\nfrom crosscheck.read.discover import read_paths\nfrom crosscheck.normalize.origin import resolve_origin\n"
        f"documents, faults = read_paths([{str(tmp_path)!r}])\nassert len(documents) == 1, faults\n"
        f"print(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == expected
