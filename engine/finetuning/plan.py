"""The settings of a fine-tuning."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Freeze(StrEnum):
    """Which tower stays as it is."""

    NONE = "none"
    IMAGE = "image"
    TEXT = "text"


class Precision(StrEnum):
    """In which numbers the towers calculate."""

    AUTO = "auto"
    BF16 = "bf16"
    FP32 = "fp32"


# What may differ when a run is resumed: none of it changes what is computed, but for rounding.
_FREE = frozenset({"chunk_size", "threads", "device", "save_seconds"})


@dataclass(frozen=True, slots=True)
class FineTuningPlan:
    """How long, how fast and how carefully to learn."""

    freeze: Freeze = Freeze.NONE
    epochs: int = 10
    batch_size: int = 128  # pairs that are contrasted with one another
    chunk_size: int = 0  # pairs in memory at a time; 0: the whole batch
    accumulate: int = 1  # batches to a step of the optimizer
    learning_rate: float = 5e-5
    layer_decay: float = 0.8  # of the learning rate, for each layer further from the output
    weight_decay: float = 0.05
    warm_up: float = 0.1  # share of the run
    patience: int = 3  # epochs without a better validation measure; 0: never stop early
    interpolate: bool = True
    alpha: float | None = None  # a fixed share of the new weights, instead of the best one
    augment: bool = True
    word_share: float = 0.2  # how often one word of a description stands for it
    precision: Precision = Precision.AUTO
    half: bool = True  # write fp16 weights
    seed: int = 0
    device: str = "auto"
    threads: int = 0  # 0: torch's choice
    save_seconds: float = 60.0

    def describe(self) -> dict[str, Any]:
        """Return what must be equal for a run to be resumed."""
        return {
            name: str(value) if isinstance(value, StrEnum) else value
            for name, value in dataclasses.asdict(self).items()
            if name not in _FREE
        }
