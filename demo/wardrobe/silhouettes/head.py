"""Caps, hats and beanies."""

import numpy as np

from demo.wardrobe.geometry import Points, arch, ellipse, join, line
from demo.wardrobe.panels import Button, Figure, Fold, Stroke
from demo.wardrobe.silhouettes.build import Build, free_panel, panel_of


def make_head(build: Build) -> Figure:
    """Make whatever is worn on the head."""
    makers = {"cap": _cap, "hat": _hat, "beanie": _beanie}
    return makers[build.garment.kind](build)


def _cap(build: Build) -> Figure:
    """Make a baseball cap seen from three quarters, its visor to the left."""
    lean = build.rng.uniform(-4, 4)
    dome = join(
        arch((-104, 70), (-100, 10), (-66, -52), (0, -78 + lean), (62, -58), (100, 0), (108, 66)),
        arch((108, 66), (70, 92), (0, 98), (-104, 70)),
    )
    visor = join(
        arch((-106, 62), (-40, 76), (30, 92), (44, 96)),
        arch((44, 96), (10, 126), (-70, 142), (-140, 132), (-178, 112), (-176, 100)),
        arch((-176, 100), (-150, 78), (-106, 62)),
    )
    strokes = [
        Stroke(arch((0, -78 + lean), (-52, -30), (-72, 74)), 1.4, "seam"),
        Stroke(arch((0, -78 + lean), (34, -20), (44, 92)), 1.4, "seam"),
        Stroke(arch((0, -78 + lean), (78, -30), (92, 76)), 1.2, "seam"),
        Stroke(arch((-104, 63), (-20, 88), (60, 90), (108, 58)), 1.2, "stitch", 4),
    ]
    holes = tuple(Button(x, y, 3.0, "eyelet") for x, y in ((-34, -22), (22, -26), (66, -18)))
    body = free_panel(
        dome,
        strokes=tuple(strokes),
        buttons=(Button(0, -79 + lean, 7, "cloth"), *holes),
        puff=34,
        bow=-20.0,
        is_print_ground=True,
        folds=(
            Fold(arch((-60, -44), (-84, 10), (-90, 60)), 22, 0.5),
            Fold(arch((60, -50), (84, 0), (90, 60)), 20, -0.4),
        ),
    )
    rows = tuple(
        Stroke(
            arch((-166 + 14 * k, 104 - k * 2), (-96 + 8 * k, 122 - 7 * k), (26, 104 - 3 * k)),
            1.0,
            "stitch",
            4,
        )
        for k in range(4)
    )
    brim = free_panel(visor, "visor", strokes=rows, puff=9, shadow=0.3)
    return Figure((body, brim), (-66, -30, 36, 66))


def _hat(build: Build) -> Figure:
    """Make a hat with a wide brim and a band."""
    is_bucket = build.garment.cut == "bucket"
    if is_bucket:
        crown = join(
            arch((0, -78), (50, -78), (70, -66)),
            arch((70, -66), (80, -10), (92, 30)),
            arch((92, 30), (50, 44), (0, 48)),
        )
        brim = join(
            arch((0, 20), (60, 18), (91, 12)),
            arch((91, 12), (118, 52), (148, 92)),
            arch((148, 92), (90, 122), (0, 130)),
        )
        rows = tuple(
            Stroke(
                arch((-92 - 14 * k, 30 + 18 * k), (0, 56 + 20 * k), (92 + 14 * k, 30 + 18 * k)),
                1.0,
                "seam",
            )
            for k in range(4)
        )
        bucket = (
            panel_of(brim, strokes=rows, puff=12, bow=20.0),
            panel_of(crown, puff=22, shadow=0.3, bow=10.0),
        )
        return Figure(bucket, (-40, -50, 40, 20))
    dip = build.rng.uniform(10, 24)
    crown = join(
        arch((0, -92 + dip), (28, -96), (62, -84), (78, -52)),
        arch((78, -52), (86, 0), (90, 44)),
        arch((90, 44), (48, 58), (0, 62)),
    )
    brim = join(
        arch((0, 16), (110, 10), (196, 40)), arch((196, 40), (186, 76), (110, 100), (0, 108))
    )
    ribbon = join(
        arch((0, 34), (50, 30), (86, 14)),
        line((86, 14), (90, 40)),
        arch((90, 40), (50, 56), (0, 60)),
    )
    dent = (
        Fold(arch((-30, -88), (0, -62), (30, -88)), 20, -0.8),
        Fold(arch((-62, -70), (-54, -30), (-58, 10)), 18, 0.5),
        Fold(arch((50, -70), (44, -40), (50, 10)), 16, -0.4),
    )
    panels = (
        panel_of(brim, puff=10, bow=30.0),
        panel_of(crown, puff=24, folds=dent, shadow=0.3, bow=12.0),
        panel_of(ribbon, "trim", puff=4, shadow=0.15),
    )
    return Figure(panels, (-40, -50, 40, 20))


def _beanie(build: Build) -> Figure:
    """Make a knitted beanie with a turned-up rib, sometimes with a bobble."""
    top = -96.0
    dome = join(
        arch((0, top), (40, top + 8), (78, top + 50), (92, 20), (94, 60)), line((94, 60), (0, 70))
    )
    cuff = join(
        arch((0, 44), (50, 42), (97, 32)),
        arch((97, 32), (100, 70), (94, 104)),
        arch((94, 104), (50, 116), (0, 118)),
    )
    gathers = tuple(
        Fold(arch((x * 0.1, top + 6), (x * 0.75, top + 60), (x, 40)), 10, 0.5 if i % 2 else -0.5)
        for i, x in enumerate(np.linspace(-84, 84, 12))
    )
    panels = [
        panel_of(dome, folds=gathers, puff=26, flare=0.9, is_print_ground=True),
        panel_of(cuff, "rib", puff=13, shadow=0.35),
    ]
    if "bobble" in build.garment.cut:
        panels.append(free_panel(_fluff(build, 0, top - 24, 37), "trim", puff=18, shadow=0.3))
    return Figure(tuple(panels), (-40, -50, 40, 30))


def _fluff(build: Build, x: float, y: float, radius: float) -> Points:
    circle = ellipse(0, 0, radius, radius, 110)
    reach = np.asarray([build.rng.uniform(0.90, 1.10) for _ in circle])[:, None]
    return np.asarray(circle * reach + (x, y))
