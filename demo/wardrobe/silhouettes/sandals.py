"""Sandals, seen from above."""

from dataclasses import replace

from demo.wardrobe.geometry import Points, band, curve, line, loop, mirror, rotate, shift
from demo.wardrobe.panels import Button, Figure, Panel, Stroke
from demo.wardrobe.silhouettes.build import Build, free_panel


def make_sandals(build: Build) -> Figure:
    """Make a pair of flat sandals seen from above, side by side."""
    left, right = ([_place(panel, side) for panel in _sandal(build)] for side in (-1, 1))
    return Figure((*left, *right), (40, -40, 100, 10))


def _place(panel: Panel, side: int) -> Panel:
    """Turn a right sandal outwards, or mirror it into a left one."""

    def turn(points: Points) -> Points:
        moved = shift(rotate(points, 7), 74, 0)
        return moved if side > 0 else mirror(moved)

    spots = [turn(line((b.x, b.y)))[0] for b in panel.buttons]
    edges = (turn(panel.left), turn(panel.right))
    left, right = edges if side > 0 else edges[::-1]
    return replace(
        panel,
        outline=turn(panel.outline),
        left=left,
        right=right,
        strokes=tuple(replace(s, points=turn(s.points)) for s in panel.strokes),
        folds=tuple(replace(f, points=turn(f.points)) for f in panel.folds),
        buttons=tuple(
            replace(b, x=float(x), y=float(y))
            for b, (x, y) in zip(panel.buttons, spots, strict=True)
        ),
    )


def _sandal(build: Build) -> list[Panel]:
    print_of_foot = loop(
        (-6, -136),
        (34, -118),
        (50, -70),
        (40, -6),
        (32, 50),
        (34, 104),
        (8, 138),
        (-24, 120),
        (-30, 70),
        (-36, 4),
        (-50, -60),
        (-44, -112),
    )
    bed = free_panel(print_of_foot, "cork", puff=9, shadow=0.3)
    inner = free_panel(
        print_of_foot * (0.86, 0.93),
        "lining",
        puff=6,
        shadow=0.12,
        strokes=(Stroke(print_of_foot * (0.80, 0.90), 1.0, "seam"),),
    )

    def strap(points: Points, *widths: float) -> Panel:
        return free_panel(band(points * (0.93, 1), widths), puff=8, shadow=0.45)

    cut = build.garment.cut
    if cut == "thong":
        return [
            bed,
            inner,
            strap(curve((0, -88), (20, -62), (46, -8)), 9, 12, 17),
            strap(curve((0, -88), (-18, -62), (-46, -4)), 9, 12, 17),
        ]
    heel = [
        strap(curve((-38, 30), (-40, 92), (2, 112), (40, 88), (40, 30)), 13, 13, 13),
        strap(curve((-42, 14), (0, -4), (42, 16)), 17, 16, 17),
    ]
    if cut == "slide":
        return [
            bed,
            inner,
            strap(curve((-52, -52), (0, -70), (54, -50)), 34, 36, 34),
            strap(curve((-46, -4), (0, -22), (46, -2)), 30, 32, 30),
        ]
    buckle = replace(heel[1], buttons=(Button(30, 7, 6, "buckle"),))
    cross = [
        strap(curve((-50, -84), (0, -72), (48, -34)), 19, 18, 20),
        strap(curve((50, -86), (0, -72), (-50, -34)), 19, 18, 20),
    ]
    if cut == "strappy":
        cross = [
            strap(curve((-51, -84), (0, -98), (51, -84)), 15, 15, 15),
            strap(curve((-50, -44), (0, -58), (50, -44)), 15, 15, 15),
        ]
    return [bed, inner, heel[0], *cross, buckle]
