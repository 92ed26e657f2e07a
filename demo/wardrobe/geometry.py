"""Curves and outlines of cloth as polylines, and their way into Skia."""

import math
from collections.abc import Sequence

import numpy as np
import skia
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""A polyline, (N, 2), y downwards."""


def line(*points: tuple[float, float]) -> Points:
    """Build a polyline through the points, straight between them."""
    return np.asarray(points, dtype=np.float64)


def curve(*points: tuple[float, float], samples: int = 9) -> Points:
    """Build a smooth polyline through the points (Catmull-Rom)."""
    knots = np.asarray(points, dtype=np.float64)
    if len(knots) < 3:
        return knots
    padded = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    steps = np.linspace(0, 1, samples, endpoint=False)[:, None]
    pieces = [_blend(padded[i : i + 4], steps) for i in range(len(knots) - 1)]
    return np.vstack([*pieces, knots[-1:]])


def arch(*points: tuple[float, float], samples: int = 9) -> Points:
    """Build a smooth polyline that runs level where it ends on the garment's axis (x 0)."""
    knots = list(points)
    is_begun, is_ended = knots[0][0] == 0, knots[-1][0] == 0
    if is_begun:
        knots.insert(0, (-points[1][0], points[1][1]))
    if is_ended:
        knots.append((-points[-2][0], points[-2][1]))
    whole = (
        curve(*knots, samples=samples) if len(knots) > 2 else np.asarray(knots, dtype=np.float64)
    )
    if len(knots) == 2:
        return whole
    return whole[samples * is_begun : len(whole) - samples * is_ended]


def loop(*points: tuple[float, float], samples: int = 9) -> Points:
    """Build a smooth closed outline through the points."""
    around = [points[-1], *points, points[0], points[1]]
    return curve(*around, samples=samples)[samples : -samples * 2]


def _blend(four: Points, t: NDArray[np.float64]) -> Points:
    a, b, c, d = four
    bent: Points = np.asarray(
        0.5
        * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )
    )
    return bent


def mirror(points: Points) -> Points:
    """Reflect at the vertical axis, keeping the direction."""
    mirrored: Points = points * np.array([-1.0, 1.0])
    return mirrored


def join(*polylines: Points) -> Points:
    """Chain polylines into one."""
    return np.vstack(polylines)


def symmetric(right: Points) -> Points:
    """Close a right half, given from top to bottom, with its mirror image."""
    return join(right, mirror(right)[::-1])


def shift(points: Points, x: float, y: float) -> Points:
    """Move a polyline."""
    moved: Points = points + np.array([x, y])
    return moved


def rotate(points: Points, degrees: float, centre: tuple[float, float] = (0.0, 0.0)) -> Points:
    """Turn a polyline clockwise (y downwards) about a centre."""
    angle = math.radians(degrees)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    return np.asarray((points - np.array(centre)) @ turn + np.array(centre))


def resample(points: Points, count: int) -> Points:
    """Space a polyline's points evenly by arc length: (count, 2)."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0, along[-1], count)
    return np.column_stack(
        [np.interp(wanted, along, points[:, 0]), np.interp(wanted, along, points[:, 1])]
    )


def thicken(points: Points, widths: Sequence[float]) -> tuple[Points, Points]:
    """Build both edges of a band around an axis; widths run along it."""
    axis = resample(points, max(12, len(points)))
    tangent = np.gradient(axis, axis=0)
    tangent /= np.maximum(np.hypot(tangent[:, 0], tangent[:, 1]), 1e-6)[:, None]
    normal = np.column_stack([-tangent[:, 1], tangent[:, 0]])
    spots = np.linspace(0, 1, len(axis))
    half = np.interp(spots, np.linspace(0, 1, len(widths)), widths)[:, None] / 2
    return axis + normal * half, axis - normal * half


def band(points: Points, widths: Sequence[float]) -> Points:
    """Build the closed outline of a band around an axis."""
    left, right = thicken(points, widths)
    return join(left, right[::-1])


def ellipse(x: float, y: float, rx: float, ry: float, count: int = 40) -> Points:
    """Build a closed ellipse."""
    angle = np.linspace(0, math.tau, count, endpoint=False)
    return np.column_stack([x + rx * np.cos(angle), y + ry * np.sin(angle)])


def to_path(points: Points, *, is_closed: bool = True) -> "skia.Path":
    """Hand a polyline to Skia."""
    return skia.Path.Polygon([skia.Point(float(x), float(y)) for x, y in points], is_closed)


def get_bounds(outlines: Sequence[Points]) -> tuple[float, float, float, float]:
    """Measure left, top, right, bottom of several outlines."""
    every = np.vstack(list(outlines))
    left, top = every.min(axis=0)
    right, bottom = every.max(axis=0)
    return float(left), float(top), float(right), float(bottom)
