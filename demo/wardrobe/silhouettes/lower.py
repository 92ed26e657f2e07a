"""Skirts, trousers, jeans, leggings and shorts."""

from dataclasses import dataclass, replace

import numpy as np

from demo.wardrobe.geometry import Points, arch, join, line, mirror
from demo.wardrobe.panels import Button, Figure, Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import (
    Build,
    crease,
    drape_down,
    hem_strokes,
    panel_of,
)
from demo.wardrobe.silhouettes.legs import LEGS, LegCut, make_legs

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
