"""Speed, measured: each figure beside raw SQL, or a named baseline, in the same run. `python -m benchmarks` prints
them all."""
