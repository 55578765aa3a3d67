"""Marks findings by what the desk has decided: suppressions, accepted ones, the baseline. Never drops one."""
