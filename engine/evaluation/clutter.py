"""Photos asked with and without looking for the garment, as they are and amid other things."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from engine.encoder import Embeddings
from engine.errors import ImageError
from engine.evaluation.bench import Bench
from engine.evaluation.measures import FEWEST, TOP, count_kin, find_top
from engine.evaluation.tally import Name, Outcome, Tally
from engine.garment_box import choose_plainer, find_garment_box
from engine.images import load_image

_CORNER = 0.3  # of another photo's sides: an upper corner rarely shows its garment
_SHARES = (0.4, 0.6)  # of a picture's sides that the photo takes up amid clutter
_EDGE = 533


def measure_clutter(bench: Bench) -> Outcome:
    """Ask with photos: how many of the first 12 others are of the same kind.

    Each as it is, and small amid a corner of the next photo; each as a whole, and as the shop
    asks, which looks for the garment.
    """
    kinds = np.array([subject.kind for subject in bench.subjects])
    rows = np.flatnonzero(count_kin(kinds) >= FEWEST - 1)
    generator = np.random.default_rng(0)
    found: dict[str, list[float]] = {}
    for row in rows:
        other = bench.subjects[(row + 1) % len(bench.subjects)]
        try:
            photo = _open(bench.subjects[row].picture.read_bytes())
            ground = _open(other.picture.read_bytes())
        except (OSError, ImageError):
            continue
        for place, picture in (("", photo), (" amid clutter", surround(photo, ground, generator))):
            for way, embedding in zip(
                ("the whole", "the garment"), _ask(bench, picture), strict=True
            ):
                top = find_top(bench.images @ embedding, TOP, leave_out=int(row))
                name = f"photo{place} to kind p@12, {way}"
                found.setdefault(name, []).append(float((kinds[top] == kinds[row]).mean()))
    return Outcome(
        tuple(Tally(Name("clutter", name), np.array(values)) for name, values in found.items())
    )


def surround(
    photo: Image.Image, ground: Image.Image, generator: np.random.Generator
) -> Image.Image:
    """Return a picture of the photo's size with the photo small on a corner of another one."""
    width, height = max(1, int(ground.width * _CORNER)), max(1, int(ground.height * _CORNER))
    left = int(generator.integers(2)) * (ground.width - width)
    canvas = ground.crop((left, 0, left + width, height)).resize(photo.size)
    share = generator.uniform(*_SHARES)
    small = photo.resize((max(1, int(photo.width * share)), max(1, int(photo.height * share))))
    x = int(generator.integers(canvas.width - small.width + 1))
    y = int(generator.integers(canvas.height - small.height + 1))
    canvas.paste(small, (x, y))
    return canvas


def _ask(bench: Bench, picture: Image.Image) -> Sequence[Embeddings]:
    """Encode a picture as a whole and as the shop does: (D,) each."""
    box = find_garment_box(picture)
    if box is None:
        (whole,) = bench.encode_pictures([picture])
        return whole, whole
    whole, part = bench.encode_pictures([picture, picture.crop(box)])
    return whole, choose_plainer(whole, part, bench.reader.attributes.directions["kind"])


def _open(data: bytes) -> Image.Image:
    return load_image(data, max_edge=_EDGE)
