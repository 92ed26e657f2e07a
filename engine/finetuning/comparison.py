"""What became better and what became worse, word by word."""

from collections.abc import Mapping
from dataclasses import dataclass

DAMAGE = 0.02  # a loss that is shown as damage


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after."""

    name: str
    before: float
    after: float

    @property
    def is_damage(self) -> bool:
        """Tell whether the figure became noticeably worse; a median rank is better when lower."""
        if self.is_rank:
            return self.after > self.before * 1.1
        return self.after < self.before - DAMAGE

    @property
    def is_rank(self) -> bool:
        """Tell whether the figure counts from 1, where lower is better."""
        return "rank" in self.name


def compare(before: Mapping[str, float], after: Mapping[str, float]) -> list[Change]:
    """Pair the figures that were measured both times, in their order."""
    return [Change(name, value, after[name]) for name, value in before.items() if name in after]
