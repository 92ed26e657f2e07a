"""Dresses and jumpsuits: a bodice and what hangs from it."""

from dataclasses import replace

from demo.wardrobe.geometry import arch, band, join, line, mirror
from demo.wardrobe.panels import Figure, Panel, Stroke
from demo.wardrobe.silhouettes import lower, upper
from demo.wardrobe.silhouettes.build import (
    Build,
    buttons_down,
    drape_down,
    free_panel,
    panel_of,
    torso_folds,
)
from demo.wardrobe.silhouettes.legs import LEGS, LegCut, make_legs
from demo.wardrobe.silhouettes.lower import SkirtCut
from demo.wardrobe.silhouettes.torso import TorsoCut, cut_torso

HEMS = {"mini": 395.0, "knee": 485.0, "midi": 575.0, "maxi": 690.0, "": 485.0}


def make_dress(build: Build) -> Figure:
    """Cut a dress: a shift in one piece, or a bodice with a skirt."""
    garment = build.garment
    bottom = HEMS[garment.length] * build.rng.uniform(0.98, 1.02)
    if garment.cut.partition(" ")[0] in {"shift", "shirt-dress", "knit-dress"}:
        return _shift(build, bottom)
    cut = _bodice(build)
    style = garment.cut.partition(" ")[0]
    length = bottom - cut.hem_y
    hem = {
        "sheath": 84.0,
        "a-line": 104 + length * 0.17,
        "fit-and-flare": 112 + length * 0.26,
        "tiered": 108 + length * 0.20,
        "wrap": 100 + length * 0.15,
    }.get(style, 104 + length * 0.16)
    skirt = SkirtCut(cut.hem, cut.hem_y - 2, bottom, hem, 96)
    drape = {"sheath": "pencil", "fit-and-flare": "flared"}.get(style, style)
    panels = [
        *_upper_panels(build, cut),
        *lower.drape_skirt(build, skirt, drape),
        *_belt(build, cut),
    ]
    return _figure(build, cut, panels)


def _figure(build: Build, cut: TorsoCut, panels: list[Panel]) -> Figure:
    size = cut.chest * 0.5
    return Figure(
        tuple(panels),
        (-size, cut.armpit - 10, size, cut.armpit + 2 * size - 10),
        (cut.shoulder, cut.slope, 0.0),
    )


def _bodice(build: Build) -> TorsoCut:
    garment = build.garment
    neckline = garment.neckline or "round"
    narrow = 84.0 if garment.sleeve == "none" else 93.0
    waist_y = 150.0 if "empire" in garment.cut else 222.0
    return TorsoCut(
        narrow,
        25,
        88,
        122,
        74,
        waist_y - 12,
        74 if waist_y > 200 else 84,
        waist_y,
        4,
        neckline,
        build.rng.uniform(0.85, 1.1),
    )


def _upper_panels(build: Build, cut: TorsoCut) -> list[Panel]:
    right, neck = cut_torso(cut)
    behind, before = upper.dress_neck(build, cut, neck)
    folds = torso_folds(build, cut.chest, cut.armpit, cut.hem_y, 0.4)
    darts = tuple(
        Stroke(arch((s * 46, cut.armpit + 30), (s * 40, cut.hem_y)), 0.9, "seam") for s in (-1, 1)
    )
    body = replace(
        panel_of(right), folds=folds, strokes=darts, puff=15, shadow=0.22, is_print_ground=True
    )
    wrap = [_wrap_edge(cut)] if "wrap" in build.garment.cut and cut.neckline == "v" else []
    return [*behind, *upper.make_arms(build, cut), body, *wrap, *before]


def _wrap_edge(cut: TorsoCut) -> Panel:
    depth = 98 * cut.neck_depth
    edge = band(arch((42, 0), (22, depth * 0.55), (-12, depth + 22), (-58, cut.hem_y)), (9, 9, 7))
    return free_panel(edge, puff=3, shadow=0.35)


def _belt(build: Build, cut: TorsoCut) -> list[Panel]:
    cloth = "trim" if "belt" in build.garment.cut else "main"
    belt = lower.make_waistband(cut.hem + 1, cut.hem_y + 8, cloth)
    if "bow" not in build.garment.cut:
        return [belt]
    y, x = cut.hem_y - 2, -22.0
    loops = [
        band(arch((x, y), (x - 26, y - 17), (x - 40, y + 3), (x, y + 2)), (5, 13, 13, 4)),
        band(arch((x, y), (x + 26, y - 15), (x + 38, y + 5), (x, y + 2)), (5, 13, 13, 4)),
        band(arch((x, y), (x - 14, y + 40), (x - 22, y + 82)), (6, 11, 14)),
        band(arch((x, y), (x + 10, y + 36), (x + 12, y + 76)), (6, 11, 14)),
    ]
    return [belt, *(free_panel(loop, cloth, puff=4, shadow=0.3) for loop in loops)]


def _shift(build: Build, bottom: float) -> Figure:
    """Cut a dress whose body runs to the hem without a seam."""
    garment = build.garment
    is_slim = garment.cut.startswith("knit-dress")
    cut = TorsoCut(
        98 if garment.sleeve != "none" else 84,
        26,
        94,
        126,
        88 if is_slim else 94,
        250,
        96 if is_slim else 112,
        bottom,
        9,
        garment.neckline or "round",
        build.rng.uniform(0.85, 1.05),
    )
    right, neck = cut_torso(cut)
    behind, before = upper.dress_neck(build, cut, neck)
    folds = (
        *torso_folds(build, cut.chest, cut.armpit, bottom * 0.75, 0.4),
        *drape_down(
            build,
            line((-cut.waist, 270), (-cut.hem, bottom)),
            line((cut.waist, 270), (cut.hem, bottom)),
            7,
            0.42,
        ),
    )
    body = replace(panel_of(right), folds=folds, puff=16, shadow=0.22, is_print_ground=True)
    panels = [*behind, *upper.make_arms(build, cut), body, *_shift_details(build, cut), *before]
    return _figure(build, cut, panels)


def _shift_details(build: Build, cut: TorsoCut) -> list[Panel]:
    panels: list[Panel] = []
    if build.garment.cut.startswith("shirt-dress"):
        outline = line((-10, 34), (10, 34), (10, cut.hem_y + 8), (-10, cut.hem_y + 8))
        panels.append(
            free_panel(
                outline,
                buttons=buttons_down(0, 46, cut.hem_y - 40, 9),
                puff=2.5,
                shadow=0.22,
                bow=0.0,
            )
        )
    if "belt" in build.garment.cut:
        panels.append(lower.make_waistband(cut.waist + 1, 262, "trim"))
    return panels


def make_jumpsuit(build: Build) -> Figure:
    """Cut a jumpsuit: a bodice and trousers in one, or dungarees."""
    garment = build.garment
    cut = replace(_bodice(build), hem=76.0, waist=77.0)
    bottom = {"short": 395.0, "knee": 470.0}.get(garment.length, 690.0)
    knee, hem = LEGS["wide" if "wide" in garment.cut else "straight"]
    if bottom < 500:
        knee, hem = 82.0, 84.0
    leg = LegCut(
        76,
        98,
        cut.hem_y + 4,
        cut.hem_y + 76,
        cut.hem_y + 128,
        knee,
        hem,
        bottom,
        6 + build.spread * 14,
    )
    legs = make_legs(build, leg)
    if "dungaree" in garment.cut:
        return _figure(build, cut, [*_bib(build, cut), *legs, *_belt(build, cut)])
    return _figure(build, cut, [*_upper_panels(build, cut), *legs, *_belt(build, cut)])


def _bib(build: Build, cut: TorsoCut) -> list[Panel]:
    y = cut.hem_y
    back = panel_of(
        join(line((0, 96), (34, 92)), arch((34, 92), (50, 150), (76, y))), "inner", puff=8
    )
    bib = panel_of(
        join(
            line((0, 84), (52, 82)),
            arch((52, 82), (56, 150), (75, y - 4)),
            line((75, y - 4), (0, y)),
        ),
        puff=8,
        shadow=0.3,
        is_print_ground=True,
        strokes=(
            Stroke(line((-49, 88), (49, 88)), 1.2, "seam"),
            Stroke(line((-26, 118), (-26, 164), (26, 164), (26, 118), (-26, 118)), 1.4, "seam"),
        ),
        buttons=tuple(buttons_down(s * 42, 93, 93, 1, 5.0, "rivet")[0] for s in (-1, 1)),
    )
    straps = []
    for side in (1, -1):
        strap = band(arch((24, 6), (42, 50), (43, 100)), (15, 16))
        straps.append(free_panel(strap if side > 0 else mirror(strap), puff=3, shadow=0.2))
    return [back, *straps, bib]
