"""The shipped tables of times: complete, and what their builder makes."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from crosscheck.lexicon.time_words import load_time_words

ROOT = Path(__file__).parents[3]


def test_the_tables_of_other_languages_are_what_the_builder_makes():
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_dates.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_language_names_twelve_months_and_seven_weekdays():
    lexicon = Path(str(files("crosscheck.lexicon")))
    languages = [path.parent.name for path in lexicon.glob("*/dates.toml")]
    assert len(languages) >= 11
    for language in (*languages, "en"):
        words = load_time_words(language)
        assert set(words.months.values()) == set(range(1, 13)), language
        assert set(words.weekdays.values()) == set(range(1, 8)), language
        assert words.language == language
