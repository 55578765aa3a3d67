"""Resolves time expressions under an explicit anchor."""

from __future__ import annotations

from crosscheck.normalize.metadata_date import parse_date

__all__ = ["parse_date"]
