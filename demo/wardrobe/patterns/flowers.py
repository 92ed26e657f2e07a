"""Flowers all over the cloth: ditsy, blossoms, stems, hibiscus, roses, daisies, meadow."""

from collections.abc import Callable

import skia

from demo.wardrobe.colours import RGB, darker, get_luma, mix
from demo.wardrobe.patterns import blossoms
from demo.wardrobe.patterns.tile import Ink, Tile, paint, scatter

Flower = Callable[[skia.Canvas, float, RGB, RGB, float], None]


def get_leaf_green(ink: Ink) -> RGB:
    """Choose a leaf colour that shows on the ground."""
    green: RGB = ink.rng.choice([(74, 122, 72), (96, 132, 84), (58, 104, 78), (122, 142, 92)])
    is_lost = abs(get_luma(green) - get_luma(ink.ground)) < 0.14
    if not is_lost:
        return green
    return mix(green, (226, 234, 206), 0.55) if get_luma(ink.ground) < 0.5 else darker(green, 0.45)


def get_heart(ink: Ink, petal: RGB) -> RGB:
    """Choose the flower's centre."""
    return (120, 62, 34) if get_luma(petal) > 0.72 and petal[2] < 140 else (232, 184, 62)


def _strew(
    ink: Ink, size: float, spacing: float, radius: float, flower: Flower, leaves: int = 2
) -> Tile:
    tile = Tile(size, size, ink)
    green = get_leaf_green(ink)
    rng = ink.rng
    for index, (x, y) in enumerate(scatter(rng, size, size, spacing)):
        petal, turn = ink.get(index), rng.uniform(0, 360)
        reach = radius * rng.uniform(0.8, 1.15)
        angles = [turn + 180 * side + rng.uniform(-30, 30) for side in range(leaves)]

        def draw(
            canvas: skia.Canvas,
            petal: RGB = petal,
            turn: float = turn,
            reach: float = reach,
            angles: list[float] = angles,
        ) -> None:
            for angle in angles:
                blossoms.draw_leaf(canvas, reach * 1.6, green, angle)
            flower(canvas, reach, petal, get_heart(ink, petal), turn)

        tile.stamp(x, y, reach * 1.8, draw)
    return tile


def paint_ditsy(ink: Ink) -> Tile:
    """Paint small scattered flowers."""
    return _strew(ink, 264, 44, 12.5, blossoms.draw_simple, 2)


def paint_daisies(ink: Ink) -> Tile:
    """Paint daisies."""
    return _strew(ink, 320, 64, 22, blossoms.draw_daisy, 1)


def paint_blossoms(ink: Ink) -> Tile:
    """Paint large cherry blossoms with leaves."""
    return _with_buds(_strew(ink, 380, 126, 50, blossoms.draw_cherry, 2), ink)


def paint_hibiscus(ink: Ink) -> Tile:
    """Paint large hibiscus flowers with palm-like leaves."""
    return _with_buds(_strew(ink, 420, 140, 60, blossoms.draw_hibiscus, 3), ink)


def paint_roses(ink: Ink) -> Tile:
    """Paint roses with leaves."""
    return _with_buds(_strew(ink, 330, 110, 36, blossoms.draw_rose, 3), ink)


def _with_buds(tile: Tile, ink: Ink) -> Tile:
    for index, (x, y) in enumerate(scatter(ink.rng, tile.width, tile.height, 92)):
        petal = ink.get(index + 1)
        brush = paint(mix(petal, ink.ground, 0.2))
        tile.stamp_disc((x, y), 4.2, brush)
    return tile


def paint_stems(ink: Ink) -> Tile:
    """Paint tall flowers on leafy stems."""
    tile = Tile(300, 330, ink)
    green = get_leaf_green(ink)
    flowers: tuple[Flower, ...] = (blossoms.draw_tulip, blossoms.draw_daisy, blossoms.draw_cherry)
    for index, (x, y) in enumerate(scatter(ink.rng, 300, 330, 100)):
        petal, flower = ink.get(index), flowers[index % 3]
        bend, lean = ink.rng.uniform(-24, 24), ink.rng.uniform(-14, 14)

        def draw(
            canvas: skia.Canvas,
            petal: RGB = petal,
            flower: Flower = flower,
            bend: float = bend,
            lean: float = lean,
        ) -> None:
            canvas.rotate(lean)
            blossoms.draw_stem(canvas, 78, bend, green)
            flower(canvas, 21, petal, get_heart(ink, petal), 0.0)

        tile.stamp(x, y - 24, 100, draw)
    return tile


def paint_meadow(ink: Ink) -> Tile:
    """Paint a dense meadow of mixed flowers."""
    tile = _strew(ink, 340, 100, 30, blossoms.draw_cherry, 2)
    rng, green = ink.rng, get_leaf_green(ink)
    for index, (x, y) in enumerate(scatter(rng, 340, 340, 70)):
        petal, turn = ink.get(index + 1), rng.uniform(0, 360)

        def draw(canvas: skia.Canvas, petal: RGB = petal, turn: float = turn) -> None:
            blossoms.draw_leaf(canvas, 20, green, turn)
            blossoms.draw_simple(canvas, 10, petal, get_heart(ink, petal), turn)

        tile.stamp(x + 24, y + 20, 24, draw)
    return tile
