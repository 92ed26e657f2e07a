"""A picture to measure with: what it shows, in words and in attributes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import numpy as np

from engine.errors import EngineError
from engine.training.vocabulary import GROUPS

LANGUAGES = ("de", "en")
FIELDS: Mapping[str, str] = {
    "kind": "category",
    "colour": "colours",
    "pattern": "pattern",
    "sleeve": "sleeve",
    "neckline": "neckline",
    "length": "length",
}
"""What an attribute is called in a report, and in a catalogue."""

_ALONE = {"dress": "dresses", "skirt": "skirts", "shorts": "shorts"}


class EvaluationError(EngineError):
    """Nothing can be measured as it was asked; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One picture with its captions by language and its attributes as the catalogue has them."""

    sku: str
    picture: Path
    captions: Mapping[str, str] = field(default_factory=dict)
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    product: str = ""
    price: Decimal | None = None
    currency: str = ""

    def get_values(self, name: str) -> tuple[str, ...]:
        """Return the values of a field of FIELDS; none where they are unknown."""
        return self.attributes.get(FIELDS[name], ())

    @property
    def kind(self) -> str:
        """Return the fine-grained kind, "" if unknown."""
        return next(iter(self.get_values("kind")), "")

    @property
    def group(self) -> str:
        """Return which of nine groups the kind belongs to, "" if none."""
        for name, (_, kinds) in GROUPS.items():
            if self.kind in kinds:
                return name
        return _ALONE.get(self.kind, "")

    def list_parts(self) -> tuple[str, ...]:
        """List every attribute as "field: value", to tell figures apart by them."""
        return tuple(f"{name}: {value}" for name in FIELDS for value in self.get_values(name))


def find_right(subjects: Sequence[Subject], name: str, value: str) -> np.ndarray:
    """Tell which subjects have a value: bool (N,)."""
    return np.array([value in subject.get_values(name) for subject in subjects], dtype=bool)
