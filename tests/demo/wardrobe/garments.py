"""Sample garments for the wardrobe's tests."""

import random
from dataclasses import replace

from demo.wardrobe.colours import vary
from demo.wardrobe.garment import Garment


def make_garment(kind: str = "t-shirt", **changes: object) -> Garment:
    """Make a plain blue garment, changed as asked."""
    rng = random.Random(kind)
    plain = Garment(
        number=1,
        seed="test/1",
        product="P-1",
        kind=kind,
        cut="",
        colours=("blue", "white", "red"),
        shades=tuple(vary(name, rng) for name in ("blue", "white", "red", "yellow")),
        neckline="round",
        sleeve="short",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # fields of Garment


def dye(garment: Garment, *names: str) -> Garment:
    """Dye a garment and its pattern."""
    rng = random.Random("dye")
    return replace(garment, colours=names, shades=tuple(vary(name, rng) for name in names))
