"""Skirts, trousers, jeans, leggings and shorts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from demo.wardrobe.geometry import Points, arch, join, line, mirror, shift
from demo.wardrobe.panels import Button, Figure, Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import (
    Build,
    crease,
    drape_down,
    free_panel,
    hem_strokes,
    panel_of,
)

SKIRT_LENGTHS = {"mini": 205.0, "knee": 290.0, "midi": 375.0, "maxi": 480.0, "": 260.0}


@dataclass(frozen=True, slots=True)
class SkirtCut:
    """A skirt's half widths and heights."""

    waist: float
    top: float
    bottom: float
    hem: float
    hip: float


def make_skirt(build: Build) -> Figure:
    """Cut a skirt with its waistband."""
    rng, cut = build.rng, build.garment.cut
    length = SKIRT_LENGTHS[build.garment.length] * rng.uniform(0.96, 1.04)
    hem = {
        "pencil": 80.0,
        "a-line": 104 + length * 0.14,
        "pleated": 104 + length * 0.16,
        "flared": 120 + length * 0.26,
        "tiered": 112 + length * 0.18,
    }.get(cut, 105 + length * 0.15)
    skirt = SkirtCut(74, 22, 22 + length, hem, 98)
    panels = [
        *drape_skirt(build, skirt, cut),
        make_waistband(74, 22, "main", is_soft=cut == "tiered"),
    ]
    return Figure(tuple(panels), (-50, 90, 50, 190))


def cut_skirt(skirt: SkirtCut, ripple: float, build: Build) -> Points:
    """Cut a skirt's right half, its hem rippling with its folds."""
    hip_y = skirt.top + min(90.0, (skirt.bottom - skirt.top) * 0.4)
    lean = (skirt.hem - skirt.waist) / (skirt.bottom - skirt.top)
    hip = max(skirt.hip if lean < 0.25 else 0.0, skirt.waist + (hip_y - skirt.top) * lean * 0.95)
    side = arch(
        (skirt.waist, skirt.top),
        (hip, hip_y),
        ((hip + skirt.hem) / 2 + 1, (hip_y + skirt.bottom) / 2),
        (skirt.hem, skirt.bottom),
    )
    xs = np.linspace(skirt.hem, 0, 25)
    phase = build.rng.uniform(0, 6)
    bow = 14 * (1 - (xs / skirt.hem) ** 2)
    ys = skirt.bottom + bow + ripple * np.sin(xs / 13 + phase) * (0.4 + 0.6 * np.sin(xs / 41))
    return join(
        arch((0, skirt.top + 4), (skirt.waist * 0.5, skirt.top + 3), (skirt.waist, skirt.top)),
        side,
        np.column_stack([xs, ys]),
    )


def drape_skirt(build: Build, skirt: SkirtCut, style: str) -> list[Panel]:
    """Hang a skirt: plain, pleated, flared or in tiers."""
    if style == "tiered":
        return _tiers(build, skirt)
    ripple = {"flared": 4.0, "a-line": 1.6, "pleated": 2.2}.get(style, 0.5)
    right = cut_skirt(skirt, ripple, build)
    return [_skirt_panel(build, right, skirt, style)]


def _skirt_panel(build: Build, right: Points, skirt: SkirtCut, style: str) -> Panel:
    left, edge = (
        line((-skirt.waist, skirt.top), (-skirt.hem, skirt.bottom)),
        line((skirt.waist, skirt.top), (skirt.hem, skirt.bottom)),
    )
    count, strength = {
        "pleated": (19, 0.95),
        "flared": (11, 0.8),
        "a-line": (7, 0.5),
        "wrap": (6, 0.5),
        "tiers": (15, 0.6),
    }.get(style, (4, 0.22))
    folds = list(drape_down(build, left, edge, count, strength))
    if style == "pencil":
        folds += [
            crease(build, (side * 84, skirt.top + 60), -side * 75, 70, 12, -0.4) for side in (-1, 1)
        ]
    strokes = [*hem_strokes(right[-25:]), *hem_strokes(mirror(right[-25:]))]
    if style == "wrap":
        strokes.append(
            Stroke(
                arch((40, skirt.top), (-6, skirt.bottom * 0.55), (-26, skirt.bottom + 12)),
                2.2,
                "edge",
            )
        )
    panel = panel_of(right)
    return replace(
        panel,
        left=_pad(left, -3),
        right=_pad(edge, 3),
        folds=tuple(folds),
        strokes=tuple(strokes),
        puff=15,
        shadow=0.25,
        flare=0.75,
        bow=14.0,
    )


def _pad(points: Points, x: float) -> Points:
    top, bottom = points[0], points[-1]
    steps = np.linspace(-0.02, 1.08, 10)[:, None]
    return np.asarray(top + (bottom - top) * steps + (x, 0))


def _tiers(build: Build, skirt: SkirtCut) -> list[Panel]:
    panels = []
    count = 3
    height = (skirt.bottom - skirt.top) / count
    for tier in reversed(range(count)):
        share, after = tier / count, (tier + 1) / count
        wide = skirt.waist + (skirt.hem - skirt.waist) * share
        wider = skirt.waist + (skirt.hem - skirt.waist) * after
        piece = SkirtCut(
            wide,
            skirt.top + tier * height - (6 if tier else 0),
            skirt.top + (tier + 1) * height,
            wider + 6,
            wide,
        )
        right = cut_skirt(piece, 3.0, build)
        panels.append(replace(_skirt_panel(build, right, piece, "tiers"), puff=8, shadow=0.32))
    return panels


def make_waistband(waist: float, bottom: float, cloth: str, *, is_soft: bool = False) -> Panel:
    """Sew a waistband above a height."""
    height = 22.0
    right = join(
        arch(
            (0, bottom - height + 5),
            (waist * 0.5, bottom - height + 4),
            (waist - 2, bottom - height),
        ),
        line((waist - 2, bottom - height), (waist + 1, bottom + 1)),
        arch((waist + 1, bottom + 1), (waist * 0.5, bottom + 5), (0, bottom + 6)),
    )
    folds = (
        tuple(
            Fold(line((x, bottom - height), (x, bottom + 6)), 4.5, 0.55 if i % 2 else -0.55)
            for i, x in enumerate(np.linspace(-waist + 6, waist - 6, 21))
        )
        if is_soft
        else ()
    )
    return panel_of(right, cloth, folds=folds, puff=4, shadow=0.16)


@dataclass(frozen=True, slots=True)
class LegCut:
    """Half of a pair of trousers: measures of the right leg."""

    waist: float
    hip: float
    top: float
    hip_y: float
    crotch: float
    knee: float
    hem: float
    bottom: float
    gap: float = 7.0


LEGS: dict[str, tuple[float, float]] = {
    "skinny": (46.0, 33.0),
    "slim": (52.0, 41.0),
    "straight": (58.0, 56.0),
    "wide": (74.0, 92.0),
    "flared": (52.0, 82.0),
    "leggings": (42.0, 29.0),
    "joggers": (62.0, 38.0),
    "chino": (56.0, 44.0),
    "cargo": (64.0, 58.0),
    "shorts": (78.0, 76.0),
    "loose": (92.0, 94.0),
}


def make_trousers(build: Build) -> Figure:
    """Cut trousers, jeans, leggings or shorts."""
    garment, rng = build.garment, build.rng
    knee, hem = LEGS.get(garment.cut, LEGS["straight"])
    bottom = {"short": 225.0, "knee": 320.0, "midi": 440.0}.get(garment.length, 560.0)
    bottom *= rng.uniform(0.97, 1.03)
    if bottom < 400:
        knee = max(knee, 72.0) if garment.kind != "leggings" else 60.0
        hem = max(hem, 76.0) if garment.kind != "leggings" else 54.0
    hip = 88.0 if garment.kind == "leggings" else 97.0
    leg = LegCut(74, hip, 22, 95, 148, knee, hem, bottom, 6 + build.spread * 16)
    panels = [*make_legs(build, leg), *_waist(build)]
    return Figure(tuple(panels), (18, 190, 70, 260))


def make_legs(build: Build, leg: LegCut) -> list[Panel]:
    """Cut both legs, the left one under the right."""
    panels = []
    for side in (-1, 1):
        outer, inner = _leg_edges(leg)
        panels.extend(_leg_panels(build, leg, outer, inner, side))
    return panels


def _leg_edges(leg: LegCut) -> tuple[Points, Points]:
    centre = leg.gap + leg.hem / 2 + (leg.hip - leg.gap - leg.hem) * 0.30
    knee_centre = leg.gap + leg.knee / 2 + (leg.hip - leg.gap - leg.knee) * 0.42
    knee_y = leg.crotch + (leg.bottom - leg.crotch) * 0.46
    outer = arch(
        (leg.waist, leg.top),
        (leg.hip, leg.hip_y),
        (
            max(knee_centre + leg.knee * 0.55, leg.hip * 0.86),
            leg.crotch + min(26.0, (knee_y - leg.crotch) * 0.4),
        ),
        (knee_centre + leg.knee / 2, knee_y),
        (centre + leg.hem / 2, leg.bottom),
    )
    inner = join(
        line((-3, leg.top + 4), (-2, leg.crotch - 6)),
        arch(
            (0, leg.crotch),
            (knee_centre - leg.knee / 2 - 2, knee_y),
            (centre - leg.hem / 2, leg.bottom),
        ),
    )
    return outer, inner


def _leg_panels(build: Build, leg: LegCut, outer: Points, inner: Points, side: int) -> list[Panel]:
    hem = arch(tuple(outer[-1]), tuple((outer[-1] + inner[-1]) / 2 + (0, 5)), tuple(inner[-1]))
    folds, strokes = _leg_folds(build, leg, outer, inner), _leg_strokes(build, leg, outer, hem)
    outline = join(outer, hem, inner[::-1])
    turn: Callable[[Points], Points] = (lambda p: p) if side > 0 else mirror
    left, right = (inner, outer) if side > 0 else (mirror(outer), mirror(inner))
    panel = Panel(
        turn(outline),
        left,
        right,
        "main",
        tuple(replace(f, points=turn(f.points)) for f in folds),
        tuple(replace(s, points=turn(s.points)) for s in strokes),
        puff=17,
        flare=0.3,
        shadow=0.16,
        is_print_ground=side > 0,
    )
    panels = [panel]
    if build.garment.cut == "joggers" and leg.bottom > 400:
        panels.append(_ankle(outer, inner, turn))
    if build.garment.cut == "cargo":
        x = float(outer[len(outer) // 2][0]) - 26
        y = leg.crotch + 70
        flap = line((x - 24, y), (x + 24, y), (x + 24, y + 54), (x - 24, y + 54))
        top = line((x - 26, y - 6), (x + 26, y - 6), (x + 26, y + 14), (x - 26, y + 14))
        panels += [free_panel(turn(o), puff=3, shadow=0.25) for o in (flap, top)]
    return panels


def _ankle(outer: Points, inner: Points, turn: Callable[[Points], Points]) -> Panel:
    one, two = outer[-1], inner[-1]
    outline = line(
        tuple(one),
        tuple(shift(line(tuple(one)), -3, 24)[0]),
        tuple(shift(line(tuple(two)), 3, 24)[0]),
        tuple(two),
    )
    return free_panel(turn(outline), "rib", puff=4, shadow=0.12)


def _leg_folds(build: Build, leg: LegCut, outer: Points, inner: Points) -> list[Fold]:
    rng = build.rng
    weight = 0.5 if build.garment.kind == "leggings" else 0.85
    folds = [
        crease(
            build,
            (4, leg.crotch - 14),
            rng.uniform(38, 82),
            rng.uniform(38, 66),
            9,
            weight * rng.choice([-0.7, 0.55]),
        )
        for _ in range(4)
    ]
    knee_y = leg.crotch + (leg.bottom - leg.crotch) * 0.46
    for _ in range(5 if leg.bottom > 400 else 1):
        row = min(len(inner), len(outer)) - 1
        place = round(row * rng.uniform(0.55, 0.8))
        start = (float(inner[place][0]) + 3, float(inner[place][1]))
        folds.append(
            crease(
                build,
                start,
                rng.uniform(58, 118),
                leg.knee * rng.uniform(0.5, 0.9),
                10,
                weight * rng.choice([-0.5, 0.45]),
            )
        )
    if leg.bottom > 400:
        for step in range(3):
            y = leg.bottom - 14 - step * 19 + rng.uniform(-5, 5)
            folds.append(
                crease(
                    build,
                    (float(outer[-1][0]) - 2, y),
                    rng.uniform(-112, -74),
                    leg.hem * rng.uniform(0.6, 0.95),
                    9,
                    weight * rng.choice([-0.5, 0.4]),
                )
            )
    middle = float(outer[-1][0] + inner[-1][0]) / 2
    if build.garment.cut in {"chino", "wide", "straight"} and build.garment.kind == "trousers":
        folds.append(Fold(arch((44, leg.top + 24), (50, knee_y), (middle, leg.bottom)), 5, 0.75))
    if build.garment.cut in {"wide", "flared", "loose"}:
        folds.extend(drape_down(build, inner[-12:], outer[-12:], 5, 0.5))
    return folds


def _leg_strokes(build: Build, leg: LegCut, outer: Points, hem: Points) -> list[Stroke]:
    garment = build.garment
    role = "stitch" if garment.pattern == "denim" else "seam"
    strokes = [Stroke(hem - (0, 9), 1.1, role, 4.0 if role == "stitch" else 0.0)]
    if garment.kind == "leggings":
        return strokes
    drop = leg.top - 22
    strokes.append(Stroke(shift(arch((30, 24), (50, 44), (76, 58), (86, 62)), 0, drop), 1.6, role))
    if garment.pattern == "denim":
        lower = shift(arch((34, 24), (52, 48), (76, 62), (86, 66)), 0, drop)
        strokes.append(Stroke(lower, 1.1, role, 4.0))
        strokes.append(Stroke(outer[6:-2] - (5, 0), 1.1, role, 4.0))
    if garment.cut == "joggers" and "stripe" in garment.variant:
        strokes.append(Stroke(outer[4:] - (9, 0), 8, "trim"))
    return strokes


def _waist(build: Build) -> list[Panel]:
    garment = build.garment
    is_soft = garment.cut in {"joggers", "leggings", "loose"}
    cloth = "rib" if garment.cut == "joggers" else "main"
    band = make_waistband(74, 22, cloth, is_soft=is_soft)
    if is_soft:
        cords = (
            tuple(Stroke(arch((s * 3, 14), (s * 9, 40), (s * 7, 66)), 3.2, "cord") for s in (-1, 1))
            if garment.kind != "leggings"
            else ()
        )
        return [replace(band, strokes=cords)]
    role = "stitch" if garment.pattern == "denim" else "seam"
    fly = Stroke(join(line((19, 26), (19, 84)), arch((19, 84), (14, 104), (2, 112))), 1.3, role)
    middle = Stroke(line((0, 26), (1, 140)), 1.4, "seam")
    loops = tuple(Stroke(line((x, 1), (x, 27)), 5, "loop") for x in (-52, -24, 26, 52))
    role = "rivet" if garment.pattern == "denim" else "button"
    button = Button(1, 15, 4.6, role)
    return [replace(band, strokes=(fly, middle, *loops), buttons=(button,))]
