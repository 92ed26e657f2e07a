"""What closes a front: plackets, zips, buttons, and the pockets beside them."""

from demo.wardrobe.geometry import arch, band, join, line, mirror
from demo.wardrobe.panels import Panel, Stroke
from demo.wardrobe.silhouettes.build import Build, buttons_down, free_panel, panel_of
from demo.wardrobe.silhouettes.torso import TorsoCut


def make_fronts(build: Build, cut: TorsoCut) -> list[Panel]:
    """Close a front: placket, zip, buttons, pockets."""
    garment = build.garment
    bottom = cut.hem_y + cut.hem_bow
    panels: list[Panel] = []
    if garment.kind in {"shirt", "blouse"} and cut.neckline in {"collar", "v", "round"}:
        panels.append(_placket(34 if cut.neckline == "collar" else get_depth(cut), bottom, 20, 7))
    elif garment.kind == "polo":
        panels.append(_placket(34, 112, 20, 3))
    elif garment.kind == "cardigan" and cut.neckline != "open":
        panels.append(_placket(get_depth(cut) + 4, bottom + 22, 24, 6, "rib"))
    elif garment.kind in {"cardigan"}:
        panels.append(_opening(cut, bottom + 24))
    elif garment.kind in {"jacket", "vest", "coat", "hoodie"}:
        panels.extend(_outer_front(build, cut, bottom))
    elif garment.kind == "blazer":
        panels.append(_single_edge(build, 165 * cut.neck_depth, bottom))
        panels.extend(_flaps(cut.waist_y + 24, cut.waist * 0.56, 46))
    if garment.kind == "hoodie":
        panels.append(_kangaroo(cut, is_split="zip" in garment.cut))
    return panels


def get_depth(cut: TorsoCut) -> float:
    """Measure how deep the neckline reaches."""
    return {"v": 98.0, "round": 51.0}.get(cut.neckline, 51.0) * cut.neck_depth


def _placket(top: float, bottom: float, width: float, count: int, cloth: str = "main") -> Panel:
    half = width / 2
    outline = line((-half, top), (half, top), (half, bottom), (-half, bottom))
    seams = tuple(
        Stroke(line((x, top), (x, bottom)), 0.9, "seam") for x in (-half + 2.4, half - 2.4)
    )
    radius = 3.4 if cloth == "main" else 4.6
    return free_panel(
        outline,
        cloth,
        strokes=seams,
        puff=2.5,
        shadow=0.22,
        bow=0.0,
        buttons=buttons_down(0, top + 10, bottom - 18, count, radius),
    )


def _opening(cut: TorsoCut, bottom: float) -> Panel:
    """Show the inside between two open fronts."""
    top = 165 * cut.neck_depth - 30
    right = join(
        line((0, top), (3, top)),
        arch((3, top), (13, bottom * 0.7), (17, bottom)),
        line((17, bottom), (0, bottom)),
    )
    return panel_of(right, "inner", puff=4, shadow=0.0)


def _outer_front(build: Build, cut: TorsoCut, bottom: float) -> list[Panel]:
    garment = build.garment
    if garment.kind == "hoodie" and "zip" not in garment.cut:
        return []
    top = {
        "open": 165 * cut.neck_depth,
        "v": get_depth(cut),
        "round": get_depth(cut),
        "hood": 50.0,
    }.get(cut.neckline, 32.0)
    panels = []
    if "button" in garment.cut or (garment.kind == "coat" and "zip" not in garment.cut):
        panels.append(_single_edge(build, top, bottom))
    elif garment.fabric == "denim":
        panels.append(_placket(top, bottom, 24, 6))
        panels.extend(_flaps(cut.armpit + 10, cut.chest * 0.5, 52))
        return panels
    else:
        end = bottom + (24 if "bomber" in garment.cut or garment.kind == "hoodie" else 0)
        outline = line((-5, top), (5, top), (5, end), (-5, end))
        panels.append(
            free_panel(
                outline,
                "main",
                strokes=(Stroke(line((0, top), (0, end)), 5, "zip"),),
                puff=2,
                shadow=0.3,
            )
        )
    if garment.kind in {"jacket", "coat", "vest"}:
        panels.extend(_slants(cut))
    return panels


def _single_edge(build: Build, top: float, bottom: float) -> Panel:
    outline = line((-13, top), (16, top), (17, bottom), (-13, bottom))
    count = 2 if build.garment.kind == "blazer" else 4
    low = top + 70 if count == 2 else min(bottom - 90, top + 210)
    edge = Stroke(line((-12, top), (-12, bottom)), 1.6, "edge")
    return free_panel(
        outline,
        strokes=(edge,),
        buttons=buttons_down(1, top + 12, low, count, 6.0),
        puff=2,
        shadow=0.0,
        bow=0.0,
    )


def _flaps(y: float, x: float, width: float) -> list[Panel]:
    half = width / 2
    flap = line((x - half, y), (x + half, y), (x + half, y + 15), (x, y + 20), (x - half, y + 15))
    return [free_panel(o, puff=3, shadow=0.26) for o in (flap, mirror(flap))]


def _slants(cut: TorsoCut) -> list[Panel]:
    y = cut.waist_y + 6
    welt = band(line((cut.waist * 0.52, y + 46), (cut.waist * 0.70, y)), (9, 9))
    return [free_panel(o, puff=2.5, shadow=0.26) for o in (welt, mirror(welt))]


def _kangaroo(cut: TorsoCut, *, is_split: bool) -> Panel:
    y = cut.hem_y
    right = join(
        line((0, y - 86), (38, y - 86)),
        arch((38, y - 86), (56, y - 54), (68, y - 40)),
        line((68, y - 40), (68, y - 2), (0, y + 2)),
    )
    strokes = [
        Stroke(line((side * 39, y - 84), (side * 66, y - 40)), 1.2, "seam") for side in (-1, 1)
    ]
    if is_split:
        strokes.append(Stroke(line((0, y - 87), (0, y + 2)), 6, "zip"))
    return panel_of(right, strokes=tuple(strokes), puff=4, shadow=0.24)
