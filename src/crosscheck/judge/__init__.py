"""Clusters to verdicts, verdicts to findings: what the words allow, who disagrees, and how sure that is."""
