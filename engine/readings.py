"""What a picture shows, read from its embedding: probable kind, colours, pattern and the rest.

Of colours its pixels speak too, half and half (docs/adr/0013).
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from engine.attributes import AttributeReader
from engine.calibration.constants import SEVERAL, Calibration
from engine.encoder import Embeddings
from engine.palette.naming import ColourNamer, Palettes

Reading = Mapping[str, Mapping[str, float]]
"""By field and value how probable it is; what is below LEAST is left out."""

LEAST = 0.05
CLAIMED = 0.8  # what is this probable is claimed to a shopper
_ALWAYS = frozenset({"kind", "colour", "pattern"})  # fields that every garment has
_CHUNK = 4096
_CERTAIN = 1e-5  # no probability is nearer to 0 or 1


@dataclass(frozen=True, slots=True, eq=False)
class PictureReader:
    """A reader of attributes that knows how sure it may be."""

    attributes: AttributeReader
    calibration: Calibration
    namer: ColourNamer | None = None  # of what the columns of palettes mean

    @property
    def reader_id(self) -> str:
        """Get the name that changes whenever what is read of a picture could."""
        told = json.dumps(
            [
                {name: list(values) for name, values in self.attributes.values.items()},
                asdict(self.calibration),
                self.attributes.sharpness,
                LEAST,
                self.namer.palette_id if self.namer is not None else None,
            ],
            sort_keys=True,
        )
        digest = hashlib.sha256(told.encode())
        for name in sorted(self.attributes.directions):
            digest.update(np.ascontiguousarray(self.attributes.directions[name]).tobytes())
        return digest.hexdigest()[:16]

    def read(self, embeddings: Embeddings, palettes: Palettes | None = None) -> list[Reading]:
        """Read every field of (N, D) embeddings and, where they are known, (N, C) palettes."""
        readings: list[Reading] = []
        for start in range(0, len(embeddings), _CHUNK):
            part = slice(start, start + _CHUNK)
            readings += self._read_chunk(
                embeddings[part], palettes[part] if palettes is not None else None
            )
        return readings

    def read_field(
        self, name: str, embeddings: Embeddings, palettes: Palettes | None = None
    ) -> Embeddings:
        """Read how probable each value of a field is where a garment has the field: (N, V)."""
        cosines = embeddings @ self.attributes.directions[name].T
        found = judge(self.calibration, name, self.attributes, cosines)
        if name != "colour" or palettes is None or self.namer is None:
            return found
        return blend(found, self.attributes.values[name], palettes, self.namer.colours)

    def find_kind(self, embedding: Embeddings) -> str | None:
        """Find the kind of garment that an embedding (D,) shows, if it is plain to see."""
        found = self.read_field("kind", embedding[np.newaxis])[0]  # (K,)
        likeliest = int(found.argmax())
        is_plain = found[likeliest] >= CLAIMED
        return self.attributes.values["kind"][likeliest] if is_plain else None

    def _read_chunk(self, embeddings: Embeddings, palettes: Palettes | None) -> list[Reading]:
        kinds = self.read_field("kind", embeddings)  # (N, K)
        columns: dict[str, Embeddings] = {}
        for name in self.attributes.values:
            found = kinds if name == "kind" else self.read_field(name, embeddings, palettes)
            columns[name] = found * self._find_worn(name, kinds)[:, np.newaxis]
        return [self._describe(columns, row) for row in range(len(embeddings))]

    def _find_worn(self, name: str, kinds: Embeddings) -> NDArray[np.float32]:
        """Find how probable it is that garments of these kinds (N, K) have a field: (N,)."""
        shares = self.calibration.worn.get(name, {})
        if name in _ALWAYS or not shares:
            return np.ones(len(kinds), dtype=np.float32)
        known = [shares.get(kind, 1.0) for kind in self.attributes.values["kind"]]
        return np.asarray(kinds @ np.array(known, dtype=np.float32))

    def _describe(self, columns: Mapping[str, Embeddings], row: int) -> Reading:
        return {
            name: _keep_probable(self.attributes.values[name], found[row])
            for name, found in columns.items()
        }


def judge(
    calibration: Calibration, name: str, attributes: AttributeReader, cosines: Embeddings
) -> Embeddings:
    """Turn the cosines (N, V) of a field's values into probabilities (N, V)."""
    constants = calibration.get_constants(name)
    sharpened = attributes.sharpness * cosines
    listed = [constants.offsets.get(value, 0.0) for value in attributes.values[name]]
    offsets = np.array(listed, dtype=np.float32)  # of double width all that follows would be
    scores = constants.slope * sharpened + offsets
    if name in SEVERAL:
        scores = scores - constants.rivalry * weigh_rivals(sharpened)
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def blend(
    found: Embeddings, values: Sequence[str], palettes: Palettes, colours: Sequence[str]
) -> Embeddings:
    """Blend probabilities (N, V) of colours with palettes (N, C): the mean of their log-odds.

    What the palette does not know (NaN, or no such column) is left as it is.
    """
    blended = found.copy()
    for column, colour in enumerate(colours):
        if colour in values:
            place = values.index(colour)
            certain = np.clip(found[:, place], _CERTAIN, 1 - _CERTAIN)
            odds = (np.log(certain / (1 - certain)) + palettes[:, column]) / 2
            blended[:, place] = np.where(np.isnan(odds), found[:, place], 1 / (1 + np.exp(-odds)))
    return blended


def weigh_rivals(scores: Embeddings) -> Embeddings:
    """Weigh what speaks for all other values than each: log-sum-exp without it, (N, V)."""
    highest = scores.max(axis=1, keepdims=True)
    raised = np.exp(scores - highest)
    others = raised.sum(axis=1, keepdims=True) - raised
    return np.asarray(np.log(np.maximum(others, 1e-12)) + highest)


def _keep_probable(values: Sequence[str], found: NDArray[np.float32]) -> dict[str, float]:
    kept = [place for place in np.argsort(-found) if found[place] >= LEAST]
    return {values[place]: round(float(found[place]), 3) for place in kept}
