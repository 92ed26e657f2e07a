"""Side-by-side measurements, each a ratio against a named rival in one run."""
