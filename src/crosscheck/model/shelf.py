"""Extractions that are not all in memory: a sequence that loads one after the other, and those of some reports alone."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from crosscheck.model.extraction import Extraction


class Shelf(Sequence[Extraction]):
    """The extractions of an archive, in order of their ids, wherever they are kept. To go through them is dear, to pick some is not."""

    @abstractmethod
    def pick(self, ids: AbstractSet[str]) -> Iterator[Extraction]:
        """The extractions of these reports, in order."""

    @property
    @abstractmethod
    def commented(self) -> frozenset[str]:
        """The ids of the reports that hold comments to this tool."""


def pick_extractions(extractions: Iterable[Extraction], ids: AbstractSet[str]) -> Iterator[Extraction]:
    """The extractions of these reports, in order, without loading others."""
    if isinstance(extractions, Shelf):
        return extractions.pick(ids)
    return (extraction for extraction in extractions if extraction.document.id in ids)


def pick_commented(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    """All extractions whose reports may hold comments to this tool."""
    return extractions.pick(extractions.commented) if isinstance(extractions, Shelf) else iter(extractions)
