"""What the sources say of a draft: each of its figures confirmed, contradicted, stale or unsupported; findings on it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from crosscheck.judge.options import JudgeOptions
from crosscheck.judge.pairs import judge_pairs
from crosscheck.judge.rules.cx107_unsupported_value import RULE as CX107
from crosscheck.judge.support import SourceIndex, find_same_value, index_sources, is_comparable, is_distinctive, is_plain, is_related
from crosscheck.judge.verdict import PairVerdict
from crosscheck.model import Claim, Cluster, Document, DraftClaim, Finding, Location, Result

_NOWHERE, _OF_SOMETHING_ELSE = 0.9, 0.6
"""How sure CX107 is. With each report of the development clusters as the draft and the others as its sources, 0.92 to 0.95 of what was
called unsupported because its value stands nowhere was truly stated by no other report; of what stands there in other words, 0.83 to 0.92."""


class DraftOptions(Struct, frozen=True):
    """Which reports (ids) are drafts; `changed` says that they are the changed files of one tree, so that what the others lack is not
    the draft's matter: nothing is then called unsupported, and faults of other files are not told.
    """

    drafts: frozenset[str]
    changed: bool = False


def join_drafts(documents: Sequence[Document], options: DraftOptions) -> list[Document]:
    """The reports, with each draft in the group of its sources.

    Where drafts and sources are two trees of the same folders (`drafts/flood/`, `sources/flood/`), each folder is a group; else all are
    one, for the user has said what the drafts are to be compared with. Changed files of one tree stay in its folders.
    """
    if options.changed:
        return list(documents)
    sources = _folders([document for document in documents if document.id not in options.drafts])
    drafts = _folders([document for document in documents if document.id in options.drafts])
    mirrored = set(drafts.values()) <= set(sources.values())
    folders = sources | drafts
    return [msgspec.structs.replace(document, group=folders[document.id] if mirrored else "") for document in documents]


def _folders(documents: Sequence[Document]) -> dict[str, str]:
    """Each report's folder, from the deepest folder that holds them all."""
    groups = {document.id: document.group.split("/") for document in documents}
    shared = 0
    while groups and len({tuple(parts[: shared + 1]) for parts in groups.values()}) == 1 and shared < min(map(len, groups.values())):
        shared += 1
    return {id_: "/".join(parts[shared:]) for id_, parts in groups.items()}


class _Scene(Struct, frozen=True):
    """The look-ups of one run."""

    claims: Mapping[str, Claim]
    groups: Mapping[str, str]
    sources: SourceIndex
    drafts: frozenset[str]

    def same_value(self, claim: Claim) -> tuple[Claim, ...]:
        """The sources' claims of the same value."""
        return find_same_value(claim, self.sources, self.groups[claim.document])


def judge_draft(result: Result, options: DraftOptions, judge: JudgeOptions) -> Result:
    """The result with what touches a draft: its findings, and the status of each of its claims by the reports it was grouped with."""
    scene = _build_scene(result, options)
    statuses = () if options.changed else tuple(_statuses(result, scene, judge))
    stale = {status.claim for status in statuses if status.status == "stale"}
    paths = {extraction.document.path for extraction in result.extractions if extraction.document.id in options.drafts}
    kept = [_graver(finding, stale) for finding in result.findings if _touches(finding, scene, options, paths)]
    unsupported = [_unsupported(scene.claims[status.claim], scene) for status in statuses if status.status == "unsupported"]
    findings = (*kept, *(finding for finding in unsupported if finding is not None))
    in_order = tuple(sorted(findings, key=lambda finding: _order(finding, scene.claims)))
    return msgspec.structs.replace(result, findings=in_order, drafts=None if options.changed else statuses)


def _build_scene(result: Result, options: DraftOptions) -> _Scene:
    claims = {claim.id: claim for extraction in result.extractions for claim in extraction.claims}
    groups = {extraction.document.id: extraction.document.group for extraction in result.extractions}
    sources = index_sources((claim for claim in claims.values() if claim.document not in options.drafts), groups)
    return _Scene(claims, groups, sources, options.drafts)


def _order(finding: Finding, claims: Mapping[str, Claim]) -> tuple[str, int, str, str]:
    claim = claims.get(finding.primary or "")
    if claim is not None:
        return claim.document, claim.start, finding.rule, finding.message
    return (finding.locations[0].document if finding.locations else ""), -1, finding.rule, finding.message


def _touches(finding: Finding, scene: _Scene, options: DraftOptions, paths: set[str]) -> bool:
    """Whether a finding concerns a draft. What could not be read of the sources concerns every draft: it is not checked against it."""
    if finding.claims:
        return any(scene.claims[id_].document in scene.drafts for id_ in finding.claims if id_ in scene.claims)
    if any(location.document in paths or location.document in scene.drafts for location in finding.locations):
        return True
    return finding.rule in ("CX901", "CX905") and not options.changed


def _graver(finding: Finding, stale: set[str]) -> Finding:
    """A draft that is behind its sources is an error: it is not yet out."""
    if finding.rule == "CX105" and stale & set(finding.claims):
        return msgspec.structs.replace(finding, severity="error")
    return finding


def _statuses(result: Result, scene: _Scene, judge: JudgeOptions) -> Iterator[DraftClaim]:
    """The status of each claim of the drafts, in the order of the result."""
    pairs: dict[str, list[_DraftPair]] = defaultdict(list)
    for cluster in result.clusters:
        for pair in _draft_pairs(cluster, scene, judge):
            pairs[pair.draft].append(pair)
    for extraction in result.extractions:
        if extraction.document.id in scene.drafts:
            for claim in extraction.claims:
                status = _by_pairs(claim, pairs[claim.id]) or _by_words(claim, scene)
                if status is not None:
                    yield status


class _DraftPair(Struct, frozen=True):
    """A draft's claim, a source's of the same measurand, and what they have to say to each other."""

    draft: str
    source: str
    verdict: PairVerdict


def _draft_pairs(cluster: Cluster, scene: _Scene, judge: JudgeOptions) -> Iterator[_DraftPair]:
    """The pairs of a draft and a source; clusters without a draft are passed over before anything is judged."""
    members = [scene.claims[id_] for id_ in cluster.claims if id_ in scene.claims]
    if not any(claim.document in scene.drafts for claim in members):
        return
    for pair in judge_pairs(cluster, members, judge):
        left, right = pair.left.document in scene.drafts, pair.right.document in scene.drafts
        if left != right:
            draft, source = (pair.left, pair.right) if left else (pair.right, pair.left)
            yield _DraftPair(draft.id, source.id, pair.verdict)


def _by_pairs(claim: Claim, pairs: Sequence[_DraftPair]) -> DraftClaim | None:
    """The status by the sources that speak of the same; None where none does.

    Stale outranks confirmed: an older source may still say the same. Contradicted outranks it if as many sources contradict.
    """
    told: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        # a draft that is ahead of a source is not behind it, and the source does not state its figure
        behind = pair.verdict.verdict != "SUPERSEDED" or pair.verdict.latest == pair.source
        told[pair.verdict.verdict if behind else "AHEAD"].add(pair.source)
    confirmed, against = told["CONSISTENT"] | told["TENSION"], told["CONFLICT"] | told["DISPUTED"]
    if told["SUPERSEDED"]:
        return DraftClaim(claim.id, "stale", tuple(sorted(told["SUPERSEDED"])))
    if against and len(against) >= len(confirmed):
        return DraftClaim(claim.id, "contradicted", tuple(sorted(against)))
    return DraftClaim(claim.id, "confirmed", tuple(sorted(confirmed))) if confirmed else None


def _by_words(claim: Claim, scene: _Scene) -> DraftClaim | None:
    """The status by sources that give the same value in related words, though they were not aligned with it; None where none can be asked."""
    if not is_comparable(claim):
        return None
    same = [other for other in scene.same_value(claim) if is_distinctive(claim) or is_related(claim, other)]
    return DraftClaim(claim.id, "confirmed" if same else "unsupported", tuple(other.id for other in same))


def _unsupported(claim: Claim, scene: _Scene) -> Finding | None:
    """CX107 for a claim that no source supports; None for one that is told in passing."""
    if is_plain(claim):
        return None
    subject = f"{claim.measurand.text}: {claim.surface}" if claim.measurand.text not in ("", claim.surface) else claim.surface
    elsewhere = bool(scene.same_value(claim))
    place = claim.place
    return Finding(
        CX107.code,
        CX107.name,
        CX107.severity,
        _OF_SOMETHING_ELSE if elsewhere else _NOWHERE,
        f"{subject}; {'the sources give this figure of something else only' if elsewhere else 'no source states it'}",
        (claim.id,),
        claim.id,
        locations=(Location(claim.document, place.line, place.column, place.page, place.paragraph, place.cell),),
    )
