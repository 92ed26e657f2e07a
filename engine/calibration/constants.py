"""The constants that turn cosines into probabilities; they lie beside a checkpoint's weights."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from engine.errors import ModelError

FILE = "attributes.json"
SEVERAL = frozenset({"colour"})  # fields of which a garment may have more than one value


@dataclass(frozen=True, slots=True)
class FieldConstants:
    """How the cosines of one field's values become probabilities; the defaults leave them alone.

    `slope` multiplies the sharpened cosines (an inverse temperature) and `offsets` are added by
    value. Where a garment may have several values, `rivalry` says how much a value loses by
    what speaks for the others: 1 is a softmax.
    """

    slope: float = 1.0
    rivalry: float = 1.0
    offsets: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The constants of all fields for one checkpoint; without any, a plain softmax.

    `worn` says by field and kind how many garments of a kind have the field at all: shoes have
    no sleeves. What it does not name is taken to have it.
    """

    checkpoint: str = ""
    fields: Mapping[str, FieldConstants] = field(default_factory=dict)
    worn: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def get_constants(self, name: str) -> FieldConstants:
        """Get the constants of a field."""
        return self.fields.get(name, FieldConstants())

    def save(self, folder: Path) -> Path:
        """Write the constants beside a checkpoint's weights; return the file."""
        path = folder / FILE
        beside = path.with_name(f"{FILE}.part")
        beside.write_text(json.dumps(self._describe(), indent=1) + "\n", "utf-8")
        beside.replace(path)
        return path

    @classmethod
    def load(cls, folder: Path) -> Self | None:
        """Load what lies beside a checkpoint's weights, or None where nothing does.

        Raises:
            ModelError: the file is no such file; says what to do.
        """
        path = folder / FILE
        if not path.is_file():
            return None
        try:
            return cls._read(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
            raise ModelError(
                f"{path} holds no calibration ({error!r}): write it with `garderobe calibrate`, "
                "or take it away"
            ) from error

    def _describe(self) -> dict[str, Any]:
        return {
            "checkpoint": self.checkpoint,
            "fields": {
                name: {
                    "slope": round(one.slope, 4),
                    "rivalry": round(one.rivalry, 4),
                    "offsets": {value: round(offset, 3) for value, offset in one.offsets.items()},
                }
                for name, one in self.fields.items()
            },
            "worn": {
                name: {kind: round(share, 3) for kind, share in shares.items()}
                for name, shares in self.worn.items()
            },
        }

    @classmethod
    def _read(cls, stored: Any) -> Self:
        fields = {
            name: FieldConstants(
                float(one["slope"]),
                float(one["rivalry"]),
                {value: float(offset) for value, offset in one["offsets"].items()},
            )
            for name, one in stored["fields"].items()
        }
        worn = {
            name: {kind: float(share) for kind, share in shares.items()}
            for name, shares in stored["worn"].items()
        }
        return cls(str(stored["checkpoint"]), fields, worn)


def name_checkpoint(model_id: str) -> str:
    """Name a checkpoint whatever its folder is called: the hash in its model id, if it has one."""
    return model_id.rpartition("@")[2]
