"""Measurements: ours beside peers and a floor, in one run, as ratios. `bash test.sh --bench`."""
