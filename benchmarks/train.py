"""Learns the match weights from labelled clusters: `python benchmarks/train.py DIR [DIR …] [--differing DIR …] [--write]`.

Each DIR holds folders of reports with a `gold.json` (facts, their mentions, their variants). Pairs of claims that stand for mentions of one
fact are positive, all other candidate pairs negative. L2-regularised logistic regression; figures are cross-validated by topic (the
number in front of `ecb`: both halves of a topic are held out together). `--write` fits on everything and ships it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from crosscheck.align.blocking import candidate_pairs
from crosscheck.align.cluster import cluster_claims, join_agreeing
from crosscheck.align.compare import agreeing_pairs, features_of_pairs
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.align.slots import blind_rows, comparable_pairs, slot_features, slot_pairs
from crosscheck.align.views import view_claims
from crosscheck.align.weigh import total, weigh
from crosscheck.judge.judge import judge_cluster
from crosscheck.judge.options import JudgeOptions
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.model import Claim
from crosscheck.pipeline import extract
from crosscheck.read.discover import read_paths
from crosscheck.read.options import ReadOptions

LONGER = 30
BY_HAND = {
    "agreeing": {"scope period in one": -2.5},
    "blind": {"scope period in one": -2.5},
    "slots": {"value slip": 2.0, "reports that credit both": 0.0, "reports that contrast both": 2.5},
}
"""Weights of what the labelled reports show too seldom to learn: a power-of-ten slip is no accident; a figure counted since the year began
is not today's; a report that sets the figures of two parties side by side may contrast them, and where it says so they are of one thing."""
TARGET = Path(__file__).parents[1] / "src/crosscheck/lexicon/weights"


def topic_of(folder: str) -> str:
    """The topic that a cluster's folder belongs to."""
    found = re.match(r"ecbplus-(\d+)ecb", folder)
    return f"ecb{found.group(1)}" if found else folder


def resolve(mention: dict, text: str) -> tuple[int, int]:
    """The offsets of a gold mention."""
    if "start" in mention:
        return mention["start"], mention["end"]
    at = -1
    for _ in range(mention.get("nth", 0) + 1):
        at = text.find(mention["quote"], at + 1)
    inside = -1
    for _ in range(mention.get("surface_nth", 0) + 1):
        inside = mention["quote"].find(mention["surface"], inside + 1)
    return at + inside, at + inside + len(mention["surface"])


class Folder:
    """One labelled cluster: its claims, candidate pairs, evidence and labels."""

    def __init__(self, path: Path, *, exhaustive: bool = True, written: bool = False) -> None:
        self.path, self.topic, self.exhaustive, self.written = path, topic_of(path.name), exhaustive, written
        documents, _ = read_paths([str(path)], ReadOptions())
        self.extractions = [extract(document) for document in documents if document.id.endswith(".txt")]
        self.claims: list[Claim] = [claim for one in self.extractions for claim in one.claims]
        self.facts = json.loads((path / "gold.json").read_text("utf-8"))["facts"]
        self.keys = self._gold_keys()
        options = AlignOptions()
        self.views = view_claims(self.claims, load_rarity())
        self.pairs = candidate_pairs(self.claims, options).pairs
        self.agreeing = agreeing_pairs(self.views, self.pairs)
        self.features = features_of_pairs(self.views, self.agreeing)
        self.labels = [self._label(pair) for pair in self.agreeing]
        self.comparable = comparable_pairs(self.views, self.pairs)
        self.blind = blind_rows(self.views, self.comparable)
        self.blind_labels = [self._label(pair) for pair in self.comparable]

    def _gold_keys(self) -> dict[str, set[tuple[int, int]]]:
        texts = {Path(one.document.id).name: one.document.text for one in self.extractions}
        spans = defaultdict(list)
        for f, fact in enumerate(self.facts):
            for m, mention in enumerate(fact["mentions"]):
                start, end = resolve(mention, texts[mention["doc"]])
                spans[mention["doc"]].append((start, end, (f, m)))
        keys = {}
        for claim in self.claims:
            best: dict[tuple[int, int], float] = {}
            found = defaultdict(set)
            for start, end, key in spans[Path(claim.document).name]:
                common = min(end, claim.end) - max(start, claim.start)
                if common > 0 and claim.end - claim.start <= end - start + LONGER:
                    best[start, end] = common / (max(end, claim.end) - min(start, claim.start))
                    found[start, end].add(key)
            keys[claim.id] = found[max(best, key=best.__getitem__)] if best else set()
        return keys

    def _label(self, pair: tuple[str, str]) -> int:
        """1 same fact, 0 not, -1 unknown (a folder that lists only differing facts tells nothing of the rest)."""
        one, two = ({f for f, _ in self.keys[id_]} for id_ in pair)
        if one & two:
            return 1
        return 0 if self.exhaustive or one or two else -1


def matrix(rows: list[dict[str, float]], names: dict[str, int]) -> csr_matrix:
    """Features as a sparse matrix; unknown names are left out."""
    data, indices, starts = [], [], [0]
    for row in rows:
        for name, value in row.items():
            if name in names and value:
                data.append(value)
                indices.append(names[name])
        starts.append(len(data))
    return csr_matrix((data, indices, starts), shape=(len(rows), len(names)))


def fit(rows: list[dict[str, float]], labels: list[int], strength: float, minimum: int = 8) -> tuple[dict[str, float], float]:
    """Weights and intercept learned on labelled evidence; features seen fewer than `minimum` times are left out."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for name, value in row.items():
            counts[name] += bool(value)
    names = {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= minimum))}
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(matrix(rows, names), np.array(labels))
    return {name: round(float(model.coef_[0][at]), 4) for name, at in names.items()}, round(float(model.intercept_[0]), 4)


def known(rows: list[dict[str, float]], labels: list[int]) -> tuple[list[dict[str, float]], list[int]]:
    """Leaves the pairs out of which the labels tell nothing."""
    kept = [(row, label) for row, label in zip(rows, labels, strict=True) if label >= 0]
    return [row for row, _ in kept], [label for _, label in kept]


def fit_agreeing(folders: list[Folder], strength: float) -> tuple[dict[str, float], float]:
    rows, labels = known([row for folder in folders for row in folder.features], [label for folder in folders for label in folder.labels])
    return fit(rows, labels, strength)


def groups_of(folder: Folder, weights: tuple[dict[str, float], float], threshold: float) -> list[list[str]]:
    comparisons = [weigh(pair, row, *weights) for pair, row in zip(folder.agreeing, folder.features, strict=True)]
    return join_agreeing(folder.views, comparisons, threshold)


def fit_blind(folders: list[Folder], strength: float) -> tuple[dict[str, float], float]:
    """Weights of pairs whose values are covered: learned on all of them, most of which agree in fact."""
    rows, labels = known(
        [row for folder in folders for row in folder.blind], [label for folder in folders for label in folder.blind_labels]
    )
    return fit(rows, labels, strength)


def blind_of(folder: Folder, weights: tuple[dict[str, float], float]) -> dict[tuple[str, str], float]:
    return {pair: weights[1] + total(row, weights[0]) for pair, row in zip(folder.comparable, folder.blind, strict=True)}


def slot_rows(folder: Folder, groups: list[list[str]], blind: dict[tuple[str, str], float]) -> tuple[list[dict[str, float]], list[int]]:
    """The evidence and the labels of the slots of one folder, given its groups of agreeing claims."""
    found = slot_pairs(groups, folder.views, blind)
    labels = []
    for slot in found:
        sides = [Counter(f for id_ in groups[at] for f in {f for f, _ in folder.keys[id_]}) for at in (slot.left, slot.right)]
        facts = [{f for f, n in side.items() if n * 2 > len(groups[at])} for side, at in zip(sides, (slot.left, slot.right), strict=True)]
        labels.append(1 if facts[0] & facts[1] else 0 if folder.exhaustive or facts[0] or facts[1] else -1)
    return slot_features(found, groups, folder.views, blind), labels


def cross_validate(folders: list[Folder], options: AlignOptions, strength: tuple[float, float, float], folds: int) -> dict[str, AlignModel]:
    """Topic -> the model learned without that topic. The slots are learned on groups and blind weights made without their topic."""
    topics = sorted({folder.topic for folder in folders})
    agreeing: dict[str, tuple[dict[str, float], float]] = {}
    blind: dict[str, tuple[dict[str, float], float]] = {}
    for fold in range(folds):
        held = set(topics[fold::folds])
        kept = [folder for folder in folders if folder.topic not in held]
        agreeing |= dict.fromkeys(held, fit_agreeing([folder for folder in kept if not folder.written], strength[0]))
        blind |= dict.fromkeys(held, fit_blind(kept, strength[1]))
    slots = {
        folder.path: slot_rows(folder, groups_of(folder, agreeing[folder.topic], options.threshold), blind_of(folder, blind[folder.topic]))
        for folder in folders
    }
    models = {}
    for fold in range(folds):
        held = set(topics[fold::folds])
        weights = fit_slots([slots[folder.path] for folder in folders if folder.topic not in held], strength[2])
        weights = (weights[0] | BY_HAND["slots"], weights[1])
        models |= {topic: AlignModel(*agreeing[topic], *blind[topic], *weights, load_rarity()) for topic in held}
    return models


def fit_slots(found: list[tuple[list[dict[str, float]], list[int]]], strength: float) -> tuple[dict[str, float], float]:
    return fit(*known([row for rows, _ in found for row in rows], [label for _, labels in found for label in labels]), strength)


def clusters_of(folder: Folder, model: AlignModel, options: AlignOptions) -> list:
    comparisons = [weigh(pair, row, model.weights, model.intercept) for pair, row in zip(folder.agreeing, folder.features, strict=True)]
    return cluster_claims(folder.views, folder.pairs, comparisons, model, options)


def findings(folder: Folder, clusters: list) -> list[tuple[float, bool, bool]]:
    """(confidence, right, verdict right) of each finding, as the cluster scorer counts them, surest first; the first to show a fact is right."""
    by_id = {claim.id: claim for claim in folder.claims}
    found = [finding for one in clusters for finding in judge_cluster(one, by_id, JudgeOptions())]
    shown: set[int] = set()
    rows = []
    for finding in sorted(found, key=lambda one: -one.confidence):
        if finding.severity == "info" or len(finding.claims) < 2:
            continue
        relations = shown_by(folder, list(finding.claims))
        fresh = set(relations) - shown
        if not fresh and not relations and len({by_id[id_].document for id_ in finding.claims}) < 2:
            continue
        right = any(finding.verdict in VERDICTS[relation] for f in fresh for relation in relations[f])
        shown |= fresh
        rows.append((finding.confidence, bool(fresh), right, finding))
    return rows


VERDICTS = {"conflict": {"CONFLICT", "DISPUTED"}, "update": {"SUPERSEDED"}, "tension": {"TENSION"}}


def shown_by(folder: Folder, ids: list[str]) -> dict[int, set[str]]:
    """Fact -> the gold's relations between its differing variants among the claims, of facts that two thirds of the claims are mentions of."""
    out = {}
    for f, fact in enumerate(folder.facts):
        keys = [{m for g, m in folder.keys[id_] if g == f} for id_ in ids]
        variants = {fact["mentions"][m]["variant"] for found in keys for m in found}
        relations = {relation["relation"] for relation in fact.get("relations", []) if set(relation["between"]) <= variants}
        if relations and sum(map(bool, keys)) * 3 >= len(ids) * 2:
            out[f] = relations
    return out


def alignment(folder: Folder, clusters: list) -> tuple[int, int, int]:
    """(right, wrong, gold) pairs across reports, as the cluster scorer counts them."""
    doc_of = {claim.id: claim.document for claim in folder.claims}
    gold = set()
    for f, fact in enumerate(folder.facts):
        mentions = fact["mentions"]
        gold |= {(f, a, b) for a in range(len(mentions)) for b in range(a + 1, len(mentions)) if mentions[a]["doc"] != mentions[b]["doc"]}
    right, wrong = set(), 0
    for one in clusters:
        ids = sorted(one.claims)
        for at, a in enumerate(ids):
            for b in ids[at + 1 :]:
                if doc_of[a] == doc_of[b]:
                    continue
                hit = {(x[0], *sorted((x[1], y[1]))) for x in folder.keys[a] for y in folder.keys[b] if x[0] == y[0]} & gold
                right |= hit
                wrong += not hit
    return len(right), wrong, len(gold)


def f1(right: int, wrong: int, gold: int) -> tuple[float, float, float]:
    precision, recall = right / max(1, right + wrong), right / max(1, gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def report(name: str, folders: list[Folder], models: dict[str, AlignModel]) -> dict[str, float]:
    """Prints alignment and findings of one set, then what each confidence threshold would show; gives the figures at the default one."""
    options = AlignOptions()
    clusters = {folder.path: clusters_of(folder, models[folder.topic], options) for folder in folders}
    counts = np.sum([alignment(folder, clusters[folder.path]) for folder in folders], axis=0)
    rows = sorted((row for folder in folders for row in findings(folder, clusters[folder.path])), key=lambda row: -row[0])
    differing = sum(bool(fact.get("relations")) for folder in folders for fact in folder.facts)
    print(f"{name}: alignment P %.3f R %.3f F1 %.3f; {differing} facts differ" % f1(*counts))
    print("  confidence   findings   precision   recall   F0.5   verdicts right")
    for least in sorted({0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, JudgeOptions().min_confidence}):
        shown = [row for row in rows if row[0] >= least]
        right = sum(row[1] for row in shown)
        precision, recall = right / max(1, len(shown)), right / max(1, differing)
        score = 1.25 * precision * recall / max(1e-9, 0.25 * precision + recall)
        mark = " <- default" if least == JudgeOptions().min_confidence else ""
        verdicts = sum(row[2] for row in shown) / max(1, right)
        print(f"  >= {least:.2f}      {len(shown):5}      {precision:.2f}        {recall:.2f}     {score:.3f}   {verdicts:.2f}{mark}")
        if mark:
            figures = {
                "clusters": len(folders),
                "alignment_f1": round(f1(*counts)[2], 3),
                "finding_precision": round(precision, 3),
                "finding_recall": round(recall, 3),
            }
    print("  reliability: " + " · ".join(_bins(rows)))
    return figures


def _bins(rows: list) -> list[str]:
    """How often findings of each fifth of confidence are right."""
    found = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        inside = [row for row in rows if low <= row[0] < low + 0.2 or (low == 0.8 and row[0] == 1.0)]
        if inside:
            found.append(f"{low:.1f}-{low + 0.2:.1f} {sum(row[1] for row in inside) / len(inside):.2f} of {len(inside)}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--written", nargs="*", type=Path, default=[], help="clusters written for this: the slots alone learn from them")
    parser.add_argument("--differing", nargs="*", type=Path, default=[])
    parser.add_argument("--strength", type=float, nargs=3, default=(0.1, 0.03, 0.1), help="inverse regularisation of the three models")
    parser.add_argument("--folds", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sets = {str(root): [Folder(path.parent) for path in sorted(root.glob("*/gold.json"))] for root in args.folders}
    sets |= {str(root): [Folder(path.parent, exhaustive=False) for path in sorted(root.glob("*/gold.json"))] for root in args.differing}
    sets |= {str(root): [Folder(path.parent, written=True) for path in sorted(root.glob("*/gold.json"))] for root in args.written}
    folders = [folder for found in sets.values() for folder in found]
    options = AlignOptions()
    tell_reach(folders)
    models = cross_validate(folders, options, args.strength, args.folds)
    for name, found in sets.items():
        report(name, found, models)
    figures = report("all", [folder for folder in folders if folder.exhaustive and not folder.written], models)
    if args.write:
        write_models(folders, models, options, args.strength, figures)


def tell_reach(folders: list[Folder]) -> None:
    """Prints how many pairs blocking keeps, and how many of the true pairs among found claims."""
    pairs, claims = sum(len(folder.pairs) for folder in folders), sum(len(folder.claims) for folder in folders)
    true, kept = 0, 0
    for folder in folders:
        if not folder.exhaustive:
            continue
        candidates = set(folder.pairs)
        ids = sorted(folder.keys)
        for at, one in enumerate(ids):
            for two in ids[at + 1 :]:
                if {f for f, _ in folder.keys[one]} & {f for f, _ in folder.keys[two]} and folder.views[one].claim.document != folder.views[
                    two
                ].claim.document:
                    true += 1
                    kept += (one, two) in candidates
    print(
        f"{claims} claims, {pairs} candidate pairs, {pairs / claims:.1f} a claim; of {true} true pairs {kept} are candidates ({kept / max(1, true):.3f})"
    )


def write_models(
    folders: list[Folder],
    models: dict[str, AlignModel],
    options: AlignOptions,
    strength: tuple[float, float, float],
    figures: dict[str, float],
) -> None:
    """Fits on everything and writes what is shipped; the slots on groups made without their topic, as in cross-validation."""
    rows = [
        slot_rows(
            folder,
            groups_of(folder, (dict(models[folder.topic].weights), models[folder.topic].intercept), options.threshold),
            blind_of(folder, (dict(models[folder.topic].blind_weights), models[folder.topic].blind_intercept)),
        )
        for folder in folders
    ]
    learned = {
        "agreeing": fit_agreeing([folder for folder in folders if not folder.written], strength[0]),
        "blind": fit_blind(folders, strength[1]),
        "slots": fit_slots(rows, strength[2]),
    }
    for name, (weights, intercept) in learned.items():
        TARGET.mkdir(exist_ok=True)
        table = {"intercept": intercept, "weights": dict(sorted((weights | BY_HAND.get(name, {})).items())), "learned_on": figures}
        (TARGET / f"{name}.json").write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
