"""The evidence of one pair of claims, as named numbers: what the match weights multiply."""

from __future__ import annotations

import math

from rapidfuzz.distance import JaroWinkler

from crosscheck.align.persons import compare_persons
from crosscheck.align.values import AGREEING, compare_values
from crosscheck.align.views import ClaimView, overlap, shared_weight

Features = dict[str, float]
_COMMON_FIGURE = 1.9
"""Rarities of figures below this are those of single digits, of months and of years."""


def slot_score(left: ClaimView, right: ClaimView) -> float:
    """How alike two slots are, values apart: a fixed sum of wording, family, names and scope, about -2 to 6.

    It ranks the claims of one report against each other before any learned weight is applied, so that nothing learned leaks into the ranks.
    """
    one, two = left.claim.measurand, right.claim.measurand
    score = 2.0 * overlap(left.near, right.near) + 1.5 * overlap(left.terms, right.terms) + 0.7 * overlap(left.names, right.names)
    score += 0.5 * overlap(left.wide, right.wide)
    if one.family and two.family:
        score += 1.2 if one.family == two.family else -1.0
    if one.group and one.group == two.group and one.family != two.family:
        score += 1.2
    if one.role and two.role and one.role != two.role:
        score -= 0.8
    if one.head and two.head:
        score += 0.7 if one.head == two.head else -0.3
    if one.kind == "age":
        score += {"same": 3.0, "other": -3.0, "one": 0.0, "none": 0.0}[compare_persons(left.person, right.person)]
        if left.gender and right.gender and left.gender != right.gender:
            score -= 2.0
    score -= 0.6 * len(left.scope ^ right.scope)
    return score


def pair_features(left: ClaimView, right: ClaimView) -> Features:
    """The evidence that two claims of one kind measure the same thing; symmetric in its arguments."""
    one, two = left.claim, right.claim
    kind = min(one.measurand.kind, two.measurand.kind)
    relation = compare_values(left.value, right.value)
    found: Features = {f"kind {kind}": 1.0, f"value {relation}": 1.0, f"{kind}: value {relation}": 1.0}
    if relation in AGREEING:
        rarity = min(left.value.rarity, right.value.rarity)
        found["rare figure, the same"] = rarity
        found[f"{kind}: rare figure, the same"] = rarity
    if one.measurand.kind != two.measurand.kind:
        found["an ordinal in one"] = 1.0
    _add_wording(found, left, right, kind, relation)
    _add_family(found, left, right, kind, relation)
    _add_scope(found, left, right)
    _add_place(found, left, right)
    if kind == "age":
        _add_person(found, left, right, relation)
    if kind in ("date", "clock"):
        _add_times(found, left, right)
    if relation in AGREEING and min(left.value.rarity, right.value.rarity) < _COMMON_FIGURE:
        _add_common_figure(found)
    return found


_CROSSED = (
    "family same",
    "family other",
    "family one",
    "family none",
    "words beside the value",
    "words of the sentence",
    "nearest name the same",
    "nearest name another",
    "counted noun the same",
    "counted noun another",
    "governor the same",
    "main day of both reports",
)


def _add_common_figure(found: Features) -> None:
    """Small figures agree by chance: what else agrees weighs more for them."""
    found.update({f"common figure: {name}": found[name] for name in _CROSSED if name in found})


def _add_wording(found: Features, left: ClaimView, right: ClaimView, kind: str, relation: str) -> None:
    near, terms = overlap(left.near, right.near), overlap(left.terms, right.terms)
    found["words beside the value"] = near
    found["words of the sentence"] = terms
    found["words of the sentence, rare"] = min(3.0, shared_weight(left.terms, right.terms))
    found["words around"] = overlap(left.wide, right.wide)
    crossed = max(shared_weight(left.near, right.terms), shared_weight(right.near, left.terms))
    found["words beside the value, anywhere"] = min(2.5, crossed)
    found["names"] = overlap(left.names, right.names)
    found |= _nearest_names(
        left.claim.measurand.names, right.claim.measurand.names, kind, agree := "agreeing" if relation in AGREEING else "differing"
    )
    found["names shared"] = min(3.0, shared_weight(left.names, right.names))
    found[f"{agree}: words beside the value"] = near
    found[f"{agree}: words of the sentence"] = terms
    found[f"{kind}: words beside the value"] = near
    found[f"{kind}: words of the sentence"] = terms
    one, two = left.claim.measurand, right.claim.measurand
    same_before = _run(one.before, two.before)
    same_after = _run(one.after, two.after)
    found["phrase before"] = same_before
    found["phrase after"] = same_after
    found[f"{agree}: phrase around"] = same_before + same_after


def _nearest_names(left: tuple[str, ...], right: tuple[str, ...], kind: str, agree: str) -> Features:
    """Whether the names that stand nearest to the two values are one."""
    if not left or not right:
        return {"no name in one": 1.0}
    near = max(JaroWinkler.similarity(one, two) for one in left[:2] for two in right[:2]) > 0.92
    state = "nearest name the same" if near else "nearest name another"
    return {state: 1.0, f"{kind}: {state}": 1.0, f"{agree}: {state}": 1.0}


def _run(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """How many stems agree, from the value outwards."""
    length = 0
    for one, two in zip(left, right, strict=False):
        if one != two:
            break
        length += 1
    return float(length)


def _add_family(found: Features, left: ClaimView, right: ClaimView, kind: str, relation: str) -> None:
    one, two = left.claim.measurand, right.claim.measurand
    if one.family and two.family:
        state = "same" if one.family == two.family else "other"
    else:
        state = "one" if one.family or two.family else "none"
    agree = "agreeing" if relation in AGREEING else "differing"
    found[f"family {state}"] = 1.0
    found[f"{agree}: family {state}"] = 1.0
    found[f"{kind}: family {state}"] = 1.0
    if one.group and two.group:
        state = "the same" if one.group == two.group else "another"
        found[f"group of families {state}"] = 1.0
        found[f"{agree}: group of families {state}"] = 1.0
    if one.governor and one.governor == two.governor:
        found["governor the same"] = 1.0
    if one.head and two.head:
        same = one.head == two.head or JaroWinkler.similarity(one.head, two.head) > 0.92
        found["counted noun the same" if same else "counted noun another"] = 1.0
        found[f"{agree}: counted noun {'the same' if same else 'another'}"] = 1.0
    elif one.head or two.head:
        found["counted noun in one"] = 1.0


def _add_scope(found: Features, left: ClaimView, right: ClaimView) -> None:
    for key in left.scope ^ right.scope:
        found[f"scope {key} in one"] = 1.0
    if left.scope and left.scope == right.scope:
        found["scope the same"] = 1.0
    one, two = left.claim.quantity, right.claim.quantity
    if one is not None and two is not None:
        if one.bound != two.bound:
            found["bound in one"] = 1.0
        if one.change != two.change:
            found["change in one"] = 1.0


def _add_place(found: Features, left: ClaimView, right: ClaimView) -> None:
    one, two = left.claim, right.claim
    if one.headline or two.headline:
        found["headline both" if one.headline and two.headline else "headline one"] = 1.0
    found["place in the report"] = abs(math.log1p(one.sentence_index) - math.log1p(two.sentence_index))
    found["lead both"] = float(one.sentence_index < 3 and two.sentence_index < 3)
    if one.attribution and two.attribution:
        same = one.attribution.key == two.attribution.key
        found["attribution the same" if same else "attribution another"] = 1.0
    if one.document == two.document:
        found["one report"] = 1.0


def _add_person(found: Features, left: ClaimView, right: ClaimView, relation: str) -> None:
    state = compare_persons(left.person, right.person)
    agree = "agreeing" if relation == "equal" else "differing"
    found[f"person {state}"] = 1.0
    found[f"{agree}: person {state}"] = 1.0
    roles = {left.claim.measurand.role, right.claim.measurand.role} - {""}
    if left.claim.measurand.role and right.claim.measurand.role:
        found["role the same" if len(roles) == 1 else "role another"] = 1.0
        found[f"{agree}: role {'the same' if len(roles) == 1 else 'another'}"] = 1.0
    if left.gender and right.gender:
        found["gender the same" if left.gender == right.gender else "gender another"] = 1.0


def _add_times(found: Features, left: ClaimView, right: ClaimView) -> None:
    one, two = left.claim.timex, right.claim.timex
    if one is None or two is None:
        return
    found["grain the same" if one.grain == two.grain else "grain another"] = 1.0
    published = [claim.published[:10] if claim.published else None for claim in (left.claim, right.claim)]
    on_day = [
        time.first is not None and day is not None and time.first[:10] == day for time, day in zip((one, two), published, strict=True)
    ]
    if left.main_day or right.main_day:
        found["main day of both reports" if left.main_day and right.main_day else "main day of one report"] = 1.0
        families = {left.claim.measurand.family, right.claim.measurand.family}
        both = left.main_day and right.main_day
        found[f"main day of {'both' if both else 'one'}, {'one family' if len(families) == 1 else 'two families'}"] = 1.0
    if all(on_day):
        found["day of publication both"] = 1.0
    elif any(on_day):
        found["day of publication one"] = 1.0


def rank_features(score: float, rival_left: float, rival_right: float) -> Features:
    """How a pair stands among its rivals: by how much its slot score leads the best other claim of either report."""
    return {
        "lead over rivals": max(-2.0, min(2.0, score - max(rival_left, rival_right))),
        "best for both": float(score > rival_left and score > rival_right),
        "best for one": float((score > rival_left) != (score > rival_right)),
        "slot score": score,
    }


_OF_VALUES = ("value", "agreeing", "differing", "rare figure", "common figure")


def blind_features(left: ClaimView, right: ClaimView, score: float, rival_left: float, rival_right: float) -> Features:
    """The evidence of a pair with its values covered: nothing in it tells whether they agree."""
    found = {name: value for name, value in pair_features(left, right).items() if not _tells_values(name)}
    return found | rank_features(score, rival_left, rival_right)


def _tells_values(name: str) -> bool:
    return name.startswith(_OF_VALUES) or name.partition(": ")[2].startswith(_OF_VALUES)
