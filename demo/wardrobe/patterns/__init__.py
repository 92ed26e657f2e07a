"""Which painter makes which pattern."""

from collections.abc import Callable

from demo.wardrobe.patterns import (
    allover,
    animal,
    checks,
    dots,
    flowers,
    stripes,
    textures,
)
from demo.wardrobe.patterns.tile import AnyTile, Ink

Painter = Callable[[Ink], AnyTile]

PAINTERS: dict[str, dict[str, Painter]] = {
    "striped": {
        "horizontal": stripes.paint_horizontal,
        "breton": stripes.paint_breton,
        "block": stripes.paint_block,
        "multi": stripes.paint_multi,
        "vertical": stripes.paint_vertical,
        "pin": stripes.paint_pin,
    },
    "checked": {
        "gingham": checks.paint_gingham,
        "vichy": checks.paint_vichy,
        "buffalo": checks.paint_buffalo,
        "tartan": checks.paint_tartan,
        "windowpane": checks.paint_windowpane,
        "houndstooth": checks.paint_houndstooth,
    },
    "dotted": {
        "small": dots.paint_small,
        "large": dots.paint_large,
        "scattered": dots.paint_scattered,
        "rings": dots.paint_rings,
    },
    "floral": {
        "ditsy": flowers.paint_ditsy,
        "daisies": flowers.paint_daisies,
        "blossoms": flowers.paint_blossoms,
        "stems": flowers.paint_stems,
        "hibiscus": flowers.paint_hibiscus,
        "roses": flowers.paint_roses,
        "meadow": flowers.paint_meadow,
    },
    "animal": {
        "leopard": animal.paint_leopard,
        "zebra": animal.paint_zebra,
        "snake": animal.paint_snake,
    },
    "camouflage": {"woodland": animal.paint_camouflage},
    "all-over": {
        "geometric": allover.paint_geometric,
        "diamonds": allover.paint_diamonds,
        "paisley": allover.paint_paisley,
        "ikat": allover.paint_ikat,
        "waves": allover.paint_waves,
        "terrazzo": allover.paint_terrazzo,
        "brush": allover.paint_brush,
        "hearts": allover.paint_hearts,
        "stars": allover.paint_stars,
        "leaves": allover.paint_leaves,
        "zigzag": allover.paint_zigzag,
        "ovals": allover.paint_ovals,
    },
    "lace": {"flowers": textures.paint_lace},
    "knit": {
        "cable": textures.paint_cable,
        "rib": textures.paint_rib,
        "chunky": textures.paint_stitch,
        "nordic": textures.paint_fair_isle,
    },
    "melange": {"marl": textures.paint_melange},
    "denim": {"twill": textures.paint_denim},
    "sequins": {"discs": textures.paint_sequins},
    "tie-dye": {"spiral": textures.paint_tie_dye, "rings": textures.paint_dip_rings},
    "quilted": {"diamond": textures.paint_quilted, "channels": textures.paint_channels},
    "plain": {"": textures.paint_plain, "straw": textures.paint_scales},
}
"""Pattern, then variant. Prints and embroidery are set on a plain cloth: see `placement`."""


def paint_cloth(pattern: str, variant: str, ink: Ink) -> AnyTile:
    """Paint a swatch; what is placed rather than repeated starts from plain cloth."""
    painters = PAINTERS.get(pattern, PAINTERS["plain"])
    return painters.get(variant, next(iter(painters.values())))(ink)
