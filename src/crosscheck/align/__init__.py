"""Claims of several reports to clusters: block keys, candidate pairs, match weights, and who measures the same thing."""
