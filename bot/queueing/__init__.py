"""The line in front of the engine."""
