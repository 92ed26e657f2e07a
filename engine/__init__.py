"""Photos and words in, ranked item ids out."""
