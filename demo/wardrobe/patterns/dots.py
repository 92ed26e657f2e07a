"""Dots: small, large, scattered, rings."""

from demo.wardrobe.patterns.tile import Ink, Tile, grid, paint, scatter


def paint_small(ink: Ink) -> Tile:
    """Paint a regular polka dot."""
    return _spread(ink, ink.rng.uniform(36, 44), ink.rng.uniform(8.5, 10))


def paint_large(ink: Ink) -> Tile:
    """Paint big dots in staggered rows."""
    spacing = ink.rng.uniform(74, 96)
    return _spread(ink, spacing, spacing * ink.rng.uniform(0.26, 0.30))


def _spread(ink: Ink, spacing: float, radius: float) -> Tile:
    tile = Tile(spacing * 2, spacing * 1.4 * 2, ink)
    for index, (x, y) in enumerate(grid(tile.width, tile.height, spacing)):
        _dot(tile, x, y, radius, ink, index)
    return tile


def paint_scattered(ink: Ink) -> Tile:
    """Paint dots of several sizes without order."""
    tile = Tile(300, 300, ink)
    for index, (x, y) in enumerate(scatter(ink.rng, 300, 300, 50)):
        _dot(tile, x, y, ink.rng.uniform(8, 16), ink, index)
    return tile


def paint_rings(ink: Ink) -> Tile:
    """Paint open rings."""
    tile = Tile(150, 210, ink)
    for index, (x, y) in enumerate(grid(150, 210, 75)):
        brush = paint(ink.get(index), stroke=7)
        tile.stamp_disc((x, y), 20, brush)
    return tile


def _dot(tile: Tile, x: float, y: float, radius: float, ink: Ink, index: int) -> None:
    tile.stamp_disc((x, y), radius, paint(ink.get(index)))
