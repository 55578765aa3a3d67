"""Generates src/crosscheck/lexicon/<language>/dates.toml: names of months and weekdays and the fixed relative phrases, from dateparser's data.

Run it for a new language or a new dateparser: `python scripts/build_dates.py`. `--check` compares and exits 1 on a difference.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parent.parent / "src" / "crosscheck" / "lexicon"
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RELATIVE_UNITS = ("day", "week", "month", "year")

# Words that stand between the parts of a date ("14 de agosto de 2024"), and the one that follows an hour ("18 Uhr").
JOINTS = {"es": ["de", "del"], "pt": ["de", "do"], "it": ["del"], "fr": ["er"], "ru": ["года"], "uk": ["року"], "pl": ["r"]}
HOURS = {
    "de": ["uhr"], "fr": ["h", "heures"], "es": ["h", "horas"], "pt": ["h", "horas"], "it": ["ore"], "nl": ["uur"], "pl": ["godz"], "sv": ["klockan"],
}  # fmt: skip
# The words of relative times: of what lies behind ("letzte Woche"), ahead ("nächsten Freitag") and here ("dieses Jahr"); before or after a
# length of time, that it ended ("vor zwei Wochen", "geleden") or begins now ("dans trois jours"); between two days ("du 3 au 5 mai").
LAST = {
    "de": ["letzte", "letzten", "letzter", "letztes", "letztem", "vergangene", "vergangenen", "vergangener", "vergangenes", "vorige", "voriger", "vorigen", "voriges"],
    "es": ["pasado", "pasada"], "fr": ["dernier", "dernière"], "it": ["scorso", "scorsa"], "nl": ["vorige", "vorig", "afgelopen"],
    "pl": ["zeszły", "zeszłym", "zeszłego", "zeszłą", "ubiegły", "ubiegłym", "ubiegłego", "ubiegłą"], "pt": ["passado", "passada"],
    "ru": ["прошлый", "прошлого", "прошлом", "прошлую", "прошлой", "минувший", "минувшую"], "sv": ["förra"], "tr": ["geçen"],
    "uk": ["минулий", "минулого", "минулому", "минулої"],
}  # fmt: skip
COMING = {
    "de": ["nächste", "nächsten", "nächster", "nächstes", "nächstem", "kommende", "kommenden", "kommender", "kommendes"],
    "es": ["próximo", "próxima"], "fr": ["prochain", "prochaine"], "it": ["prossimo", "prossima"], "nl": ["volgende", "volgend", "komende"],
    "pl": ["przyszły", "przyszłym", "przyszłego", "najbliższy", "najbliższą"], "pt": ["próximo", "próxima"],
    "ru": ["следующий", "следующего", "следующем", "следующую", "следующей", "ближайший"], "sv": ["nästa"], "tr": ["gelecek", "önümüzdeki"],
    "uk": ["наступний", "наступного", "наступному", "наступної"],
}  # fmt: skip
THIS = {
    "de": ["diese", "diesen", "dieser", "dieses", "diesem"], "es": ["este", "esta"], "fr": ["ce", "cette"], "it": ["questo", "questa"],
    "nl": ["deze", "dit"], "pl": ["ten", "tym", "tego"], "pt": ["este", "esta", "neste", "nesta"], "ru": ["этот", "этого", "этом", "эту", "этой"],
    "sv": ["denna"], "tr": ["bu"], "uk": ["цього", "цьому"],
}  # fmt: skip
AGO_BEFORE = {"de": ["vor"], "es": ["hace"], "fr": ["il y a"], "pt": ["há"], "sv": ["för"]}
AGO_AFTER = {
    "it": ["fa"], "nl": ["geleden"], "pl": ["temu"], "pt": ["atrás"], "ru": ["назад"], "sv": ["sedan"], "tr": ["önce"], "uk": ["тому"],
}  # fmt: skip
AHEAD = {
    "es": ["dentro de"],
    "fr": ["dans"],
    "it": ["tra", "fra"],
    "pt": ["daqui a", "dentro de"],
    "sv": ["om"],
    "pl": ["za"],
    "ru": ["через"],
    "uk": ["через"],
}
LINKS = {
    "de": ["und", "bis", "bis zum", "und dem"], "es": ["y", "al", "y el"], "fr": ["et", "au", "et le"], "it": ["e", "al", "e il"], "nl": ["en", "tot"],
    "pl": ["i", "do"], "pt": ["e", "a"], "sv": ["och", "till"],
}  # fmt: skip
# One to twelve, in the forms that stand before a unit.
NUMERALS = {
    "de": "ein/eine/einem/einer/einen zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "un/una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "un/une deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "un/una due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "een/één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pl": "jeden/jedną dwa/dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "pt": "um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze",
    "ru": "один/одну два/две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "sv": "en/ett två tre fyra fem sex sju åtta nio tio elva tolv",
    "tr": "bir iki üç dört beş altı yedi sekiz dokuz on onbir oniki",
    "uk": "один/одну два/дві три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
}
UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
# Forms of units that dateparser leaves out.
UNIT_FORMS = {
    "de": {"jahres": "Y", "jahre": "Y", "monats": "M"}, "sv": {"året": "Y", "år": "Y", "månaden": "M", "veckan": "W", "veckor": "W", "dagar": "D"},
    "nl": {"maanden": "M", "weken": "W", "dagen": "D"}, "pl": {"roku": "Y", "tygodniu": "W", "miesiącu": "M"}, "fr": {"an": "Y"},
    "ru": {"году": "Y", "месяце": "M", "неделе": "W", "неделю": "W"}, "uk": {"році": "Y", "року": "Y", "місяці": "M", "тижні": "W", "тижня": "W"},
}  # fmt: skip
# Months whose whole name is so short that it wants a word that introduces it, and these words.
BRIEF = {
    "de": ["mai", "juni", "juli", "märz"], "es": ["mayo"], "fr": ["mars", "mai", "juin", "août"], "nl": ["mei", "juni", "juli"], "pl": ["maj", "maja", "luty"],
    "pt": ["maio"], "ru": ["май", "мая", "мае", "март"], "sv": ["maj", "mars", "juni", "juli"], "tr": ["mart", "ekim", "ocak"],
}  # fmt: skip
INTRODUCING = {
    "de": ["im", "seit", "ende", "anfang", "mitte", "bis", "ab", "vergangenen", "letzten"], "es": ["en", "desde", "de", "hasta"],
    "fr": ["en", "fin", "début", "mi", "depuis", "dès", "courant"], "nl": ["in", "eind", "begin", "half", "sinds"], "pl": ["w", "od", "do"],
    "pt": ["em", "de", "desde", "até"], "ru": ["в", "с", "до", "конце", "начале"], "sv": ["i", "sedan", "till"], "tr": ["nisan"],
}  # fmt: skip
# Names of days that are everyday words or parts of names too: they are left out.
AMBIGUOUS = {"de": {"morgen"}, "fr": {"mars"}, "es": {"mar"}, "it": {"mar"}, "tr": {"pazar"}}
WORDS = {
    "joints": JOINTS, "hours": HOURS, "last": LAST, "coming": COMING, "this": THIS, "ago_before": AGO_BEFORE, "ago_after": AGO_AFTER, "ahead": AHEAD,
    "links": LINKS, "brief": BRIEF, "introducing": INTRODUCING,
}  # fmt: skip


def dates_toml(language: str) -> str:
    """The table of one language as TOML text."""
    info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{language}").info
    lines = ["# Generated by scripts/build_dates.py from dateparser's data (BSD). Small letters.", ""]
    lines += _numbered("months", info, MONTHS, shortest=3)
    lines += _numbered("weekdays", info, WEEKDAYS, shortest=4)
    phrases = {
        phrase
        for key, found in info["relative-type"].items()
        if key.split()[-2 if "ago" in key else -1] in RELATIVE_UNITS
        for phrase in found
    }
    kept = sorted(phrase.lower() for phrase in phrases if phrase.lower() not in AMBIGUOUS.get(language, set()))
    lines += [
        "[words]",
        f"relative = {_list(kept)}",
        *(f"{name} = {_list(words.get(language, []))}" for name, words in WORDS.items()),
        "",
    ]
    return "\n".join(lines + _units(language, info) + _cardinals(language))


def _units(language: str, info: dict[str, Any]) -> list[str]:
    """The words of days, weeks, months and years, two letters or longer."""
    rows = {form.lower(): code for key, code in UNITS.items() for form in info[key] if len(form) > 1 and form.isalpha()}
    rows |= UNIT_FORMS.get(language, {})
    return ["[units]", *(f'"{form}" = "{code}"' for form, code in rows.items()), ""]


def _cardinals(language: str) -> list[str]:
    rows = [(form, number) for number, forms in enumerate(NUMERALS[language].split(), 1) for form in forms.split("/")]
    return ["[cardinals]", *(f'"{form}" = {number}' for form, number in rows), ""]


def _numbered(title: str, info: dict[str, Any], names: tuple[str, ...], shortest: int) -> list[str]:
    rows: dict[str, int] = {}
    for number, name in enumerate(names, 1):
        for form in (form.lower().strip(".") for form in info[name]):
            if len(form) >= shortest and form.replace("'", "").isalpha():
                rows.setdefault(form, number)
    return [f"[{title}]", *(f'"{form}" = {number}' for form, number in rows.items()), ""]


def _list(words: list[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def main() -> None:
    """Writes the tables, or with --check tells which differ."""
    stale = []
    for language in LANGUAGES:
        path = LEXICON / language / "dates.toml"
        text = dates_toml(language)
        if "--check" in sys.argv:
            stale += [language] if not path.exists() or path.read_text("utf-8") != text else []
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    if stale:
        sys.exit(f"stale: {', '.join(stale)}")


if __name__ == "__main__":
    main()
