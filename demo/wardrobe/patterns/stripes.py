"""Stripes: horizontal, Breton, block, multicoloured, vertical and pin."""

from demo.wardrobe.patterns.tile import Ink, Tile


def paint_horizontal(ink: Ink) -> Tile:
    """Paint even stripes across."""
    step = ink.rng.uniform(34, 56)
    tile = Tile(64, step, ink)
    tile.fill(0, 0, 64, step * ink.rng.uniform(0.36, 0.46), ink.get(0))
    return tile


def paint_breton(ink: Ink) -> Tile:
    """Paint narrow stripes across with wide gaps."""
    step = ink.rng.uniform(28, 36)
    tile = Tile(64, step, ink)
    tile.fill(0, 0, 64, step * 0.34, ink.get(0))
    return tile


def paint_block(ink: Ink) -> Tile:
    """Paint wide stripes across."""
    step = ink.rng.uniform(110, 150)
    tile = Tile(64, step, ink)
    tile.fill(0, 0, 64, step * 0.44, ink.get(0))
    if len(ink.inks) > 1:
        tile.fill(0, step * 0.44, 64, step * 0.50, ink.get(1))
    return tile


def paint_multi(ink: Ink) -> Tile:
    """Paint stripes across in every ink, in changing widths."""
    step = 150.0
    tile = Tile(64, step, ink)
    y = 0.0
    for index in range(max(3, len(ink.inks))):
        width = ink.rng.uniform(14, 26)
        tile.fill(0, y, 64, min(step, y + width), ink.get(index))
        y += width + ink.rng.uniform(16, 26)
    return tile


def paint_vertical(ink: Ink) -> Tile:
    """Paint even stripes down."""
    step = ink.rng.uniform(24, 46)
    tile = Tile(step, 64, ink)
    tile.fill(0, 0, step * ink.rng.uniform(0.34, 0.46), 64, ink.get(0))
    return tile


def paint_pin(ink: Ink) -> Tile:
    """Paint fine lines down."""
    step = ink.rng.uniform(20, 27)
    tile = Tile(step, 64, ink)
    tile.fill(0, 0, 3.4, 64, ink.get(0), 0.92)
    return tile
