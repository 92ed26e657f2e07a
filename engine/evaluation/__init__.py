"""Measures models on pictures with captions and attributes, and writes what came of it."""
