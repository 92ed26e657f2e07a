"""What every silhouette is built from: the garment, chance, and common pieces of tailoring."""

import math
import random
from dataclasses import dataclass

import numpy as np

from demo.wardrobe.garment import Garment
from demo.wardrobe.geometry import Points, curve, line, resample, symmetric
from demo.wardrobe.panels import Button, Fold, Panel, Stroke


@dataclass(frozen=True, slots=True)
class Build:
    """One garment being cut; spread 0 hangs, 1 lies with its arms wide."""

    garment: Garment
    rng: random.Random
    spread: float = 0.0


def panel_of(right: Points, cloth: str = "main", **details: object) -> Panel:
    """Build a symmetric panel from its right half, given from top to bottom."""
    outline = symmetric(right)
    left, right_edge = side_edges(outline)
    return Panel(outline, left, right_edge, cloth, **details)  # type: ignore[arg-type] # fields of Panel


def free_panel(outline: Points, cloth: str = "main", **details: object) -> Panel:
    """Build a panel of any outline whose threads run straight down."""
    left, right = side_edges(outline)
    return Panel(outline, left, right, cloth, **details)  # type: ignore[arg-type] # fields of Panel


def side_edges(outline: Points, count: int = 9) -> tuple[Points, Points]:
    """Find straight left and right edges that hold an outline between them."""
    left, top = outline.min(axis=0)
    right, bottom = outline.max(axis=0)
    rows = np.linspace(top - 2, bottom + 2, count)
    return (
        np.column_stack([np.full(count, left - 2), rows]),
        np.column_stack([np.full(count, right + 2), rows]),
    )


def buttons_down(
    x: float, top: float, bottom: float, count: int, radius: float = 3.4, role: str = "button"
) -> tuple[Button, ...]:
    """Sew buttons at even distances."""
    return tuple(Button(x, float(y), radius, role) for y in np.linspace(top, bottom, count))


def hem_strokes(points: Points, lift: float = 6.0) -> tuple[Stroke, ...]:
    """Stitch along a hem, a little above it."""
    return (Stroke(points - (0, lift), 1.0, "seam"),)


def drape_down(
    build: Build, left: Points, right: Points, count: int, strength: float = 0.5, begin: float = 0.0
) -> tuple[Fold, ...]:
    """Let folds fall between two edges, widening on their way."""
    folds = []
    one, two = resample(left, 12), resample(right, 12)
    for index in range(count):
        u = (index + 0.5 + build.rng.uniform(-0.3, 0.3)) / count
        first = int(11 * min(0.7, begin + build.rng.uniform(0, 0.35)))
        points = one[first:] + (two[first:] - one[first:]) * u
        sign = 1 if index % 2 else -1
        spacing = float(np.hypot(*(two[-1] - one[-1]))) / count
        folds.append(
            Fold(
                points,
                spacing * build.rng.uniform(0.5, 0.95),
                sign * strength * build.rng.uniform(0.6, 1.1),
            )
        )
    return tuple(folds)


def crease(
    build: Build,
    start: tuple[float, float],
    angle: float,
    length: float,
    width: float,
    strength: float,
) -> Fold:
    """Run one crease from a point; the angle is in degrees from straight down."""
    bend = build.rng.uniform(-0.16, 0.16) * length
    direction = np.array([math.sin(math.radians(angle)), math.cos(math.radians(angle))])
    across = np.array([direction[1], -direction[0]])
    origin = np.asarray(start)
    middle = origin + direction * length * 0.5 + across * bend
    end = origin + direction * length
    return Fold(curve(tuple(origin), tuple(middle), tuple(end)), width, strength)


def torso_folds(
    build: Build, chest: float, top: float, bottom: float, strength: float = 0.45
) -> tuple[Fold, ...]:
    """Crease a body: from the armpits inwards, at the waist, and soft falls to the hem."""
    rng = build.rng
    folds = []
    for side in (-1, 1):
        for _ in range(3):
            start = (side * chest * rng.uniform(0.86, 0.96), top + rng.uniform(0, 26))
            folds.append(
                crease(
                    build,
                    start,
                    -side * rng.uniform(18, 62),
                    rng.uniform(50, 105),
                    rng.uniform(9, 17),
                    strength * rng.choice([-0.9, 0.7]),
                )
            )
        for _ in range(2):
            y = top + (bottom - top) * rng.uniform(0.3, 0.8)
            folds.append(
                crease(
                    build,
                    (side * chest * 0.98, y),
                    -side * rng.uniform(70, 112),
                    rng.uniform(40, 90),
                    rng.uniform(9, 18),
                    strength * rng.choice([-0.6, 0.5]),
                )
            )
    for _ in range(5):
        start = (rng.uniform(-0.8, 0.8) * chest, top + (bottom - top) * rng.uniform(0.15, 0.6))
        folds.append(
            crease(
                build,
                start,
                rng.uniform(-14, 14),
                (bottom - top) * 0.42,
                rng.uniform(16, 30),
                strength * rng.uniform(-0.7, 0.7),
            )
        )
    return tuple(folds)


def pocket(x: float, y: float, width: float, height: float, *, point: float = 8.0) -> Stroke:
    """Stitch a patch pocket."""
    half = width / 2
    return Stroke(
        line(
            (x - half, y),
            (x - half, y + height - point),
            (x, y + height),
            (x + half, y + height - point),
            (x + half, y),
            (x - half, y),
        ),
        1.4,
        "seam",
    )
