"""Versions of one story: the later one takes the earlier one's place, and says so."""

from __future__ import annotations

import re

from crosscheck.judge.asof import Order
from crosscheck.judge.calendar import days_between, span_of
from crosscheck.model import Claim, Edition

_ALIKE = 0.6
"""The share of words that two headlines of one story have in common, at least: a corrected one may be worded anew."""

_FEWEST_WORDS = 3
_MOST_DAYS = 3
_STORY = re.compile(r"://[^/]+/.*[-_\d]")
"""An address with a path of several words, or with a number: a story's, not a section's."""


def edition_order(left: Claim, right: Claim) -> Order:
    """Which of two claims stands in the later version of one story of one source; "none" where they are no versions of one.

    A story goes by its slug, a marked version ("CORRECTED", "UPDATE 2") also by its headline. The higher version is the later one; versions that are
    marked alike are ordered by their last change, else their publication, with the grain respected.
    """
    one, two = left.edition, right.edition
    if left.document == right.document or _source(left) != _source(right):
        return "none"
    same = one.slug is not None and one.slug == two.slug
    alike = _alike(one, two)
    if one.version != two.version and (alike or (same and _near(left, right))):
        return "left-later" if one.version > two.version else "right-later"
    return _by_moment(left, right) if same and (alike or _is_address(one.slug)) else "none"


def _is_address(slug: str | None) -> bool:
    """Whether a slug names one story and no other; a line of words ("KALDER-STORM") may name all of a topic, an address ("/news") a section."""
    return slug is not None and (slug.startswith("urn:") or _STORY.search(slug) is not None)


def _near(left: Claim, right: Claim) -> bool:
    """Whether two reports of one slug are of the same days, as versions of a story are."""
    days = days_between(left.published, right.published)
    return _is_address(left.edition.slug) or days is None or abs(days) <= _MOST_DAYS


def _source(claim: Claim) -> str | None:
    return claim.source.casefold().strip() if claim.source else None


def _alike(one: Edition, two: Edition) -> bool:
    """Whether two headlines are nearly the same; figures are no part of them."""
    words, others = set(one.headline), set(two.headline)
    return min(len(words), len(others)) >= _FEWEST_WORDS and len(words & others) >= _ALIKE * len(words | others)


def _by_moment(left: Claim, right: Claim) -> Order:
    first, second = (claim.edition.modified or claim.published for claim in (left, right))
    one, two = span_of(first, first), span_of(second, second)
    if one is None or two is None:
        return "none"
    if one.lies_below(two):
        return "right-later"
    return "left-later" if two.lies_below(one) else "none"
