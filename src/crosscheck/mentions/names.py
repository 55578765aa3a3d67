"""Numbers that name something and count nothing: models, articles, addresses, phone numbers, years, list marks."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount
from crosscheck.mentions.numerals import HYPHENS
from crosscheck.mentions.tokens import Tokens, is_digits

_TIGHT = frozenset("-‐‑/:#_@=&.^*\\%?")
_SENTENCE_ENDS = frozenset(
    (".", "!", "?", ":", ";", '"', "“", "”", "‘", "(", ")", "[", "]", "", "|", "•", "*", "—", "–", "-", "…", ">", "/", ",")
)
_DECADES = frozenset(("20", "30", "40", "50", "60", "70", "80", "90"))
_ADDRESS_REACH = 5
_SHORTEST_PHONE = 7
_LISTING = frozenset((",", "and", "or", "to", "&"))
_LONGEST_LIST = 16
_HEADLINE_REACH = 9


def is_glued_name(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """Whether a number in digits runs on from or into letters or signs that make it a name: `G7`, `F-150`, `737s`, `24/7`, `a=30`."""
    first, last = amount.first, amount.last
    if first and tokens.glued(first) and not _may_follow(tokens, first - 1, amount):
        return True
    after = tokens.words[last]
    if not after or not tokens.glued(last):
        return False
    if after[0].isalnum() or after == "_":
        return tokens.words[last - 1][-1].isalnum() and tokens.lower[last] not in words.ages.abbreviations
    if after in HYPHENS and tokens.inner(last) and amount.unit is None and _is_suffix(tokens.words[last + 1]):
        return True
    if after in ("/", ":", "@", "=", "&", "\\", "*", "^"):
        return tokens.glued(last + 1) and tokens.words[last + 1][:1].isalnum() and not (after == "/" and tokens.words[last + 1].isalpha())
    return after in ("'", "’") and tokens.lower[last + 1] == "s" and tokens.glued(last + 1) and amount.unit is None


def _is_suffix(word: str) -> bool:
    """Whether a word after a hyphen makes an identifier: "4521-B", "10-K"."""
    return len(word) < 3 and word.isupper()


def _may_follow(tokens: Tokens, at: int, amount: Amount) -> bool:
    """Whether a number may stand right after this piece without a blank."""
    before = tokens.words[at]
    if not before:
        return True
    if before[-1].isalnum():
        return False
    if before in _TIGHT:
        if before in HYPHENS and tokens.lower[at - 1] in ("of", "for") and at > 2 and is_digits(tokens.words[at - 3]):
            return True
        label = before == ":" and at > 0 and tokens.words[at - 1].isalpha() and not _is_url(tokens, at)
        return (
            label or at == 0 or not tokens.glued(at) or not tokens.words[at - 1] or (before == "=" and tokens.words[at - 1] in ("<", ">"))
        )
    if before in ("'", "’") and amount.unit is None:
        return not (tokens.lower[amount.last] == "s" and tokens.glued(amount.last)) and tokens.words[amount.first] not in _DECADES
    return True


def _is_url(tokens: Tokens, at: int) -> bool:
    return tokens.words[at + 1] == "/" or tokens.lower[at - 1] in ("http", "https", "www")


def is_calendar(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether digits plainly belong to a date: "in 1942", "24 February", "Feb. 24"; a cheap look that spares the grammar."""
    word = tokens.words[at]
    if len(word) == 4:
        after = tokens.words[at + 1]
        plain = not after or after in ".,;)" or (after.islower() and after in words.nouns.stops)
        return plain and word.isdigit() and "1500" <= word < "2100" and at > 0 and tokens.lower[at - 1] in words.cues["years"]
    if len(word) > 2 or not word.isdigit() or tokens.words[at + 1] in HYPHENS:
        return False
    return (
        tokens.lower[at + 1] in words.cues["months"] and tokens.words[at + 1][:1].isupper() and tokens.lower[at + 1] not in ("may", "march")
    )


def find_phone(tokens: Tokens, at: int) -> int:
    """The end of a phone number of groups with blanks between, `0800 555 0199` or `+44 20 7946 0958`; 0 if there is none at `at`."""
    word = tokens.words[at]
    if not word.isdigit() or not (word[0] == "0" or (at and tokens.words[at - 1] == "+")) or not tokens.words[at + 1].isdigit():
        return 0
    last, digits = at, 0
    while tokens.words[last].isdigit():
        digits += len(tokens.words[last])
        last += 1
    return last if digits > _SHORTEST_PHONE else 0


def is_name(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a number, in digits or words, is the name of something; `counted` if a counted noun follows it."""
    if amount.unit is not None:
        return not is_digits(tokens.words[amount.numeral.first]) and amount.numeral.kind == "words" and _is_word_name(tokens, amount, words)
    first = amount.first
    if first and tokens.lower[first - 1] in words.names.brands:
        return not tokens.words[first - 1].islower() or not counted
    if tokens.words[first] in words.names.models and _is_model(tokens, first, words, counted=counted):
        return True
    if first and _is_labelled(tokens, amount, words, counted=counted):
        return True
    if is_digits(tokens.words[amount.numeral.first]):
        return _is_digit_name(tokens, amount, words, counted=counted)
    return _is_word_name(tokens, amount, words)


def _is_labelled(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a label stands before a figure: "Article 5", "chapters 3 and 4", "image 4 of 11", "class 12B"; where something is counted
    after it, only a capitalised label or a letter on the figure makes it a name.
    """
    first, numeral, labels = amount.first, amount.numeral, words.names.labels
    before = tokens.lower[first - 1]
    if before == "of" and first > 2 and is_digits(tokens.words[first - 2]):
        return tokens.lower[first - 3] in labels
    if before not in labels:
        return not counted and _follows_label(tokens, first, words)
    lettered = numeral.last == numeral.scale + 1 and tokens.glued(numeral.scale)
    return not counted or lettered or tokens.words[first - 1][:1].isupper()


def _follows_label(tokens: Tokens, first: int, words: QuantityWords) -> bool:
    """Whether a figure goes on a list of names: "chapters 3 and 4", "rooms 4, 5 or 6"."""
    back = first - 1
    if back < 1 or tokens.lower[back] not in _LISTING:
        return False
    while back > 0 and first - back < _LONGEST_LIST and (tokens.lower[back] in _LISTING or is_digits(tokens.words[back])):
        back -= 1
    return tokens.lower[back] in words.names.labels and is_digits(tokens.words[back + 1])


def _is_model(tokens: Tokens, at: int, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a well-known number ("737", "911") names a model or an emergency call here and counts nothing."""
    after = tokens.lower[at + 1]
    if counted:
        return after in words.cues["models"]
    return tokens.lower[at - 1] in words.cues["modelled"] or after in words.cues["models"] or not after.isalpha()


def _is_digit_name(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    first, last = amount.first, amount.last
    if _is_address(tokens, last, words) or _is_year(tokens, amount, words, counted=counted):
        return True
    if _is_phone(tokens, first, last):
        return True
    if counted:
        return False
    if _is_list_mark(tokens, first, last) or (tokens.words[first - 1] == "[" and tokens.words[last] == "]" and first > 0):
        return True
    if tokens.lower[first - 1] == "at" and first and tokens.words[first].isdigit() and _is_hour_or_house(tokens, first, last):
        return True
    return first > 0 and _is_proper(tokens, first - 1, words)


def _is_phone(tokens: Tokens, first: int, last: int) -> bool:
    """An area code in brackets: `(313) 223-4616`; the letters' digits: `576-TIPS (8477)`."""
    if not (first and tokens.words[first - 1] == "(" and tokens.words[last] == ")"):
        return False
    after, before = tokens.words[last + 1], tokens.words[first - 2] if first > 1 else ""
    ahead = is_digits(after) and tokens.words[last + 2] in HYPHENS and len(tokens.words[first]) == 3
    return ahead or (before.isupper() and len(before) == 4 and len(tokens.words[first]) == 4)


def _is_hour_or_house(tokens: Tokens, first: int, last: int) -> bool:
    """A bare figure after "at": an hour up to 12, or a house number before a capitalised street."""
    word = tokens.words[first]
    return int(word[:4]) <= 12 if len(word) < 3 else tokens.words[last][:1].isupper()


def is_clock(tokens: Tokens, first: int, last: int, words: QuantityWords) -> bool:
    """Whether a bare number is an hour or a day: `2 pm`, `24 February`, `Feb. 24`."""
    if tokens.lower[last] in words.cues["clock"] or (
        tokens.lower[last] in ("a", "p", "o") and tokens.words[last + 1] in (".", "'", "’") and tokens.glued(last + 1)
    ):
        return True
    if tokens.words[last] in ("March", "May") and len(tokens.words[first]) < 3:
        return True
    if (
        tokens.words[last] == ":"
        and is_digits(tokens.words[last + 1])
        and len(tokens.words[last + 1]) == 2
        and len(tokens.words[first]) < 3
    ):
        return True
    if first and tokens.words[first - 1] == ":" and is_digits(tokens.words[first - 2]) and first > 1:
        return True
    back = first - 2 if tokens.words[first - 1] == "." else first - 1
    return back >= 0 and first > 0 and tokens.lower[back] in words.cues["months"] and tokens.words[back][:1].isupper()


def _is_proper(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether the piece is a capitalised word inside a sentence: what follows it is part of a name ("Apollo 11", "Channel 4")."""
    word = tokens.words[at]
    if not word[:1].isupper() or not word.isalpha() or tokens.lower[at] in words.cues["openers"]:
        return False
    if len(word) > 1 and word.isupper():
        return True
    return at > 0 and tokens.words[at - 1] not in _SENTENCE_ENDS


def _is_list_mark(tokens: Tokens, first: int, last: int) -> bool:
    """`1.` or `2)` at the head of a line, `1)` in a sentence."""
    if last != first + 1 or not tokens.words[first].isdigit() or len(tokens.words[first]) > 2:
        return False
    if tokens.words[last] == ")" and tokens.glued(last) and (first == 0 or tokens.words[first - 1] != "("):
        return True
    heads_line = first == 0 or "\n" in tokens.raw[first] or tokens.words[first - 1] == ""
    return heads_line and tokens.words[last] == "." and not tokens.glued(last + 1) and tokens.words[last + 1] != ""


def _is_address(tokens: Tokens, last: int, words: QuantityWords) -> bool:
    """`10 Downing Street`, `123 N. Main St.`, `350 5th Avenue`."""
    for at in range(last, last + _ADDRESS_REACH):
        word = tokens.words[at]
        if word[:1].isupper() and word.isalpha():
            if at > last and tokens.lower[at] in words.names.streets:
                return True
        elif not (word == "." or is_digits(word) or tokens.lower[at] in ("th", "st", "nd", "rd")) or at == last == 0:
            return False
    return False


def _is_year(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    """A bare figure from 1000 to 2099 is a year after a word of time; from 1500 also where nothing is counted, from 1900 even then."""
    word = tokens.words[amount.first]
    if len(word) != 4 or not word.isdigit() or amount.last != amount.first + 1 or not "1000" <= word < "2100":
        return False
    if tokens.words[amount.last] == "-" and tokens.glued(amount.last) and counted:
        return False
    before = tokens.lower[amount.first - 1] if amount.first else ""
    if before in words.cues["years"] or (amount.first and not counted and tokens.words[amount.first - 1][:1].isupper()):
        return True
    return word >= ("1900" if counted else "1500") and before not in words.cues["figures"]


def _is_word_name(tokens: Tokens, amount: Amount, words: QuantityWords) -> bool:
    """A capitalised number word inside running text: "the Three Gorges", "the Big Ten"; not in a headline, where all are capitalised."""
    at = amount.numeral.first
    if at == 0 or not tokens.words[at][:1].isupper() or tokens.words[at - 1] in _SENTENCE_ENDS or "\n" in tokens.raw[at]:
        return False
    if tokens.words[amount.numeral.last][:1].islower():
        return False
    near = [tokens.words[step] for step in range(max(at - _HEADLINE_REACH, 0), at + _HEADLINE_REACH)]
    return any(word.islower() and word.isalpha() and word not in words.cues["headline"] for word in near)


def is_idiom(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether the number word at a piece is inside a set phrase."""
    for begin in range(max(at - 4, 0), at + 1):
        phrases = words.names.idioms.get(tokens.lower[begin])
        phrase = tokens.follows(begin, phrases) if phrases else None
        if phrase is not None and begin + len(phrase) > at:
            return tokens.lower[begin + len(phrase)] not in words.numerals.scales
    return False
