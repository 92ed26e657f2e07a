"""How long what shoppers leave is kept."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Retention:
    """Days after which dialogues, and what a model saw in shoppers' photos, are forgotten."""

    dialogue_days: int
    photo_days: int

    @property
    def dialogues(self) -> timedelta:
        """Get how long a dialogue is kept after it was asked."""
        return timedelta(days=self.dialogue_days)

    @property
    def photos(self) -> timedelta:
        """Get how long the embedding of a photo is kept."""
        return timedelta(days=self.photo_days)
