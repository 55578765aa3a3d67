"""Numbers that name something and count nothing: models, articles, addresses, phone numbers, years, list marks; "one" as a pronoun."""

from __future__ import annotations

from crosscheck.lexicon.quantity_words import QuantityWords
from crosscheck.mentions.amounts import Amount
from crosscheck.mentions.tokens import Tokens, is_digits

_TIGHT = frozenset("-‐‑/:#_@=&.^*\\%?")
_SENTENCE_ENDS = frozenset(('.', "!", "?", ":", ";", '"', "“", "”", "‘", "(", ")", "[", "]", "", "|", "•", "*", "—", "–", "-", "…", ">", "/", ","))


def is_glued_name(tokens: Tokens, amount: Amount) -> bool:
    """Whether a number in digits runs on from or into letters or signs that make it a name: `G7`, `F-150`, `737s`, `24/7`, `a=30`."""
    first, last = amount.first, amount.last
    if first and tokens.glued(first) and not _may_follow(tokens, first - 1, amount):
        return True
    after = tokens.words[last]
    if not after or not tokens.glued(last):
        return False
    if after[0].isalnum() or after == "_":
        return True
    if after in ("/", ":", "@", "=", "&", "\\", "*"):
        return tokens.glued(last + 1) and tokens.words[last + 1][:1].isalnum() and not (after == "/" and tokens.words[last + 1].isalpha())
    return False


def _may_follow(tokens: Tokens, at: int, amount: Amount) -> bool:
    """Whether a number may stand right after this piece without a blank."""
    before = tokens.words[at]
    if not before:
        return True
    if before[-1].isalnum():
        return False
    if before in _TIGHT:
        return before == ":" and at > 0 and tokens.words[at - 1].isalpha() and not _is_url(tokens, at) or not (tokens.glued(at) and at > 0 and tokens.words[at - 1])
    if before in ("'", "’") and amount.unit is None:
        return not (tokens.lower[amount.last] == "s" and tokens.glued(amount.last)) and tokens.words[amount.first] not in ("60", "70", "80", "90")
    return True


def _is_url(tokens: Tokens, at: int) -> bool:
    return tokens.words[at + 1] == "/" or tokens.lower[at - 1] in ("http", "https", "www")


def is_name(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a number, in digits or words, is the name of something; `counted` if a unit or counted noun follows it."""
    first = amount.first
    before = tokens.lower[first - 1] if first else ""
    if before in words.names.brands and (not counted or tokens.words[first - 1][:1].isupper()) and amount.unit is None:
        return not (before in ("p", "s") and counted)
    if amount.unit is not None and amount.pieces[0][0] == "currency":
        return False
    if before in words.names.labels and amount.unit is None:
        return not counted or tokens.words[first - 1][:1].isupper()
    if amount.unit is not None:
        return False
    if is_digits(tokens.words[amount.numeral.first]):
        return _is_digit_name(tokens, amount, words, counted=counted)
    return _is_word_name(tokens, amount, counted=counted)


def _is_digit_name(tokens: Tokens, amount: Amount, words: QuantityWords, *, counted: bool) -> bool:
    first, last = amount.first, amount.last
    if _is_list_mark(tokens, first, last) or _is_address(tokens, last, words) or _is_year(tokens, amount, counted=counted):
        return True
    if not counted and tokens.words[first - 1] == "[" and tokens.words[last] == "]":
        return True
    return not counted and first > 0 and _is_proper(tokens, first - 1)


def _is_proper(tokens: Tokens, at: int) -> bool:
    """Whether the piece is a capitalised word inside a sentence: what follows it is part of a name ("Apollo 11", "Channel 4")."""
    word = tokens.words[at]
    if not word[:1].isupper() or not word.isalpha() or tokens.lower[at] in _MONTHS:
        return False
    return at > 0 and tokens.words[at - 1] not in _SENTENCE_ENDS or (len(word) > 1 and word.isupper())


_MONTHS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "i", "the", "a", "in", "at", "of", "and", "to", "for", "from", "by", "about", "over", "with", "on", "is", "was", "only", "just", "than", "least", "up", "all", "some", "these", "those", "killed", "kills", "dead"))


def _is_list_mark(tokens: Tokens, first: int, last: int) -> bool:
    """`1.` or `2)` at the head of a line, `(3)`, `1)` in a sentence."""
    if last != first + 1 or not tokens.words[first].isdigit() or len(tokens.words[first]) > 2:
        return False
    if tokens.words[last] == ")" and tokens.words[first - 1] != "(" and tokens.glued(last):
        return True
    heads_line = first == 0 or "\n" in tokens.raw[first] or tokens.words[first - 1] == ""
    return heads_line and tokens.words[last] == "." and not tokens.glued(last + 1)


def _is_address(tokens: Tokens, last: int, words: QuantityWords) -> bool:
    """`10 Downing Street`, `5300 block of`, `123 N. Main St.`"""
    if tokens.lower[last] == "block" and tokens.lower[last + 1] in ("of", "on", ".", ","):
        return True
    for at in range(last, last + 5):
        word = tokens.words[at]
        if word[:1].isupper() and word.isalpha():
            if at > last and tokens.lower[at] in words.names.streets:
                return True
        elif not (word == "." or (is_digits(word) and tokens.lower[at + 1] in ("th", "st", "nd", "rd")) or tokens.lower[at] in ("th", "st", "nd", "rd")):
            return False
    return False


def _is_year(tokens: Tokens, amount: Amount, *, counted: bool) -> bool:
    """A bare figure from 1000 to 2099 is a year where nothing is counted, or where a word of time stands before it."""
    word = tokens.words[amount.first]
    if len(word) != 4 or not word.isdigit() or amount.last != amount.first + 1 or not "1000" <= word < "2100":
        return False
    before = tokens.lower[amount.first - 1] if amount.first else ""
    if before in _YEAR_CUES or (tokens.words[amount.first - 1][:1].isupper() and amount.first and not counted):
        return True
    if not counted:
        return "1500" <= word and before not in ("about", "around", "than", "least", "over", "nearly", "some", "almost", "approximately", "exactly")
    return "1900" <= word and before not in ("about", "around", "than", "least", "over", "nearly", "some", "almost", "approximately", "of", "killed", "to", "all", "with")


_YEAR_CUES = frozenset(("in", "since", "by", "until", "till", "the", "during", "before", "after", "circa", "year", "from", "mid", "early", "late", "of", "season", "summer", "winter", "spring", "fall", "autumn", "a", "its", "his", "her", "their", "model", "©", "copyright"))


def _is_word_name(tokens: Tokens, amount: Amount, *, counted: bool) -> bool:
    """Number words in names: "Formula One", "the Big Ten", "Air Force One"; not in headlines, where every word is capitalised."""
    at = amount.numeral.first
    if not tokens.words[at][:1].isupper() or at == 0:
        return False
    before, after = tokens.words[at - 1], tokens.words[amount.last]
    if before[:1].isupper() and before.isalpha() and not counted and not after[:1].isupper():
        return at > 1 and tokens.words[at - 2] not in _SENTENCE_ENDS
    return before.islower() and after[:1].isupper() and not counted


def is_idiom(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    """Whether the number word at a piece is inside a set phrase."""
    for begin in range(max(at - 3, 0), at + 1):
        phrases = words.names.idioms.get(tokens.lower[begin])
        if phrases is not None:
            for phrase in phrases:
                if begin + len(phrase) > at and tuple(tokens.lower[begin : begin + len(phrase)]) == phrase:
                    return True
    return False


def is_pronoun(tokens: Tokens, at: int, words: QuantityWords, *, counted: bool) -> bool:
    """Whether a lone "one" stands for a thing or a person: "the new one", "one must", "one of the best"."""
    before, after = (tokens.lower[at - 1] if at else ""), tokens.lower[at + 1]
    if after == "of":
        return _is_one_of_the_best(tokens, at, words)
    if after in ("another", "who", "that", "can", "could", "should", "must", "might", "would", "'", "’", "day", "way", "thing", "may", "cannot", "wonders", "knows"):
        return True
    if before in words.names.pronouns and not (before in ("only", "the", "to", "for", "of", "like", "another", "that", "first", "last") and counted):
        return True
    if counted:
        return False
    if before in ("", ".", "|", '"', "“", "!", "?") or tokens.words[at][0].isupper():
        return after not in words.names.after_standing
    return before not in words.names.standing or not (after in words.names.after_standing or not after.isalpha())


def _is_one_of_the_best(tokens: Tokens, at: int, words: QuantityWords) -> bool:
    step = at + 2
    while tokens.lower[step] in words.nouns.determiners or tokens.lower[step] in ("world", "country", "city", "nation", "'", "’", "s", "very"):
        step += 1
    word = tokens.lower[step]
    if step == at + 2 and word not in words.numerals.small:
        return True
    following = tokens.lower[step + 1]
    return word in words.names.superlatives or (word.endswith("est") and len(word) > 4) or following in words.names.superlatives
