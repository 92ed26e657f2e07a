"""Sneakers, shoes, boots, sandals and heels: a pair seen from the side."""

from dataclasses import replace

import numpy as np

from demo.wardrobe.geometry import band, curve, join, line, shift
from demo.wardrobe.panels import Button, Figure, Fold, Panel, Stroke
from demo.wardrobe.silhouettes.build import Build, free_panel
from demo.wardrobe.silhouettes.sandals import make_sandals


def make_foot(build: Build) -> Figure:
    """Make a pair: one shoe behind and a little above the other; the toes point left."""
    if build.garment.kind == "sandals":
        return make_sandals(build)
    makers = {"sneakers": _sneaker, "boots": _boot, "heels": _heel}
    near = makers.get(build.garment.kind, _shoe)(build)
    far = [_move(panel, 46, -42) for panel in near]
    return Figure((*far, *near), (40, -40, 100, 10))


def _move(panel: Panel, x: float, y: float) -> Panel:
    return replace(
        panel,
        outline=shift(panel.outline, x, y),
        left=shift(panel.left, x, y),
        right=shift(panel.right, x, y),
        folds=tuple(replace(f, points=shift(f.points, x, y)) for f in panel.folds),
        strokes=tuple(replace(s, points=shift(s.points, x, y)) for s in panel.strokes),
        buttons=tuple(replace(b, x=b.x + x, y=b.y + y) for b in panel.buttons),
        is_print_ground=False,
    )


def _sole(
    top: float, height: float, toe: float = -132, heel: float = 128, cloth: str = "sole"
) -> Panel:
    outline = join(
        curve((toe, top - 8), (toe - 5, top + height * 0.5), (toe + 12, top + height)),
        line((toe + 12, top + height), (heel - 6, top + height)),
        curve((heel - 6, top + height), (heel + 4, top + height * 0.6), (heel, top - 8)),
        curve((heel, top - 8), (20, top + 2), (toe, top - 8)),
    )
    seam = Stroke(curve((toe, top + 4), (0, top + 8), (heel, top + 4)), 1.2, "seam")
    return free_panel(outline, cloth, strokes=(seam,), puff=5, shadow=0.2)


def _heeled_sole(top: float, height: float, cloth: str = "dark_sole") -> Panel:
    """Cut a sole whose arch stands free between the ball and the heel."""
    ground, arch = top + height, top + height * 0.42
    outline = join(
        curve((-132, top - 8), (-138, top + height * 0.35), (-116, ground - 2)),
        line((-116, ground), (-20, ground)),
        curve((-20, ground), (10, arch + 4), (58, arch)),
        line((58, arch), (61, ground), (122, ground), (128, top - 8)),
        curve((128, top - 8), (20, top + 2), (-132, top - 8)),
    )
    seam = Stroke(curve((-134, top + 3), (0, top + 7), (128, top + 3)), 1.2, "seam")
    return free_panel(outline, cloth, strokes=(seam,), puff=4, shadow=0.2)


def _sneaker(build: Build) -> list[Panel]:
    is_high = "high" in build.garment.cut
    lift = 62.0 if is_high else 0.0
    collar = curve((22, -72 - lift), (60, -60 - lift * 1.05), (96, -62 - lift), (118, -78 - lift))
    upper = join(
        curve((-132, 40), (-136, 16), (-110, -8), (-62, -26), (-16, -48), (22, -72 - lift)),
        collar,
        curve((118, -78 - lift), (112, -30), (124, 10), (128, 40)),
    )
    inside = join(curve((22, -72 - lift), (60, -84 - lift), (118, -78 - lift)), collar[::-1])
    body = free_panel(
        join(upper, curve((128, 40), (0, 46), (-132, 40))),
        puff=20,
        strokes=(
            Stroke(curve((-66, 42), (-58, 10), (-84, -17)), 1.3, "seam"),
            Stroke(curve((84, 42), (78, 0), (88, -58 - lift)), 1.3, "seam"),
            Stroke(curve((-58, 36), (-10, 6), (36, -40), (30, -66)), 1.3, "stitch", 4),
        ),
        folds=(
            Fold(curve((-84, -4), (-74, 14), (-84, 34)), 12, -0.4),
            Fold(curve((-62, -10), (-48, 12), (-60, 34)), 12, 0.35),
        ),
    )
    toe = free_panel(
        curve((-132, 40), (-137, 18), (-112, -6), (-88, -13), (-76, 10), (-80, 42)),
        "trim" if "cap-toe" in build.garment.cut else "main",
        puff=14,
        shadow=0.2,
    )
    tab = free_panel(
        join(
            curve((96, 42), (92, 0), (98, -52)),
            line((98, -52), (119, -58)),
            curve((119, -58), (116, -10), (126, 40)),
        ),
        "trim",
        puff=8,
        shadow=0.2,
    )
    flash = free_panel(
        band(curve((-34, 30), (10, 20), (64, -24)), (4, 15, 13)), "trim", puff=3, shadow=0.2
    )
    lining = free_panel(inside, "inner", puff=6, shadow=0)
    tongue = free_panel(
        curve((-12, -50), (6, -86 - lift), (26, -98 - lift), (40, -80 - lift), (20, -56)),
        "main",
        puff=7,
    )
    laces = []
    for step in range(4 if not is_high else 6):
        x, y = -44 + step * 17, -31 - step * 9.5 - (lift * 0.17 * step if is_high else 0)
        laces.append(
            free_panel(
                band(line((x - 5, y - 11), (x + 11, y + 17)), (6.5, 6.5)),
                "lace_cord",
                puff=2.5,
                shadow=0.3,
            )
        )
    return [lining, tongue, body, toe, tab, flash, *laces, _sole(40, 25)]


def _shoe(build: Build) -> list[Panel]:
    if build.garment.cut == "ballet":
        return _ballet(build)
    is_loafer = build.garment.cut == "loafer"
    upper = join(
        curve((-132, 40), (-140, 20), (-116, 2), (-66, -12), (-20, -38), (4, -54)),
        curve((4, -54), (40, -36), (84, -38), (118, -60)),
        curve((118, -60), (116, -10), (122, 20), (126, 40)),
        curve((126, 40), (0, 46), (-132, 40)),
    )
    inside = curve((4, -54), (60, -68), (118, -60), (84, -38), (40, -36), (4, -54))
    strokes = [
        Stroke(curve((-84, -8), (-72, 16), (-84, 42)), 1.4, "seam"),
        Stroke(curve((62, 42), (56, 0), (66, -38)), 1.2, "seam"),
    ]
    panels = [
        free_panel(inside, "inner", puff=5, shadow=0),
        free_panel(
            upper,
            strokes=tuple(strokes),
            puff=22,
            folds=(Fold(curve((-72, -2), (-62, 16), (-70, 34)), 10, -0.4),),
        ),
    ]
    if is_loafer:
        panels.append(
            free_panel(
                band(curve((-22, 40), (-30, 2), (-34, -28)), (30, 22, 12)), puff=4, shadow=0.34
            )
        )
        panels.append(
            free_panel(band(curve((-96, -4), (-66, 2), (-30, -8)), (6, 7, 6)), puff=3, shadow=0.2)
        )
    else:
        facing = join(
            curve((-34, -26), (-8, 2), (34, 6)),
            curve((34, 6), (44, -10), (46, -34)),
            curve((46, -34), (20, -46), (4, -54), (-34, -26)),
        )
        panels.append(free_panel(facing, puff=5, shadow=0.3))
        for step in range(4):
            x, y = -14 + step * 11, -34 - step * 4.6
            lace = band(line((x - 4, y - 6), (x + 9, y + 16)), (4.5, 4.5))
            panels.append(free_panel(lace, "lace_cord", puff=2, shadow=0.3))
    return [*panels, _heeled_sole(40, 26)]


def _ballet(build: Build) -> list[Panel]:
    upper = join(
        curve((-128, 44), (-134, 26), (-112, 12), (-70, 2)),
        curve((-70, 2), (-30, 24), (40, 22), (92, 4), (118, -22)),
        curve((118, -22), (118, 10), (126, 44)),
        curve((126, 44), (0, 50), (-128, 44)),
    )
    inside = curve(
        (-70, 2), (-20, -8), (60, -14), (118, -22), (92, 4), (40, 22), (-30, 24), (-70, 2)
    )
    bow = [
        band(curve((-66, 6), (-86, -8), (-94, 8), (-66, 8)), (4, 9, 9, 4)),
        band(curve((-66, 6), (-46, -6), (-40, 10), (-66, 8)), (4, 9, 9, 4)),
    ]
    return [
        free_panel(inside, "lining", puff=10, shadow=0),
        free_panel(upper, puff=14),
        *(free_panel(loop, puff=3, shadow=0.3) for loop in bow),
        _sole(44, 8, -126, 124, "dark_sole"),
    ]


def _boot(build: Build) -> list[Panel]:
    is_tall = "tall" in build.garment.cut
    lift = 150.0 if is_tall else 42.0
    top = -100 - lift
    shaft = curve((26, -52), (34, -100), (24 if is_tall else 30, top))
    back = curve((122, top - 4), (112, -70), (114, -10), (124, 40))
    upper = join(
        curve((-132, 40), (-140, 16), (-114, -8), (-62, -22), (0, -36), (26, -52)),
        shaft,
        curve((shaft[-1][0], top), (76, top + 12), (122, top - 4)),
        back,
        curve((124, 40), (0, 46), (-132, 40)),
    )
    mouth = curve(
        (shaft[-1][0], top), (76, top - 12), (122, top - 4), (76, top + 12), (shaft[-1][0], top)
    )
    rng = build.rng
    folds = [
        Fold(
            curve((30, y), (64, y + rng.uniform(4, 14)), (110, y - rng.uniform(0, 10))),
            13,
            rng.choice([-0.5, 0.45]),
        )
        for y in np.linspace(top + 40, -36, 5 if is_tall else 3)
    ]
    folds.append(Fold(curve((-70, -10), (-58, 12), (-66, 34)), 11, -0.4))
    panels = [
        free_panel(mouth, "inner", puff=6, shadow=0),
        free_panel(
            upper,
            folds=tuple(folds),
            puff=22,
            strokes=(Stroke(curve((118, top), (106, -70), (112, 36)), 1.2, "seam"),),
        ),
    ]
    panels.extend(_boot_details(build, top))
    return [*panels, _heeled_sole(40, 32 if "lace-up" in build.garment.cut else 27)]


def _boot_details(build: Build, top: float) -> list[Panel]:
    if "chelsea" in build.garment.cut:
        gore = join(
            line((58, top + 10), (92, top + 10)),
            curve((92, top + 10), (86, -40), (74, -6)),
            curve((74, -6), (62, -40), (58, top + 10)),
        )
        return [free_panel(gore, "rib", puff=5, shadow=0.2)]
    if "lace-up" in build.garment.cut:
        laces = []
        for step in range(6):
            x, y = -26 + step * 10.5, -38 - step * 13 - max(0, step - 2) * 5
            laces.append(
                free_panel(
                    band(line((x - 9, y - 3), (x + 17, y + 13)), (5.5, 5.5)),
                    "lace_cord",
                    puff=2.5,
                    shadow=0.3,
                )
            )
        return laces
    zipper = Stroke(curve((96, top + 14), (92, -60), (96, 20)), 4, "zip")
    strip = free_panel(band(zipper.points, (10, 10)), strokes=(zipper,), puff=2, shadow=0.15)
    return [strip]


def _heel(build: Build) -> list[Panel]:
    """Make a pump, an arched sole on a high heel."""
    high = 62.0 if "kitten" not in build.garment.cut else 26.0
    bed = curve(
        (-134, 66), (-90, 70), (-30, 60 - high * 0.05), (40, 58 - high * 0.75), (118, 54 - high)
    )
    throat = curve(
        (-66, 38), (-30, 56 - high * 0.1), (30, 34 - high * 0.6), (84, 6 - high), (116, -14 - high)
    )
    upper = join(
        curve((-138, 66), (-140, 52), (-110, 42), (-66, 38)),
        throat,
        curve((116, -14 - high), (126, 20 - high), (119, 56 - high)),
        bed[::-1],
    )
    inside = join(
        curve((-66, 38), (-20, 28 - high * 0.1), (50, 0 - high * 0.8), (116, -14 - high)),
        throat[::-1],
    )
    post = line(
        (84, 54 - high * 0.92), (120, 50 - high), (116, 78), (102, 78), (96, 74 - high * 0.55)
    )
    sole = band(shift(bed, 0, 4), (7, 6, 5, 5))
    panels = [
        free_panel(inside, "lining", puff=6, shadow=0),
        free_panel(post, puff=7),
        free_panel(sole, "dark_sole", puff=2),
        free_panel(upper, puff=15),
    ]
    if "ankle-strap" in build.garment.cut:
        strap = band(curve((36, -54 - high * 0.7), (76, -42 - high), (124, -58 - high)), (8, 8))
        rise = band(curve((112, -6 - high), (116, -34 - high), (122, -58 - high)), (12, 9))
        panels += [
            free_panel(
                o,
                puff=3,
                shadow=0.2,
                buttons=(Button(48, -52 - high * 0.75, 4, "rivet"),) if i else (),
            )
            for i, o in enumerate((rise, strap))
        ]
    return panels
