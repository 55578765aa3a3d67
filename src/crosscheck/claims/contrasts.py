"""Figures of one thing that a report itself sets against each other: "74, well above the 28 the governor acknowledged"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from crosscheck.claims.anaphora import share_slot
from crosscheck.lexicon.contrast_words import ContrastWords, load_contrast_words
from crosscheck.model import Claim

_LOOK_BACK = 6
_BEHIND = 60
_AROUND = 200
_OTHER_KINDS = frozenset(("date", "clock", "set", "ordinal", "score", "age"))
_MAGNITUDES = frozenset(("count", "magnitude"))


def link_contrasts(text: str, claims: Sequence[Claim], language: str = "en") -> list[Claim]:
    """The claims of one report in text order; two that it sets against each other each carry the cue `contrast:@` and the other's offset.

    Both tell one family, or one counted noun, in one sentence or in two that follow each other, with values that differ; a claim has one opposite.
    A bare figure ("more than the 31 in the bulletin") takes the slot of its opposite.
    """
    words = load_contrast_words(language)
    linked = list(claims)
    taken: set[int] = set()
    for at, later in enumerate(claims):
        partners = (back for back in _partners(claims, at) if back not in taken)
        before = next((back for back in partners if _is_contrast(text, linked[back], later, words)), None)
        if before is not None:
            taken |= {before, at}
            linked[at] = _with_cue(share_slot(later, linked[before]) if _is_bare(later) else later, claims[before])
            linked[before] = _with_cue(linked[before], later)
    return linked


def _with_cue(claim: Claim, other: Claim) -> Claim:
    return replace(claim, cues=(*claim.cues, f"contrast:@{other.start}"))


def _is_bare(claim: Claim) -> bool:
    return claim.measurand.kind == "count" and not claim.measurand.family and not claim.measurand.head


def _partners(claims: Sequence[Claim], at: int) -> Iterator[int]:
    """The claims before that may tell another figure of the same slot, nearest first."""
    later = claims[at]
    if later.quantity is None or later.measurand.kind in _OTHER_KINDS:
        return
    for back in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        if later.sentence_index - claims[back].sentence_index > 1:
            return
        if _differ(claims[back], later) and not _is_bare(claims[back]):
            yield back


def _differ(one: Claim, two: Claim) -> bool:
    kinds = {one.measurand.kind, two.measurand.kind}
    return (
        (len(kinds) == 1 or kinds == _MAGNITUDES)
        and one.quantity is not None
        and two.quantity is not None
        and one.quantity.value != two.quantity.value
    )


def _one_slot(one: Claim, two: Claim) -> bool:
    left, right = one.measurand, two.measurand
    if left.family and right.family:
        return left.family == right.family
    return bool(left.head) and left.head == right.head


def _is_contrast(text: str, one: Claim, two: Claim, words: ContrastWords) -> bool:
    bare = _is_bare(two)
    if not bare and not _one_slot(one, two):
        return False
    if one.sentence == two.sentence:
        between = text[one.end : two.start].lower()
        if words.between.search(between) and (" the" not in between or words.given.search(text[two.end : two.end + _BEHIND].lower())):
            return True
    if bare or (one.attribution == two.attribution and one.sentence != two.sentence and one.attribution is not None):
        return False
    return _retold(text, one, words) or _retold(text, two, words) or _said_to_differ(text, one, two, words)


def _retold(text: str, claim: Claim, words: ContrastWords) -> bool:
    """Whether words before the value, in its sentence, say that it was given at another time."""
    return bool(words.retold.search(text[max(claim.sentence[0], claim.start - _AROUND) : claim.start].lower()))


def _said_to_differ(text: str, one: Claim, two: Claim, words: ContrastWords) -> bool:
    paragraph = text.rfind("\n", 0, one.start) + 1
    return bool(words.differing.search(text[max(paragraph, one.start - _AROUND) : two.start].lower()))
