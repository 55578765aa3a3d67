"""What a desk has decided about findings: which rules run, how grave they are, what is accepted, what is known."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from crosscheck.model.finding import Severity


class Accept(Struct, frozen=True):
    """A finding that is accepted with a reason: by its fingerprint, or by its measurand (text or family) and values.

    `expires` is the last ISO day on which it holds; `path` and `line` say where it is written.
    """

    reason: str
    fingerprint: str | None = None
    rule: str | None = None
    measurand: str | None = None
    values: tuple[str, ...] = ()
    by: str | None = None
    expires: str | None = None
    path: str = ""
    line: int | None = None


class Override(Struct, frozen=True):
    """Other settings for the findings that are shown in some reports; None leaves the general one."""

    paths: tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    severity: Mapping[str, Severity] = field(default_factory=dict)
    min_confidence: float | None = None


class TriageOptions(Struct, frozen=True):
    """All decisions of a run.

    `select` and `ignore` name rules by code, beginning of a code, or name. `baseline` holds the fingerprints that are known, None without one.
    `today` is the ISO day that expiry is measured by; None expires nothing. `partial` says that only some reports' findings are asked
    for (drafts, changed files), so that an unused entry proves nothing.
    """

    select: tuple[str, ...] = ("CX",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    min_confidence: float = 0.0
    overrides: tuple[Override, ...] = ()
    accepts: tuple[Accept, ...] = ()
    baseline: frozenset[str] | None = None
    today: str | None = None
    partial: bool = False
