"""Necklines and what is sewn to them: ribs, collars, lapels, turtlenecks, hoods, straps."""

import numpy as np

from demo.wardrobe.geometry import Points, arch, band, curve, join, line, mirror
from demo.wardrobe.panels import Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import Build, free_panel, panel_of

NECK_WIDTH = {
    "round": 45.0, "v": 43.0, "boat": 72.0, "square": 62.0, "collar": 39.0, "turtleneck": 37.0,
    "hood": 40.0, "open": 40.0,
}  # fmt: skip


def cut_neck(kind: str, depth: float = 1.0) -> Points:
    """Cut the front neckline's right half: from the shoulder down to the centre."""
    width = NECK_WIDTH.get(kind, 45.0)
    shapes = {
        "round": arch((width, 0), (39, 27 * depth), (22, 45 * depth), (0, 51 * depth)),
        "v": curve((width, 0), (24, 46 * depth), (0, 98 * depth), samples=12),
        "boat": arch((width, 9), (42, 22), (0, 27)),
        "square": line((width, 5), (57, 64 * depth), (0, 67 * depth)),
        "collar": arch((width, 0), (20, 20), (0, 34)),
        "turtleneck": arch((width, 2), (20, 14), (0, 18)),
        "hood": arch((width, 0), (26, 30), (0, 46)),
        "open": arch((width, 0), (22, 70 * depth), (2, 165 * depth), samples=12),
    }
    return shapes.get(kind, shapes["round"])


def make_back(cut: Points, cloth: str = "inner") -> Panel:
    """Cut the inside of the back that shows through the neckline, with its label."""
    width, top = float(cut[0][0]), float(cut[0][1])
    depth = float(cut[-1][1]) + 16
    right = join(
        arch((0, top + 9), (width * 0.6, top + 6), (width, top - 1)),
        arch((width + 7, top + 6), (width * 0.8, top + depth * 0.7), (0, top + depth)),
    )
    label = Stroke(line((-9, top + 17), (9, top + 17)), 11, "label")
    strokes: tuple[Stroke, ...] = (
        Stroke(arch((-width, top), (0, top + 10), (width, top)), 3, "seam"),
    )
    if depth > 44:
        strokes = (*strokes, label)
    return panel_of(right, cloth, strokes=strokes, puff=8, shadow=0.0)


def make_rib(cut: Points, width: float = 9.0, cloth: str = "rib") -> Panel:
    """Sew a rib along the neckline."""
    whole = join(cut, mirror(cut)[::-1][1:])
    inner = whole
    outer = _offset(whole, width)
    outline = join(inner, outer[::-1])
    return free_panel(outline, cloth, puff=3, shadow=0.12)


def _offset(points: Points, distance: float) -> Points:
    tangent = np.gradient(points, axis=0)
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-6)[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    sign = -1.0 if points[0][0] > points[-1][0] else 1.0
    return points + normal * distance * sign


def make_shirt_collar(
    build: Build, cloth: str = "main", *, spread: float = 1.0, opening: float = 30.0
) -> tuple[Panel, ...]:
    """Sew a turned-down collar with its stand."""
    stand = panel_of(
        join(arch((0, 2), (26, -2), (38, -13)), arch((43, -3), (26, 20), (0, opening))),
        "inner",
        puff=5,
        shadow=0.0,
    )
    tip = (30 * spread + build.rng.uniform(-1, 1), 47)
    leaf = join(
        arch((1, 28), (20, 14), (34, -4), (37, -15)),
        arch((46, -7), (51, 4), (54, 17)),
        line((54, 17), tip),
        arch(tip, (14, 38), (1, 28)),
    )
    stitch = Stroke(
        join(line((50, 17), (tip[0] + 0.5, 42)), arch((tip[0] + 0.5, 42), (14, 33))), 0.9, "seam"
    )
    panels = [stand]
    for side in (1, -1):
        outline = leaf if side > 0 else mirror(leaf)
        points = stitch.points if side > 0 else mirror(stitch.points)
        panels.append(
            free_panel(outline, cloth, strokes=(Stroke(points, 0.9, "seam"),), puff=4, shadow=0.34)
        )
    return tuple(panels)


def make_band_collar(cloth: str = "rib", height: float = 24.0) -> tuple[Panel, ...]:
    """Sew a stand-up collar."""
    back = panel_of(
        join(
            arch((0, -height + 4), (24, -height + 1), (36, -height - 3)),
            arch((38, 0), (20, 16), (0, 22)),
        ),
        "inner",
        puff=5,
        shadow=0,
    )
    right = join(
        line((1, 30), (1.5, 30 - height * 0.6)),
        arch((1.5, 30 - height * 0.6), (22, 10 - height * 0.8), (36, -height - 3)),
        arch((41, -2), (24, 20), (1, 34)),
    )
    leaf = [free_panel(o, cloth, puff=4, shadow=0.2) for o in (right, mirror(right))]
    return (back, *leaf)


def make_turtleneck(build: Build, cloth: str = "rib") -> tuple[Panel, ...]:
    """Sew a folded rolled collar."""
    rng = build.rng
    top = panel_of(
        join(arch((0, -42), (20, -44), (32, -48)), arch((34, -40), (20, -30), (0, -27))),
        "inner",
        puff=4,
        shadow=0,
    )
    front = join(
        arch((0, -34), (20, -37), (33, -48)),
        arch((38, -30), (39, -12), (42, 5)),
        arch((42, 5), (24, 20), (0, 24)),
    )
    folds = tuple(
        Fold(arch((-36, y), (0, y + 12), (36, y + rng.uniform(-6, 6))), 9, rng.choice([-0.5, 0.5]))
        for y in (-22.0, -6.0, 6.0)
    )
    return top, panel_of(front, cloth, folds=folds, puff=8, shadow=0.28)


def make_hood(build: Build, *, is_open: bool) -> tuple[tuple[Panel, ...], tuple[Panel, ...]]:
    """Sew a hood: what lies behind the body, and what lies before it."""
    rng = build.rng
    lean = rng.uniform(-2, 2)
    outer = join(
        arch((0, -58), (34 + lean, -56), (60, -36), (66, -2), (50, 24)),
        arch((50, 24), (26, 44), (0, 54)),
    )
    folds = tuple(
        Fold(arch((side * 56, 4), (side * 50, -28), (side * 18, -50)), 12, -0.5) for side in (-1, 1)
    )
    behind = panel_of(outer, "main", folds=folds, puff=12)
    hollow = join(
        arch((0, -40), (26, -38), (42, -22), (42, 4), (26, 30)), arch((26, 30), (12, 42), (0, 50))
    )
    inside = panel_of(hollow, "inner", puff=16, shadow=0)
    edges = []
    for side in (1, -1):
        rim = band(
            arch((20, -41), (44, -20), (44, 8), (24, 36), (2, 56 if is_open else 50)),
            (5, 12, 15, 15, 12),
        )
        edges.append(free_panel(rim if side > 0 else mirror(rim), "main", puff=5, shadow=0.25))
    return (behind, inside), tuple(edges)


def make_lapels(build: Build, depth: float, *, wide: float = 1.0) -> tuple[Panel, ...]:
    """Fold lapels and a collar back from a blazer's opening."""
    reach = 64 * wide
    lapel = join(
        arch((38, -2), (50, 26), (reach + 6, 44)),
        line((reach + 6, 44), (reach + 2, 60)),
        arch((reach + 2, 60), (44, depth * 0.62), (-2, depth + 6)),
        arch((-2, depth + 6), (16, depth * 0.5), (33, 10)),
    )
    collar = join(
        arch((30, -16), (42, -12), (50, 2)),
        line((50, 2), (reach - 2, 34)),
        line((reach - 2, 34), (48, 40)),
        arch((48, 40), (37, 22), (33, 6), (30, -16)),
    )
    return tuple(
        free_panel(outline if side > 0 else mirror(outline), "main", puff=4, shadow=lift)
        for outline, lift in ((lapel, 0.4), (collar, 0.3))
        for side in (-1, 1)
    )


def make_straps(
    xs: tuple[float, ...], top: float, bottom: float, width: float, cloth: str = "main"
) -> tuple[Panel, ...]:
    """Sew shoulder straps from the back's height down to the front."""
    panels = []
    for x in xs:
        for side in (-1, 1):
            strap = band(line((side * x * 0.94, top), (side * x, bottom)), (width, width))
            panels.append(free_panel(strap, cloth, puff=2.5, shadow=0.12))
    return tuple(panels)
