"""The cloths one garment is sewn from, as Skia shaders."""

import random
from dataclasses import dataclass

import skia

from demo.wardrobe.colours import RGB, darker, get_luma, lighter, mix
from demo.wardrobe.garment import Garment
from demo.wardrobe.patterns import paint_cloth
from demo.wardrobe.patterns.tile import AnyTile, Ink
from demo.wardrobe.patterns.weave import make_weave

PLACED = {"graphic", "embroidered", "colour-block"}
"""Patterns that are set on plain cloth at one place."""

RIBBED = {"rib"}
_WOODEN: dict[str, RGB] = {
    "sole": (238, 236, 230),
    "dark_sole": (52, 46, 44),
    "cork": (196, 156, 112),
    "lining": (214, 192, 166),
    "lace_cord": (242, 241, 238),
}


@dataclass(slots=True)
class Fabrics:
    """A garment's cloths; each is painted when first asked for."""

    garment: Garment
    scale: float
    _cloths: dict[str, AnyTile]

    def get_colour(self, role: str) -> RGB:
        """Return the plain colour behind a cloth."""
        shades = self.garment.shades
        main = shades[0]
        trim = shades[1] if len(shades) > 1 else main
        table: dict[str, RGB] = {
            "main": main,
            "sleeve": trim,
            "trim": trim,
            "visor": trim if self.garment.pattern == "colour-block" else main,
            "rib": mix(main, trim, 0.0),
            "inner": darker(main, 0.34) if get_luma(main) > 0.2 else lighter(main, 0.10),
        }
        if role == "lace_cord" and get_luma(main) > 0.75:
            return (206, 202, 194)
        return table.get(role) or _WOODEN.get(role, main)

    def get_tile(self, role: str) -> AnyTile:
        """Return a cloth's swatch, painting it once."""
        if role not in self._cloths:
            self._cloths[role] = self._paint(role)
        return self._cloths[role]

    def _paint(self, role: str) -> AnyTile:
        garment = self.garment
        rng = random.Random(f"{garment.seed}/{role}")  # noqa: S311 - a picture, no secret
        is_patterned = role == "main" or (role == "visor" and garment.pattern == "denim")
        if role == "rib" and garment.pattern in {"melange", "knit"}:
            is_patterned = garment.pattern == "melange"
        ink = Ink(self.get_colour(role), garment.shades[1:], rng, self.scale)
        if is_patterned and garment.pattern not in PLACED:
            return paint_cloth(garment.pattern, garment.variant, ink)
        return paint_cloth("plain", "", ink)

    def get_weave(self, role: str) -> str:
        """Name the grain of a cloth."""
        if role in RIBBED:
            return "corduroy"
        if role in {"sole", "dark_sole"}:
            return "satin"
        return "suede" if role == "cork" else self.garment.fabric


def make_fabrics(garment: Garment, scale: float) -> Fabrics:
    """Lay out a garment's cloths for a rendering scale (pixels per unit of a 768-wide picture)."""
    return Fabrics(garment, scale, {})


def make_shader(tile: AnyTile, image: "skia.Image") -> "skia.Shader":
    """Repeat a swatch endlessly; lengths are units."""
    matrix = skia.Matrix.Scale(tile.width / image.width(), tile.height / image.height())
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    return image.withDefaultMipmaps().makeShader(
        skia.TileMode.kRepeat, skia.TileMode.kRepeat, sampling, matrix
    )


def load_weave(
    fabric: str, scale: float, cache: dict[tuple[str, float], "skia.Shader"]
) -> "skia.Shader":
    """Return a grain's shader from the worker's cache."""
    key = (fabric, scale)
    if key not in cache:
        tile = make_weave(fabric, scale)
        cache[key] = make_shader(tile, tile.get_image())
    return cache[key]
