"""Where a run runs: here, in several processes, or on a distributed engine. These move values; the pipeline computes."""
