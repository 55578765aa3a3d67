"""Learns the match weights from labelled clusters: `python benchmarks/train.py DIR [DIR …] [--differing DIR …] [--write]`.

Each DIR holds folders of reports with a `gold.json` (facts, their mentions, their variants). Pairs of claims that stand for mentions of one
fact are positive, all other candidate pairs negative. L2-regularised logistic regression; figures are cross-validated by topic (the
number in front of `ecb`: both halves of a topic are held out together). `--write` fits on everything and ships it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from crosscheck.align.blocking import build_blocks, candidate_pairs
from crosscheck.align.cluster import cluster_claims
from crosscheck.align.compare import features_of_pairs
from crosscheck.align.compare import build_comparison
from crosscheck.align.options import AlignModel, AlignOptions
from crosscheck.lexicon.rarity import load_rarity
from crosscheck.model import Claim
from crosscheck.pipeline import extract
from crosscheck.read.discover import read_paths
from crosscheck.read.options import ReadOptions

LONGER = 30
TARGET = Path(__file__).parents[1] / "src/crosscheck/lexicon/weights/align.json"


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

    def __init__(self, path: Path, *, exhaustive: bool = True) -> None:
        self.path, self.topic, self.exhaustive = path, topic_of(path.name), exhaustive
        documents, _ = read_paths([str(path)], ReadOptions())
        self.extractions = [extract(document) for document in documents if document.id.endswith(".txt")]
        self.claims: list[Claim] = [claim for one in self.extractions for claim in one.claims]
        self.facts = json.loads((path / "gold.json").read_text("utf-8"))["facts"]
        self.keys = self._gold_keys()
        options = AlignOptions()
        self.pairs = list(candidate_pairs(self.claims, build_blocks(self.claims), options.max_block, options.shared_topics))
        self.features = features_of_pairs(self.claims, self.pairs, load_rarity())
        self.labels = [self._label(pair) for pair in self.pairs]

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


def fit(folders: list[Folder], strength: float, minimum: int = 8) -> AlignModel:
    """The weights learned on these folders; features seen fewer than `minimum` times are left out."""
    rows, labels, counts = [], [], defaultdict(int)
    for folder in folders:
        for features, label in zip(folder.features, folder.labels, strict=True):
            if label >= 0:
                rows.append(features)
                labels.append(label)
                for name, value in features.items():
                    counts[name] += bool(value)
    names = {name: at for at, name in enumerate(sorted(name for name, count in counts.items() if count >= minimum))}
    model = LogisticRegression(C=strength, max_iter=3000)
    model.fit(matrix(rows, names), np.array(labels))
    weights = {name: round(float(model.coef_[0][at]), 4) for name, at in names.items()}
    return AlignModel(weights, round(float(model.intercept_[0]), 4), load_rarity())


def clusters_of(folder: Folder, model: AlignModel, threshold: float) -> list:
    comparisons = [build_comparison(pair, features, model) for pair, features in zip(folder.pairs, folder.features, strict=True)]
    return cluster_claims(folder.claims, comparisons, threshold)


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


def cross_validate(folders: list[Folder], extra: list[Folder], strength: float, folds: int = 9) -> dict[str, AlignModel]:
    """Topic -> the model learned without that topic."""
    topics = sorted({folder.topic for folder in folders})
    models = {}
    for fold in range(folds):
        held = set(topics[fold::folds])
        model = fit([folder for folder in folders + extra if folder.topic not in held], strength)
        models |= dict.fromkeys(held, model)
    return models


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--differing", nargs="*", type=Path, default=[])
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sets = {root.name: [Folder(path.parent) for path in sorted(root.glob("*/gold.json"))] for root in args.folders}
    extra = [Folder(path.parent, exhaustive=False) for root in args.differing for path in sorted(root.glob("*/gold.json"))]
    folders = [folder for found in sets.values() for folder in found]
    pairs = sum(len(folder.pairs) for folder in folders)
    gold = sum(alignment(folder, [])[2] for folder in folders)
    reachable = sum(len({(key, other) for pair, label in zip(folder.pairs, folder.labels, strict=True) if label == 1 for key in folder.keys[pair[0]] for other in folder.keys[pair[1]] if key[0] == other[0]}) for folder in folders)
    print(f"{pairs} pairs, {pairs / sum(len(folder.claims) for folder in folders):.1f} a claim; gold pairs {gold}, labelled 1 among candidates {reachable}")
    models = cross_validate(folders, extra, args.strength)
    for name, found in sets.items():
        for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5):
            counts = np.sum([alignment(folder, clusters_of(folder, models[folder.topic], threshold)) for folder in found], axis=0)
            print(name, threshold, "P %.3f R %.3f F1 %.3f" % f1(*counts))
    if args.write:
        model = fit(folders + extra, args.strength)
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(json.dumps({"intercept": model.intercept, "weights": dict(sorted(model.weights.items())), "learned_on": {"clusters": len(folders), "pairs": pairs}}, indent=1) + "\n", "utf-8")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
