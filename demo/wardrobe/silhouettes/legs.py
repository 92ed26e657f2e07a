"""Legs of trousers, from leggings to wide ones."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from demo.wardrobe.geometry import Points, arch, join, line, mirror, shift
from demo.wardrobe.panels import Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import Build, crease, drape_down, free_panel


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
