"""How far a numeral in words reaches: cardinals, fractions, vague plurals, couples, articles before units."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import NumeralWords, QuantityWords
from crosscheck.mentions.numerals import HYPHENS, Numeral, below_hundred, find_and_fraction, find_scales
from crosscheck.mentions.tokens import Tokens, is_digits


def find_word_numeral(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """The numeral in words that begins at the piece `at`, the article or multiplier before it included; None if there is none."""
    word, numerals = tokens.lower[at], words.numerals
    if word in numerals.small:
        return _cardinal(tokens, at, words)
    if word in numerals.vague or word == "tens":
        return _vague(tokens, at, numerals)
    if word in numerals.fractions:
        return _fraction(tokens, at, words)
    if word in numerals.groups:
        return _group(tokens, at, words)
    if word in numerals.scales:
        return _bare_scale(tokens, at, numerals)
    if word == "twice" or (word in numerals.multiples and _names_crime(tokens, at + 1, words)):
        return Numeral(at, at + 1, at + 1, "words")
    article = tokens.lower[at - 1] if at else ""
    return Numeral(at - 1, at, at, "article") if article in ("a", "an") and word not in ("no", "nobody") else None


def _names_crime(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """`triple murder`, `double-murder`: a count of victims."""
    at += tokens.words[at] in HYPHENS and tokens.inner(at)
    return tokens.lower[at] in words.cues["crimes"]


def _cardinal(tokens: Tokens, at: int, words: QuantityWords) -> Numeral:
    """`twenty-one thousand three hundred and five`, `two point five million`, `two-thirds`, `one in five`."""
    numerals = words.numerals
    last = below_hundred(tokens, at, numerals)
    last = _decimals(tokens, last, numerals)
    last = _larger(tokens, last, numerals)
    last = _decimals(tokens, last, numerals)
    fraction = _fraction_after(tokens, last, words)
    if fraction:
        return _scaled_fraction(tokens, at, fraction, numerals)
    whole = last
    last = find_and_fraction(tokens, last, numerals)
    last = find_scales(tokens, last, numerals) if last > whole else last
    share = find_one_in(tokens, at, last, words)
    return Numeral(at, share, share, "fraction") if share else Numeral(at, last, last, "words")


def _fraction_after(tokens: Tokens, last: int, words: QuantityWords) -> int:
    """The end of the lower half of a fraction (`-thirds`, ` quarters`, ` twenty-fifths`) at `last`; 0 if there is none.

    "one second", "two third graders" and "one quarter" of a match are no fractions: the plural, the hyphen or "of" must show it.
    """
    numerals = words.numerals
    hyphen = tokens.words[last] in HYPHENS and tokens.glued(last) == tokens.glued(last + 1)
    at = last + 1 if hyphen else last
    if tokens.lower[at] in numerals.tens:
        at += 2 if tokens.words[at + 1] in HYPHENS and tokens.inner(at + 1) else 1
        return at + 1 if tokens.lower[at] in numerals.fractions and tokens.lower[at].endswith("s") else 0
    word = tokens.lower[at]
    if word not in numerals.fractions:
        return 0
    if word in ("half", "halves"):
        if word == "halves":
            return at + 1 if tokens.lower[last - 1] != "two" else 0
        return at + 1 if hyphen or tokens.lower[at + 1] in ("of", "million", "billion") else 0
    if word.endswith("s"):
        return at + 1
    if tokens.lower[last - 1] != "one":
        return at + 1 if hyphen and word != "quarter" else 0
    after = tokens.lower[at + 1]
    return (
        at + 1
        if hyphen or after in words.cues["shares"] or not after.isalpha() or after in words.units.starts or after in ("million", "billion")
        else 0
    )


def find_one_in(tokens: Tokens, first: int, last: int, words: QuantityWords) -> int:
    """The end of `one in five`, `3 out of 10`, `one over three`: a share of small numbers; 0 if it is none ("one in Kyiv", "two in 2014")."""
    if last != first + 1:
        return 0
    link, at = tokens.lower[last], last + 1
    if link == "out" and tokens.lower[at] == "of":
        at += 1
    elif link not in ("in", "over"):
        return 0
    at += tokens.lower[at] == "every" and link == "in"
    upper, lower = _small_number(tokens.lower[first], words), _small_number(tokens.lower[at], words)
    if upper is None or lower is None or (upper >= lower and link != "over"):
        return 0
    end = (
        find_scales(tokens, at + 1, words.numerals)
        if is_digits(tokens.words[at])
        else _larger(tokens, below_hundred(tokens, at, words.numerals), words.numerals)
    )
    if link == "over":
        return end if not tokens.lower[end].isalpha() and tokens.lower[end] not in (*HYPHENS, "%") else 0
    if upper > 1 and lower % 5 and upper != lower - 1 and link == "in":
        return 0
    return 0 if tokens.lower[end] in words.units.starts or tokens.words[end] in words.units.symbol_starts else end


def _small_number(word: str, words: QuantityWords) -> int | None:
    if word.isdigit():
        return int(word) if 0 < len(word) < 4 or word in ("1000", "10000", "100000") else None
    if "," in word and word.replace(",", "").isdigit():
        return int(word.replace(",", "")[:9])
    return words.numerals.small.get(word) or words.numerals.scales.get(word)


def _decimals(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """`point two five` after a cardinal."""
    if tokens.lower[last] != "point":
        return last
    end = last + 1
    while tokens.lower[end] in words.small:
        end = below_hundred(tokens, end, words)
    return find_scales(tokens, end, words) if end > last + 1 else last


def _larger(tokens: Tokens, last: int, words: NumeralWords) -> int:
    """Goes on over scales and the smaller numbers after them: `hundred and five thousand two hundred`."""
    while True:
        following = find_scales(tokens, last, words)
        if following == last or tokens.lower[following - 1] not in words.scales:
            return following
        last = following
        linked = tokens.lower[last] in ("and", "&") or (tokens.lower[last] == "," and tokens.lower[last + 2] == "hundred")
        at = last + 1 if linked else last
        if tokens.lower[at] not in words.small or tokens.lower[at] == "zero" or words.scales[tokens.lower[last - 1]] < 100:
            return last
        end = below_hundred(tokens, at, words)
        over = end + 1 if tokens.words[end] in HYPHENS and tokens.inner(end) else end
        if linked and tokens.lower[over] in words.fractions:
            return last
        last = end


def _vague(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`dozens`, `hundreds of thousands`, `tens of millions`, `a handful`."""
    last = at + 1
    if tokens.lower[last] == "of" and tokens.lower[last + 1] in words.vague:
        last += 2
    elif tokens.lower[at] in ("tens", "scores") and (tokens.lower[at] == "tens" or tokens.lower[last] != "of"):
        return None
    if tokens.lower[at] == "handful":
        return Numeral(at - 1, last, last, "vague") if tokens.lower[at - 1] == "a" and tokens.lower[last] == "of" else None
    return Numeral(at, last, last, "vague")


def _fraction(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`half`, `a third of`, `half a million`, `a quarter of a million`; a lone "third" is an ordinal, a lone "quarter" a period."""
    word, before, numerals = tokens.lower[at], tokens.lower[at - 1] if at else "", words.numerals
    article = before in ("a", "an") and not tokens.glued(at)
    first = at - 1 if article else at
    if word == "half":
        barred = (
            tokens.words[first - 1] in HYPHENS
            or tokens.lower[first - 1] in words.cues["unshared"]
            or (tokens.lower[first - 1] == "in" and tokens.lower[at + 1] != "of" and not article)
            or (tokens.lower[at + 1] in words.cues["unhalved"] and tokens.lower[at + 1] != "hour")
        )
        return None if barred else _scaled_fraction(tokens, first, at + 1, numerals)
    found = _scaled_fraction(tokens, first, at + 1, numerals)
    if found.kind == "words":
        return None if before in words.cues["unshared"] or before in numerals.small else found
    if not article:
        return (
            found
            if (at == 0 and tokens.lower[at + 1] == "of")
            or (word == "quarter" and tokens.words[at + 1] in HYPHENS and tokens.lower[at + 2] in words.units.starts)
            else None
        )
    if numerals.fractions[word] >= 1000 or word == "hundredth":
        return found
    after = tokens.lower[at + 1]
    if word == "quarter" and tokens.lower[at + 2 if after in HYPHENS else at + 1] in words.units.starts:
        return found
    if tokens.lower[first - 1] in words.cues["sharing"] and first and (not after.isalpha() or after in words.nouns.stops):
        return found
    return found if after in words.cues["shares"] and not word.endswith("s") and after not in ("as", "that") else None


def _scaled_fraction(tokens: Tokens, first: int, last: int, words: NumeralWords) -> Numeral:
    """Takes in a scale after a fraction: `of a million`, `a million`, `-million`, ` a dozen`."""
    at = last + 1 if tokens.lower[last] == "of" or (tokens.words[last] in HYPHENS and tokens.inner(last)) else last
    at = at + 1 if tokens.lower[at] in ("a", "an") else at
    end = find_scales(tokens, at, words)
    if end > at and tokens.lower[end - 1] in words.scales:
        return Numeral(first, end, end, "words")
    return Numeral(first, last, last, "fraction")


def _group(tokens: Tokens, at: int, words: QuantityWords) -> Numeral | None:
    """`a couple of hundred`, `a couple of weeks`, `a pair of free throws`; `the couple` are two people and no figure."""
    word, before, after = tokens.lower[at], tokens.lower[at - 1] if at else "", tokens.lower[at + 1]
    if before not in words.cues["grouped"] or (after != "of" and after not in words.numerals.scales):
        return None
    if word != "couple" and any(tokens.lower[step] in words.names.garments for step in range(at + 2, at + 5)):
        return None
    first = at - 1 if before == "a" else at
    last = find_scales(tokens, at + 2 if after == "of" else at + 1, words.numerals)
    scaled = last > at + 2 or (after != "of" and last > at + 1)
    last = last if scaled else at + 1
    return Numeral(first, last, last, "couple" if word == "couple" else "words")


def _bare_scale(tokens: Tokens, at: int, words: NumeralWords) -> Numeral | None:
    """`a hundred thousand`, `a dozen`, `several thousand`, `a few hundred`; "score" alone is no number."""
    before = tokens.lower[at - 1] if at else ""
    if tokens.lower[at] in ("score", "gross", "doz", "dozs", "dzs"):
        return None
    first, kind = at, "words"
    if before in ("a", "an"):
        first = at - 1
    elif before in ("several", "few", "many"):
        first, kind = (at - 2 if tokens.lower[at - 2] == "a" else at - 1), "vague"
    last = _larger(tokens, at, words)
    fraction = last + 1 if tokens.words[last] in HYPHENS else last
    if tokens.lower[fraction] in words.fractions and tokens.lower[fraction].endswith("s"):
        return Numeral(first, fraction + 1, fraction + 1, "fraction")
    last = find_and_fraction(tokens, last, words)
    return Numeral(first, last, last, kind)
