"""Lines that belong to the page and not to the story."""

from __future__ import annotations

import re

from crosscheck.lexicon.stamp_words import BoilerplateWords

_LONGEST = 240
_LONGEST_CONTACT = 160
_CONTACT = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w{2,}|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|(?:pic\.)?twitter\.com\S*")
_CONTACT_OPENING = re.compile(
    r"(?:contact|reach|email|e-mail|call|follow|tweet|write to|on twitter|twitter|tel|phone|fax)\b[^.!?]{0,80}", re.IGNORECASE
)
_CREDIT = re.compile(r"(?:—|–|--?)\s?[^.!?]{1,60}\(@\w{1,30}\)[^.!?]{0,40}")
"""Who wrote an embedded post, and when: "— Kalder Coast Guard (@kalderguard) August 12, 2024"."""

_STREET = re.compile(
    r"\d{1,5}\s(?:[A-Z][\w.]*\s){1,4}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Way|Plaza)\b\.?(?:,[^.!?]{0,60})?"
)
_FIGURES = tuple("-0123456789")
_CONTACT_SIGN = re.compile(r"@|://|www\.|twitter\.|\d{3}[\s.-]\d{4}")
_COORDINATES = re.compile(r"-?\d{1,3}\.\d{3,}[,\s]+-?\d{1,3}\.\d{3,}")


def is_boilerplate(surface: str, words: BoilerplateWords) -> bool:
    """Whether a whole line or paragraph is a rights line, navigation, a sharing link, an advertisement or a contact line.

    Doubt leaves it in the story: what is marked carries no claims.
    """
    if len(surface) > 2 * _LONGEST:
        return False
    folded = " ".join(surface.split()).lower()
    if not folded or len(folded) > _LONGEST:
        return False
    if folded.strip(" .:|-–—•·[]()+►»×") in words.whole:
        return True
    if folded.startswith(words.opens) and any(_opens(folded, opening) for opening in words.opens):
        return not _is_sentence_like(folded)
    label, colon, rest = folded.strip("►+»×• ").partition(":")
    if colon and label.strip() in words.labels and len(rest.split()) < 3:
        return True
    return any(held in folded for held in words.holds) or _is_contact(surface.strip())


def _opens(folded: str, opening: str) -> bool:
    """Whether the line begins with these words, and not with a longer word that begins like the last of them."""
    if not folded.startswith(opening):
        return False
    following = folded[len(opening) : len(opening) + 1]
    return not (opening[-1].isalpha() and following.isalpha())


def _is_sentence_like(folded: str) -> bool:
    """A long line with several sentences that only happens to begin like boilerplate."""
    return len(folded) > 160 and folded.count(". ") > 2


def _is_contact(surface: str) -> bool:
    """Nothing but addresses, numbers and handles, or a short line that tells how to reach the writer."""
    if len(surface) > _LONGEST_CONTACT:
        return False
    if surface[:1] in _FIGURES and (_COORDINATES.fullmatch(surface) or _STREET.fullmatch(surface)):
        return True
    if not _CONTACT_SIGN.search(surface):
        return False
    if _CREDIT.fullmatch(surface):
        return True
    rest, found = _CONTACT.subn(" ", surface)
    if found and len(re.findall(r"\w{2,}", rest)) <= 1:
        return True
    if found and _CONTACT_OPENING.match(surface):
        return len(re.findall(r"\w{2,}", rest)) <= 12
    return False
