"""Everything worn on the upper body: T-shirts to coats."""

from dataclasses import replace

from demo.wardrobe.geometry import Points, arch, band, join, line, mirror, shift
from demo.wardrobe.panels import Figure, Panel, Stroke
from demo.wardrobe.silhouettes import collars, sleeves
from demo.wardrobe.silhouettes.build import (
    Build,
    drape_down,
    free_panel,
    hem_strokes,
    panel_of,
    pocket,
    torso_folds,
)
from demo.wardrobe.silhouettes.fronts import make_fronts
from demo.wardrobe.silhouettes.sleeves import SleeveCut
from demo.wardrobe.silhouettes.torso import TorsoCut, cut_torso

CUTS: dict[str, TorsoCut] = {
    "top": TorsoCut(84, 24, 88, 122, 80, 222, 88, 318),
    "t-shirt": TorsoCut(104, 27, 100, 126, 96, 235, 100, 330),
    "polo": TorsoCut(104, 27, 101, 126, 97, 235, 102, 336),
    "shirt": TorsoCut(104, 26, 101, 128, 94, 238, 102, 358, 16),
    "blouse": TorsoCut(96, 26, 96, 126, 90, 232, 102, 335, 9),
    "longsleeve": TorsoCut(99, 27, 95, 124, 90, 232, 95, 330),
    "sweater": TorsoCut(108, 27, 107, 136, 104, 240, 100, 312),
    "cardigan": TorsoCut(102, 27, 101, 130, 97, 240, 101, 336),
    "hoodie": TorsoCut(112, 28, 110, 138, 107, 240, 103, 318),
    "jacket": TorsoCut(110, 27, 108, 134, 103, 236, 104, 308),
    "coat": TorsoCut(108, 27, 106, 134, 99, 250, 124, 560),
    "vest": TorsoCut(92, 26, 98, 136, 93, 238, 98, 322),
    "blazer": TorsoCut(108, 22, 101, 134, 90, 236, 104, 352, 4),
}


def make_upper(build: Build) -> Figure:
    """Cut any upper-body garment."""
    cut = choose_cut(build)
    right, neck = cut_torso(cut)
    behind, before = dress_neck(build, cut, neck)
    arms = make_arms(build, cut)
    body = _finish_body(build, cut, right)
    panels = [*behind, *arms, body, *_hem_rib(build, cut), *make_fronts(build, cut), *before]
    size = cut.chest * 0.64
    middle = cut.armpit + min(34.0, (cut.hem_y - cut.armpit) * 0.22)
    if has_pouch(build):
        middle -= 22
    return Figure(
        tuple(panels),
        (-size, middle - size * 0.85, size, middle + size * 1.15),
        (cut.shoulder, cut.slope, 0.0),
    )


def has_pouch(build: Build) -> bool:
    """Tell whether a pocket leaves a print less room."""
    return build.garment.kind == "hoodie"


def choose_cut(build: Build) -> TorsoCut:
    """Choose the measures of a garment's body."""
    garment = build.garment
    cut = CUTS[garment.kind]
    hem_y = cut.hem_y * build.rng.uniform(0.97, 1.03)
    if garment.length == "cropped":
        hem_y = 258.0
    if garment.kind == "coat" and garment.length == "knee":
        hem_y = 480.0
    slim = build.rng.uniform(0.96, 1.04)
    sleeveless = garment.sleeve == "none" and garment.kind not in {"vest", "top"}
    return replace(
        cut,
        hem_y=hem_y,
        waist=cut.waist * slim,
        hem=cut.hem * build.rng.uniform(0.97, 1.04),
        waist_y=min(cut.waist_y, cut.armpit + (hem_y - cut.armpit) * 0.55),
        neckline=garment.neckline or "round",
        neck_depth=build.rng.uniform(0.85, 1.1),
        shoulder=cut.shoulder - (14 if sleeveless else 0),
    )


def dress_neck(build: Build, cut: TorsoCut, neck: Points) -> tuple[list[Panel], list[Panel]]:
    """Sew what belongs to a neckline: what lies behind the body, and what before it."""
    kind, garment = cut.neckline, build.garment
    is_open = "zip" in garment.cut or garment.kind in {"jacket", "coat"}
    if kind == "straps":
        return _strap_neck(build, cut, neck)
    if kind == "off-shoulder":
        return [_back_edge(neck)], (
            [_flounce(build, cut, neck)] if "flounce" in garment.cut else []
        )
    if kind == "halter":
        return [collars.make_back(neck)], [
            free_panel(
                band(arch((-31, 1), (-20, -18), (0, -24), (20, -18), (31, 1)), (13, 13)), puff=3
            )
        ]
    if kind == "hood":
        hood, rims = collars.make_hood(build, is_open=is_open)
        return list(hood), list(rims)
    if kind == "turtleneck":
        return [], list(collars.make_turtleneck(build))
    if kind == "collar":
        return [collars.make_back(neck)], list(_collar(build))
    if garment.kind == "blazer" or (garment.kind == "coat" and kind in {"open", "v"}):
        depth = 165 * cut.neck_depth
        return [collars.make_back(neck)], list(collars.make_lapels(build, depth))
    behind = [collars.make_back(neck)]
    trim = "trim" if "ringer" in garment.cut else "rib"
    is_knitted = garment.kind in {"t-shirt", "longsleeve", "sweater", "cardigan", "hoodie", "top"}
    return behind, [collars.make_rib(neck, 12 if garment.fabric == "knit" else 8, trim)] if (
        is_knitted and kind != "open"
    ) else []


def _collar(build: Build) -> tuple[Panel, ...]:
    garment = build.garment
    if garment.kind in {"jacket", "vest"} and garment.fabric != "denim":
        return collars.make_band_collar("main" if garment.pattern == "quilted" else "rib")
    cloth = "trim" if garment.kind == "polo" and "trim" in garment.cut else "main"
    return collars.make_shirt_collar(build, cloth, spread=1.35 if garment.kind == "coat" else 1.0)


def _strap_neck(build: Build, cut: TorsoCut, neck: Points) -> tuple[list[Panel], list[Panel]]:
    x, y = float(neck[0][0]) - 6, float(neck[0][1])
    width = 5.0 if "spaghetti" in build.garment.cut else 15.0
    return [_back_edge(neck), *collars.make_straps((x,), 4, y + 4, width)], []


def _back_edge(neck: Points) -> Panel:
    x, y = float(neck[0][0]), float(neck[0][1])
    right = join(
        arch((0, y + 2), (x * 0.6, y - 1), (x - 2, y + 2)),
        arch((x - 4, y + 14), (x * 0.5, y + 34), (0, y + 40)),
    )
    return panel_of(right, "inner", puff=6, shadow=0)


def _flounce(build: Build, cut: TorsoCut, neck: Points) -> Panel:
    x, y = float(neck[0][0]), float(neck[0][1])
    top = shift(neck, 1, -1)
    lower = arch((x + 18, y + 56), (x * 0.62, y + 76), (x * 0.3, y + 70), (0, y + 80))
    right = join(top[::-1], lower)
    left, edge = line((-x, y), (-x - 18, y + 70)), line((x, y), (x + 18, y + 70))
    return panel_of(right, folds=drape_down(build, left, edge, 13, 0.6), puff=5, shadow=0.4)


def make_arms(build: Build, cut: TorsoCut) -> tuple[Panel, ...]:
    """Cut the sleeves a garment's row names."""
    garment = build.garment
    if garment.sleeve not in sleeves.LENGTHS or cut.neckline in {"straps", "halter"}:
        return ()
    length = sleeves.LENGTHS[garment.sleeve] * build.rng.uniform(0.95, 1.05)
    wide = {
        "shirt": 56.0,
        "blouse": 58.0,
        "sweater": 62.0,
        "hoodie": 64.0,
        "coat": 66.0,
        "jacket": 64.0,
        "blazer": 60.0,
        "dress": 54.0,
    }.get(garment.kind, 50.0)
    wrist = {"short": 82.0, "three-quarter": wide + 12, "long": wide}[garment.sleeve]
    if garment.kind == "coat":
        length *= 1.10
    cloth = (
        "sleeve" if garment.pattern == "colour-block" and garment.variant == "sleeves" else "main"
    )
    style = SleeveCut(
        length, wrist, _choose_cuff(build), cloth, 16.0 if "puff" in garment.cut else 0
    )
    top, armpit = cut.shoulder_tip, cut.armpit_point
    if cut.neckline == "off-shoulder":
        top = (cut.chest + 3, cut.armpit - 56)
    return sleeves.make_sleeves(build, top, armpit, style)


def _choose_cuff(build: Build) -> str:
    garment = build.garment
    if "puff" in garment.cut:
        return "elastic"
    if garment.kind in {"sweater", "cardigan", "hoodie"} and garment.sleeve != "short":
        return "rib"
    if garment.kind == "polo" and garment.sleeve == "short":
        return "rib"
    if garment.kind == "jacket" and "bomber" in garment.cut:
        return "rib"
    if garment.kind in {"shirt", "blouse"} and garment.sleeve == "long":
        return "shirt"
    return "hem"


def _finish_body(build: Build, cut: TorsoCut, right: Points) -> Panel:
    garment = build.garment
    strength = {"knit": 0.28, "wool": 0.24, "padded": 0.16, "leather": 0.5, "satin": 0.6}.get(
        garment.fabric, 0.42
    )
    folds = list(torso_folds(build, cut.chest, cut.armpit, cut.hem_y, strength))
    if garment.kind in {"blouse", "coat", "top"}:
        left, edge = (
            line((-cut.waist, cut.waist_y), (-cut.hem, cut.hem_y)),
            line((cut.waist, cut.waist_y), (cut.hem, cut.hem_y)),
        )
        folds.extend(drape_down(build, left, edge, 8, 0.35))
    hem = right[-19:]
    whole_hem = join(hem, mirror(hem)[::-1])
    strokes = [*hem_strokes(whole_hem)] if garment.kind not in {"sweater", "hoodie"} else []
    strokes.extend(_body_seams(build, cut))
    return replace(
        panel_of(right),
        folds=tuple(folds),
        strokes=tuple(strokes),
        puff=16,
        shadow=0.22,
        is_print_ground=True,
    )


def _body_seams(build: Build, cut: TorsoCut) -> list[Stroke]:
    garment, strokes = build.garment, []
    if "pocket" in garment.cut:
        strokes.append(pocket(cut.chest * 0.48, cut.armpit - 6, 44, 50))
    if "princess" in garment.cut or garment.kind == "blazer":
        for side in (-1, 1):
            seam = arch(
                (cut.chest * 0.5, cut.armpit + 20),
                (cut.waist * 0.46, cut.waist_y),
                (cut.hem * 0.55, cut.hem_y),
            )
            strokes.append(Stroke(seam * (side, 1), 1.0, "seam"))
    return strokes


def _hem_rib(build: Build, cut: TorsoCut) -> list[Panel]:
    garment = build.garment
    is_ribbed = garment.kind in {"sweater", "hoodie", "cardigan"} or "bomber" in garment.cut
    if not is_ribbed:
        return []
    y, x = cut.hem_y, cut.hem
    right = join(
        arch((0, y + 4), (x * 0.5, y + 3), (x, y - 3)),
        arch((x - 3, y + 10), (x - 7, y + 24)),
        arch((x - 7, y + 24), (x * 0.5, y + 30), (0, y + 31)),
    )
    return [panel_of(right, "rib", puff=6, shadow=0.16)]
