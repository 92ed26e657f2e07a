"""Checks: gingham, Vichy, tartan, windowpane, houndstooth and buffalo."""

from demo.wardrobe.colours import RGB, mix
from demo.wardrobe.geometry import line, shift
from demo.wardrobe.patterns.tile import Ink, Tile, draw_shape


def paint_gingham(ink: Ink) -> Tile:
    """Paint even checks woven of two half-transparent stripes."""
    return _weave(ink, ink.rng.uniform(40, 56))


def paint_vichy(ink: Ink) -> Tile:
    """Paint the small gingham of summer blouses."""
    return _weave(ink, ink.rng.uniform(24, 30))


def paint_buffalo(ink: Ink) -> Tile:
    """Paint the large check of lumberjack shirts."""
    return _weave(ink, ink.rng.uniform(84, 104))


def _weave(ink: Ink, step: float) -> Tile:
    tile = Tile(step, step, ink)
    colour = ink.get(0)
    tile.fill(0, 0, step, step / 2, colour, 0.5)
    tile.fill(0, 0, step / 2, step, colour, 0.5)
    return tile


def paint_tartan(ink: Ink) -> Tile:
    """Paint a Scottish sett: broad bands, and fine lines crossing them."""
    step = ink.rng.uniform(120, 160)
    tile = Tile(step, step, ink)
    sett: list[tuple[float, float, RGB, float]] = [
        (0.08, 0.36, ink.get(0), 0.6),
        (0.17, 0.20, ink.get(1), 0.85),
        (0.24, 0.27, ink.get(1), 0.85),
        (0.60, 0.76, ink.get(2), 0.5),
        (0.67, 0.69, ink.get(1), 0.95),
        (0.90, 0.925, ink.get(1), 0.8),
    ]
    for begin, end, colour, alpha in sett:
        tile.fill(0, begin * step, step, end * step, colour, alpha)
        tile.fill(begin * step, 0, end * step, step, colour, alpha)
    return tile


def paint_windowpane(ink: Ink) -> Tile:
    """Paint a wide grid of single lines."""
    step = ink.rng.uniform(66, 92)
    tile = Tile(step, step, ink)
    colour = ink.get(0)
    tile.fill(0, 0, step, 5.5, colour, 0.9)
    tile.fill(0, 0, 5.5, step, colour, 0.9)
    if len(ink.inks) > 1:
        tile.fill(0, step / 2, step, step / 2 + 2.5, ink.get(1), 0.7)
        tile.fill(step / 2, 0, step / 2 + 2.5, step, ink.get(1), 0.7)
    return tile


def paint_houndstooth(ink: Ink) -> Tile:
    """Paint the broken check of classic wool coats."""
    step = ink.rng.uniform(36, 46)
    unit = step / 4
    tile = Tile(step, step, ink)
    colour = mix(ink.get(0), ink.ground, 0.06)
    tile.fill(0, 0, 2 * unit, 2 * unit, colour)
    for x, y in ((2, 0), (0, 2), (2, -1), (-1, 2), (-2, 0), (0, -2)):
        tooth = line((x, y + 2), (x + 1, y + 1), (x + 2, y), (x + 2, y + 1), (x + 1, y + 2))
        for across in (0, 4, -4):
            for down in (0, 4, -4):
                draw_shape(tile.canvas, shift(tooth, across, down) * unit, colour)
    return tile
