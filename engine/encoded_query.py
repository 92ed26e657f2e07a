"""A query after encoding: what its words and photos are to an encoder."""

from dataclasses import dataclass

import numpy as np

from engine.composition import DEFAULT_TEXT_WEIGHT, average
from engine.encoder import Embeddings
from engine.wishes import Comparative, PhotoPart, Phrase


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """A phrase with its embedding (D,), and its options the same way."""

    phrase: Phrase
    embedding: Embeddings
    options: tuple["Spoken", ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """A comparative and the direction (D,) of what it calls more, normalised or zeros."""

    comparative: Comparative
    direction: Embeddings


@dataclass(frozen=True, slots=True, eq=False)
class EncodedQuery:
    """A query's parts with their embeddings (D,), as `Query` has them."""

    photos: tuple[Embeddings, ...] = ()
    wanted: tuple[Spoken, ...] = ()
    unwanted: tuple[Spoken, ...] = ()
    courses: tuple[Course, ...] = ()
    anchor: Embeddings | None = None
    liked: tuple[Embeddings, ...] = ()
    disliked: tuple[Embeddings, ...] = ()
    photo_parts: tuple[PhotoPart, ...] = ()
    text_weight: float = DEFAULT_TEXT_WEIGHT

    @property
    def photo(self) -> Embeddings | None:
        """Get the photos' mean (D,), or without photos what comparatives compare with."""
        return average(np.stack(self.photos)) if self.photos else self.anchor

    @property
    def reference(self) -> Embeddings | None:
        """Get what comparatives compare with (D,), if anything."""
        return self.anchor if self.anchor is not None else self.photo

    @property
    def is_photo_alone(self) -> bool:
        """Tell whether nothing but the look of photos is asked for."""
        parts = self.wanted, self.unwanted, self.courses, self.liked, self.disliked
        return not any((*parts, self.photo_parts))
