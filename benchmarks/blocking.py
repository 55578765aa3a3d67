"""What blocking keeps: `python benchmarks/blocking.py DIR`, where DIR holds labelled clusters (as `train.py` reads them).

All reports of all clusters are thrown into one group, as with `--group-by none`. Prints the pairs compared a claim, the share of the
true pairs (two claims of two reports that stand for one labelled fact) that are among them, and how many pairs join two clusters.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace
from train import Folder

from crosscheck.align.blocking import candidate_pairs
from crosscheck.align.options import AlignOptions
from crosscheck.model import Claim


def mixed_claims(folders: list[Folder]) -> dict[str, Claim]:
    """All claims by an id that tells the clusters apart, in documents that do too."""
    return {
        f"{folder.path.name}/{claim.id}": replace(
            claim, id=f"{folder.path.name}/{claim.id}", document=f"{folder.path.name}/{claim.document}"
        )
        for folder in folders
        for claim in folder.claims
    }


def true_pairs(folder: Folder) -> set[tuple[str, str]]:
    """The pairs of found claims from two reports that stand for one fact."""
    name = folder.path.name
    ids = sorted(id_ for id_, keys in folder.keys.items() if keys)
    return {
        (f"{name}/{one}", f"{name}/{two}")
        for at, one in enumerate(ids)
        for two in ids[at + 1 :]
        if {f for f, _ in folder.keys[one]} & {f for f, _ in folder.keys[two]}
        and folder.views[one].claim.document != folder.views[two].claim.document
    }


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clusters", type=Path)
    args = parser.parse_args()
    folders = [Folder(path.parent) for path in sorted(args.clusters.glob("*/gold.json"))]
    claims = mixed_claims(folders)
    pairs = set(candidate_pairs(list(claims.values()), AlignOptions()).pairs)
    true = set().union(*(true_pairs(folder) for folder in folders))
    strangers = sum(one.partition("/")[0] != two.partition("/")[0] for one, two in pairs)
    print(f"{len(folders)} clusters in one group: {len(claims)} claims, {len(pairs)} pairs, {len(pairs) / len(claims):.1f} a claim")
    print(
        f"true pairs kept: {len(true & pairs)} of {len(true)} ({len(true & pairs) / max(1, len(true)):.3f}); pairs of two clusters: {strangers}"
    )


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
