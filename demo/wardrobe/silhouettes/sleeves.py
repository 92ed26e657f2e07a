"""Sleeves of every length, hung or spread, with their cuffs."""

import math
from dataclasses import dataclass

import numpy as np

from demo.wardrobe.geometry import Points, curve, join, line, mirror
from demo.wardrobe.panels import Button, Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import Build

LENGTHS = {"short": 92.0, "three-quarter": 196.0, "long": 285.0}


@dataclass(frozen=True, slots=True)
class SleeveCut:
    """How a sleeve is cut; lengths in the garment's units."""

    length: float
    wrist: float
    cuff: str = "hem"
    """hem, rib, shirt, elastic or wide."""
    cloth: str = "main"
    puff: float = 0.0
    """How much the upper arm stands out."""


def make_sleeves(
    build: Build, top: tuple[float, float], armpit: tuple[float, float], cut: SleeveCut
) -> tuple[Panel, ...]:
    """Cut both sleeves for a right shoulder and armpit; the left one is its mirror."""
    panels: list[Panel] = []
    for side in (-1, 1):
        angle = 13 + build.spread * 38 + build.rng.uniform(-3, 3)
        if cut.length < 120:
            angle = 27 + build.spread * 26 + build.rng.uniform(-3, 3)
        panels.extend(_one(build, top, armpit, cut, angle, side))
    return tuple(panels)


def _one(
    build: Build,
    top: tuple[float, float],
    armpit: tuple[float, float],
    cut: SleeveCut,
    angle: float,
    side: int,
) -> list[Panel]:
    outer, inner = _edges(top, armpit, cut, angle)
    folds = _creases(build, outer, inner, cut)
    strokes: tuple[Stroke, ...] = ()
    if cut.cuff in {"hem", "wide"}:
        strokes = (Stroke(_across(outer, inner, 0.95), 1.0, "seam"),)
    body = _panel(outer, inner, side, cut.cloth, folds, strokes)
    panels = [body]
    if cut.cuff in {"rib", "shirt", "elastic"}:
        panels.append(_cuff(outer, inner, side, cut))
    return panels


def _edges(
    top: tuple[float, float], armpit: tuple[float, float], cut: SleeveCut, angle: float
) -> tuple[Points, Points]:
    turn = math.radians(angle)
    along = np.array([math.sin(turn), math.cos(turn)])
    out = np.array([math.cos(turn), -math.sin(turn)])
    first, last = np.asarray(top), np.asarray(armpit)
    reach = float(np.hypot(*(first - last)))
    middle = (first + last) / 2

    def at(share: float, side: float, width: float) -> tuple[float, float]:
        point = middle + along * cut.length * share + out * side * width / 2
        return float(point[0]), float(point[1])

    def width(share: float) -> float:
        eased = share**0.62
        wide: float = (
            reach * 0.86 * (1 - eased)
            + cut.wrist * eased
            + cut.puff * math.sin(math.pi * min(1.0, share * 1.15) ** 0.7)
        )
        return wide

    spots = (0.16, 0.4, 0.7, 1.0)
    outer = curve(tuple(first), *(at(s, 1, width(s)) for s in spots))
    inner = curve(tuple(last), *(at(s, -1, width(s)) for s in spots[1:]))
    return outer, inner


def _panel(
    outer: Points,
    inner: Points,
    side: int,
    cloth: str,
    folds: tuple[Fold, ...],
    strokes: tuple[Stroke, ...],
) -> Panel:
    tuck = line((outer[0][0] - 26, outer[0][1] + 8), (inner[0][0] - 26, inner[0][1] - 14))
    end = _across(outer, inner, 1.0)
    outline = join(outer, end, inner[::-1], tuck[::-1])
    if side < 0:
        outline, outer, inner = mirror(outline), mirror(inner), mirror(outer)
        folds = tuple(Fold(mirror(f.points), f.width, f.strength) for f in folds)
        strokes = tuple(Stroke(mirror(s.points), s.width, s.role) for s in strokes)
        return Panel(outline, outer, inner, cloth, folds, strokes, puff=11)
    return Panel(outline, inner, outer, cloth, folds, strokes, puff=11)


def _across(outer: Points, inner: Points, share: float) -> Points:
    one = outer[min(len(outer) - 1, round((len(outer) - 1) * share))]
    two = inner[min(len(inner) - 1, round((len(inner) - 1) * share))]
    middle = (one + two) / 2
    along = outer[-1] - outer[-3]
    along = along / max(float(np.hypot(*along)), 1e-6)
    middle = middle + along * 3.0
    return curve(tuple(one), tuple(middle), tuple(two))


def _creases(build: Build, outer: Points, inner: Points, cut: SleeveCut) -> tuple[Fold, ...]:
    rng, folds = build.rng, []
    count = 2 if cut.length < 120 else 7
    for index in range(count):
        share = rng.uniform(0.1, 0.5) if index < 2 else rng.uniform(0.35, 0.95)
        place = round((len(inner) - 1) * share)
        start, goal = inner[place], outer[round((len(outer) - 1) * max(0.0, share - 0.10))]
        end = start + (goal - start) * rng.uniform(0.5, 0.95) + (0, rng.uniform(-14, 14))
        bend = (start + end) / 2 + (0, rng.uniform(2, 9))
        folds.append(
            Fold(
                curve(tuple(start), tuple(bend), tuple(end)),
                rng.uniform(8, 15),
                rng.choice([-0.55, 0.5]) * rng.uniform(0.5, 1.0),
            )
        )
    spine = (outer * 0.45 + _fit(inner, len(outer)) * 0.55)[len(outer) // 5 :]
    folds.append(Fold(spine, cut.wrist * 0.42, 0.30))
    if cut.puff > 10:
        folds.extend(_gathers(build, outer, inner))
    return tuple(folds)


def _gathers(build: Build, outer: Points, inner: Points) -> list[Fold]:
    folds = []
    for end in (0.0, 1.0):
        for u in np.linspace(0.1, 0.9, 6):
            place = round((len(outer) - 1) * end)
            start = outer[place] * u + _fit(inner, len(outer))[place] * (1 - u)
            other = round((len(outer) - 1) * (0.3 if end == 0 else 0.7))
            goal = outer[other] * u + _fit(inner, len(outer))[other] * (1 - u)
            folds.append(
                Fold(
                    line(tuple(start), tuple(goal)),
                    build.rng.uniform(5, 9),
                    build.rng.choice([-0.5, 0.5]),
                )
            )
    return folds


def _fit(points: Points, count: int) -> Points:
    spots = np.linspace(0, len(points) - 1, count)
    index = np.arange(len(points))
    return np.column_stack(
        [np.interp(spots, index, points[:, 0]), np.interp(spots, index, points[:, 1])]
    )


def _cuff(outer: Points, inner: Points, side: int, cut: SleeveCut) -> Panel:
    along = outer[-1] - outer[-4]
    along = along / max(float(np.hypot(*along)), 1e-6)
    deep = {"rib": 26.0, "shirt": 28.0, "elastic": 12.0}[cut.cuff]
    deep = min(deep, cut.length * 0.16)
    pinch = {"rib": 0.84, "shirt": 0.98, "elastic": 0.80}[cut.cuff]
    middle = (outer[-1] + inner[-1]) / 2
    one, two = middle + (outer[-1] - middle) * 1.02, middle + (inner[-1] - middle) * 1.02
    upper = curve(tuple(one), tuple(middle + along * 2), tuple(two))
    lower_one = middle + (outer[-1] - middle) * pinch + along * deep
    lower_two = middle + (inner[-1] - middle) * pinch + along * deep
    lower = curve(tuple(lower_one), tuple(middle + along * (deep + 3)), tuple(lower_two))
    outline = join(upper, lower[::-1])
    cloth = "rib" if cut.cuff == "rib" else cut.cloth
    button = middle + along * deep * 0.5 - (outer[-1] - middle) * 0.4
    left, right = line(tuple(two), tuple(lower_two)), line(tuple(one), tuple(lower_one))
    if side < 0:
        outline, left, right = mirror(outline), mirror(right), mirror(left)
        button = button * (-1, 1)
    buttons = (Button(float(button[0]), float(button[1]), 3.0),) if cut.cuff == "shirt" else ()
    return Panel(outline, left, right, cloth, buttons=buttons, puff=5, shadow=0.14)
