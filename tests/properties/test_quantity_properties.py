"""Laws of quantities: what is written in any form is read back equal; spans are what they say; hostile text breaks nothing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from crosscheck.lexicon.quantity_words import load_quantity_words
from crosscheck.mentions.quantities import find_quantities
from crosscheck.model import number_text
from crosscheck.normalize.numerals import parse_numeral
from crosscheck.normalize.quantities import normalize_quantity

WORDS = load_quantity_words()
UNITS = sorted(
    (" ".join(phrase), name)
    for phrase, name in WORDS.units.words.items()
    if len(phrase) == 1 and phrase[0].isalpha() and phrase[0].endswith("s")
)
ODD = {"pounds", "marks", "soms", "pence", "gs", "kms", "seconds", "percents"} | {word for word, _ in UNITS if len(word) < 5}
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mn": 6}
SIGNS = {"$": "dollar", "£": "pound sterling", "€": "euro", "US$": "dollar", "A$": "Australian dollar", "₹": "rupee"}
ONES = [word for word, _ in sorted(WORDS.numerals.small.items(), key=lambda item: item[1]) if word not in ("nil", "nought", "naught")][:20]
TENS = {value: word for word, value in WORDS.numerals.tens.items()}
BY_BOUND = {"at least": "at-least", "more than": "more-than", "up to": "at-most", "fewer than": "less-than", "no fewer than": "at-least"}
BY_HEDGE = {"about": "about", "roughly": "about", "nearly": "below", "almost": "below", "just over": "above", "an estimated": "about"}

whole = st.integers(0, 10**9)
decimals = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False, allow_infinity=False)
proclaim = settings(max_examples=100, deadline=None, derandomize=True)


def spell(number: int) -> str:
    """A number below 10^15 in words, as English writes it."""
    for scale, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            return f"{spell(number // scale)} {name}" + (f" {spell(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number >= 20:
        return TENS[number - number % 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def only(text: str):
    mentions = [mention for mention in find_quantities(text) if mention.kind == "quantity"]
    assert len(mentions) == 1, (text, mentions)
    quantity = normalize_quantity(mentions[0])
    assert quantity is not None, text
    return quantity


@proclaim
@given(whole, st.sampled_from([",", "", " ", "\u202f", "'"]))
def test_separators_change_no_value(number, separator):
    surface = f"{number:,}".replace(",", separator)
    found = parse_numeral(surface)
    assert found is not None
    assert found.number == number


@proclaim
@given(st.integers(0, 10**15 - 1))
def test_words_are_read_back(number):
    found = parse_numeral(spell(number))
    assert found is not None
    assert found.number == number


@proclaim
@given(st.integers(2, 10**12))
def test_words_in_a_sentence_are_one_figure(number):
    assert only(f"the office counted {spell(number)} trees last week").value == number


@proclaim
@given(decimals, st.sampled_from([pair for pair in UNITS if pair[0] not in ODD]))
def test_every_unit_word_is_read_back(number, unit):
    word, name = unit
    quantity = only(f"it measured {number} {word} there")
    assert (quantity.value, quantity.unit) == (number, name)


@proclaim
@given(decimals, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(SIGNS)))
def test_money_with_scales(number, scale, sign):
    quantity = only(f"it cost {sign}{number} {scale} there")
    assert (Fraction(quantity.value), quantity.unit) == (Fraction(number) * 10 ** SCALES[scale], SIGNS[sign])


@proclaim
@given(st.integers(3, 10**6), st.sampled_from(sorted(BY_BOUND)))
def test_bounds_open_one_side(number, word):
    quantity = only(f"it killed {word} {number:,} cows there")
    assert quantity.bound == BY_BOUND[word]
    assert (quantity.low, quantity.high) == ((number, None) if quantity.bound in ("at-least", "more-than") else (None, number))
    assert quantity.value == number


@proclaim
@given(st.integers(3, 10**6), st.sampled_from(sorted(BY_HEDGE)))
def test_hedges_move_nothing(number, word):
    quantity = only(f"it killed {word} {number:,} cows there")
    assert quantity.approximate
    assert (quantity.hedge, quantity.value, quantity.low, quantity.high, quantity.unit) == (BY_HEDGE[word], number, number, number, "cow")


@proclaim
@given(
    st.integers(2, 999), st.integers(1, 999), st.sampled_from(["{}–{} km", "{} to {} km", "between {} and {} km", "from {} km to {} km"])
)
def test_ranges_have_two_ends(low, more, form):
    quantity = only(f"the gap is {form.format(low, low + more)} wide")
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, low, low + more, "kilometer")


@proclaim
@given(decimals, st.sampled_from(sorted(name for name, unit in WORDS.units.units.items() if unit.factor)))
def test_units_go_to_the_base_and_back(number, name):
    unit = WORDS.units.units[name]
    base = Fraction(number) * unit.factor + unit.offset
    assert (base - unit.offset) / unit.factor == Fraction(number)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            ["5", "1,000", "at least", "$", "€", "million", "one", "of", "-", "–", "to", "and", "a", "half", "third", "km", "%", "people", "(", ")", ",", ".", "42", "year", "old", "\n", "'", '"',
             "rose", "per", "hundred", "No", "dozens", "2024", "½", "/", "+", "~", "feet", "no", "one in", "second", "m", "x10^", "±", "The", "Boeing", "m²", "°C", "°"]
        ),
        max_size=30,
    ),
    st.sampled_from([" ", ""]),
)  # fmt: skip
def test_any_jumble_keeps_the_promises(pieces, glue):
    text = glue.join(pieces)
    end = 0
    for mention in find_quantities(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start >= end
        assert mention.end > mention.start
        assert all(text[part.start : part.end] == part.surface for part in mention.parts)
        end = mention.end
        quantity = normalize_quantity(mention)
        if quantity is not None:
            check(quantity)


def check(quantity):
    ends = [Fraction(end) for end in (quantity.low, quantity.high) if end is not None]
    assert ends == sorted(ends)
    assert ends
    if quantity.value is not None:
        assert Fraction(quantity.value) in ends
        number_text(quantity.value)
    assert Fraction(quantity.precision) > 0
    assert isinstance(quantity.value, Decimal | Fraction | None)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_any_text_at_all(text):
    for mention in find_quantities(text):
        assert text[mention.start : mention.end] == mention.surface
        normalize_quantity(mention)
