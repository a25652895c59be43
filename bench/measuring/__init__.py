"""Looking at the clocks: what the measurements in `bench/` share."""
