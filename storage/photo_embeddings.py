"""The embeddings of a question's photos, as one value of a row."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_DTYPE = np.dtype("<f4")


def join_photos(photos: Sequence[NDArray[np.float32]]) -> bytes:
    """Write photos' embeddings, (D,) each, one behind the other."""
    return b"".join(np.ascontiguousarray(photo, dtype=_DTYPE).tobytes() for photo in photos)


def split_photos(joined: bytes, count: int) -> tuple[NDArray[np.float32], ...]:
    """Read back what `join_photos` wrote of so many photos."""
    values = np.frombuffer(joined, dtype=_DTYPE).astype(np.float32)
    return tuple(np.split(values, count)) if count else ()
