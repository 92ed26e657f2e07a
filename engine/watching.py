"""What the engine tells whoever watches it: plain figures, nothing of what was asked."""

from typing import Protocol


class Watcher(Protocol):
    """Whoever watches the engine; called from any of its threads, quick and never raising."""

    def note_batch(self, size: int, seconds: float) -> None:
        """Hear that so many pictures or phrases went through the model together."""

    def note_ranking(self, seconds: float) -> None:
        """Hear that a query was ranked."""


class NobodyWatches:
    """Lets everything pass unheard."""

    def note_batch(self, size: int, seconds: float) -> None:
        """Forget it."""

    def note_ranking(self, seconds: float) -> None:
        """Forget it."""
