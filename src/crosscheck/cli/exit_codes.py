"""What the command's exit code means. 2 outranks 1."""

from __future__ import annotations

PASSED = 0
FAILED = 1
"""Findings at or above the threshold that nothing covers."""
UNUSABLE = 2
"""Wrong usage, broken settings, a named path that is missing, nothing read, or an error of the tool itself."""
INTERRUPTED = 130
