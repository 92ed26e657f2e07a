"""Prints all over that are no flowers: geometric, paisley, ikat, waves, terrazzo, hearts, stars…"""

import math

import numpy as np
import skia

from demo.wardrobe.colours import RGB, darker, lighter
from demo.wardrobe.geometry import Points, band, curve, ellipse, join, line, rotate, shift
from demo.wardrobe.patterns.tile import Ink, Tile, draw_shape, grid, paint, scatter


def make_star(radius: float, points: int = 5, inner: float = 0.42) -> Points:
    """Build a star about the origin."""
    angles = np.arange(points * 2) * math.pi / points
    reach = np.where(np.arange(points * 2) % 2 == 0, radius, radius * inner)
    return np.column_stack([np.sin(angles) * reach, -np.cos(angles) * reach])


def make_heart(radius: float) -> Points:
    """Build a heart about the origin."""
    t = np.linspace(0, math.tau, 40, endpoint=False)
    x = 16 * np.sin(t) ** 3
    y = -(13 * np.cos(t) - 5 * np.cos(2 * t) - 2 * np.cos(3 * t) - np.cos(4 * t))
    return np.column_stack([x, y]) * radius / 16


def _strew(ink: Ink, shape: Points, spacing: float, lean: float) -> Tile:
    tile = Tile(spacing * 4, spacing * 4 * 0.866, ink)
    for index, (x, y) in enumerate(scatter(ink.rng, tile.width, tile.height, spacing)):
        turned = rotate(shape, ink.rng.uniform(-lean, lean))
        colour = ink.get(index)
        tile.stamp_shape((x, y), turned, colour)
    return tile


def paint_hearts(ink: Ink) -> Tile:
    """Paint hearts."""
    return _strew(ink, make_heart(17), 62, 18)


def paint_stars(ink: Ink) -> Tile:
    """Paint stars."""
    return _strew(ink, make_star(20), 64, 36)


def paint_geometric(ink: Ink) -> Tile:
    """Paint a mosaic of triangles and diamonds."""
    step = 64.0
    tile = Tile(step * 4, step * 4, ink)
    for row in range(4):
        for column in range(4):
            x, y = column * step, row * step
            turn = ink.rng.choice([0, 90, 180, 270])
            middle = (step / 2, step / 2)
            half = rotate(line((0, 0), (step, 0), (0, step)), turn, middle)
            draw_shape(tile.canvas, shift(half, x, y), ink.get(ink.rng.randrange(6)))
            if ink.rng.random() < 0.35:
                tile.canvas.drawCircle(
                    x + middle[0], y + middle[1], 13, paint(ink.get(row + column))
                )
    return tile


def paint_diamonds(ink: Ink) -> Tile:
    """Paint an argyle of diamonds with crossing lines."""
    tile = Tile(110, 150, ink)
    diamond = line((0, -66), (48, 0), (0, 66), (-48, 0))
    cross = (line((-55, -75), (55, 75)), line((55, -75), (-55, 75)))
    for index, (x, y) in enumerate(((27.5, 37.5), (82.5, 112.5))):
        tile.stamp_shape((x, y), diamond * 0.62, ink.get(index))
        for axis in cross:
            tile.stamp_shape((x, y), axis, ink.get(2), alpha=0.9, stroke=2.6)
    return tile


def paint_paisley(ink: Ink) -> Tile:
    """Paint curled drops with rows of dots."""
    tile = Tile(300, 300, ink)
    drop = curve(
        (0, 40), (-25, 22), (-24, -8), (2, -34), (30, -44), (22, -26), (24, 2), (20, 28), (0, 40)
    )
    for index, (x, y) in enumerate(scatter(ink.rng, 300, 300, 76)):
        turn, colour, heart = ink.rng.uniform(0, 360), ink.get(index), ink.get(index + 1)

        def draw(
            canvas: skia.Canvas, turn: float = turn, colour: RGB = colour, heart: RGB = heart
        ) -> None:
            canvas.rotate(turn)
            draw_shape(canvas, drop, colour)
            draw_shape(canvas, drop * 0.68, ink.ground)
            draw_shape(canvas, drop * 0.52, heart)
            draw_shape(canvas, drop * 0.24, ink.ground)
            for angle in range(0, 360, 30):
                canvas.drawCircle(
                    34 * math.sin(math.radians(angle)),
                    4 + 44 * math.cos(math.radians(angle)),
                    2.4,
                    paint(colour),
                )

        tile.stamp(x, y, 62, draw)
    return tile


def paint_ikat(ink: Ink) -> Tile:
    """Paint feathered diamonds, as if dyed in the yarn."""
    tile = Tile(130, 180, ink)
    for index, (x, y) in enumerate(((32.5, 45), (97.5, 135), (97.5, 45), (32.5, 135))):
        reach = 1.0 if index < 2 else 0.45
        for ring, share in enumerate((1.0, 0.68, 0.36)):
            colour = ink.ground if ring == 1 else ink.get(index // 2 + ring // 2)
            feathered = _feather(ink, 38 * share * reach, 56 * share * reach)
            tile.stamp_shape((x, y), feathered, colour)
    return tile


def _feather(ink: Ink, half_width: float, half_height: float) -> Points:
    steps = np.linspace(-1, 1, 29)
    reach = (1 - np.abs(steps)) * half_width
    reach += np.asarray([ink.rng.uniform(-3.2, 3.2) for _ in steps]) * (reach > 2)
    right = np.column_stack([np.maximum(reach, 0), steps * half_height])
    return join(right, (right * (-1, 1))[::-1])


def paint_waves(ink: Ink) -> Tile:
    """Paint overlapping fans, the Japanese wave."""
    tile = Tile(88, 88, ink)
    for row in range(-1, 5):
        for column in range(-1, 3):
            x, y = (column + 0.5 * (row % 2)) * 88, row * 22 * 1.0 * 2 - 22
            for ring, share in enumerate((1.0, 0.80, 0.58, 0.36)):
                colour = ink.ground if ring % 2 == 0 else ink.get(0)
                tile.canvas.drawCircle(x, y, 44 * share, paint(colour))
    return tile


def paint_terrazzo(ink: Ink) -> Tile:
    """Paint broken stones."""
    tile = Tile(320, 320, ink)
    for index, (x, y) in enumerate(scatter(ink.rng, 320, 320, 42)):
        count = ink.rng.randint(4, 6)
        stone = np.asarray(
            [
                (
                    math.cos(math.tau * k / count) * ink.rng.uniform(8, 19),
                    math.sin(math.tau * k / count) * ink.rng.uniform(8, 19),
                )
                for k in range(count)
            ]
        )
        colour = ink.get(index)
        tile.stamp_shape((x, y), stone, colour)
    return tile


def paint_brush(ink: Ink) -> Tile:
    """Paint loose brush strokes."""
    tile = Tile(320, 320, ink)
    for index, (x, y) in enumerate(scatter(ink.rng, 320, 320, 66)):
        bend = ink.rng.uniform(-18, 18)
        stroke = rotate(
            band(curve((-34, 0), (0, bend), (34, 0)), (4, 17, 14, 5)), ink.rng.uniform(-40, 40)
        )
        colour = ink.get(index)
        tile.stamp_shape((x, y), stroke, colour, alpha=0.92)
    return tile


def paint_leaves(ink: Ink) -> Tile:
    """Paint big tropical leaves."""
    tile = Tile(340, 340, ink)
    for index, (x, y) in enumerate(scatter(ink.rng, 340, 340, 104)):
        turn, colour = ink.rng.uniform(0, 360), ink.get(index)

        def draw(canvas: skia.Canvas, turn: float = turn, colour: RGB = colour) -> None:
            canvas.rotate(turn)
            for side in (-1, 1):
                for step in range(7):
                    y0 = 44 - step * 15
                    length = 40 * math.sin(math.pi * (step + 1.2) / 8.6)
                    leaf = band(
                        curve((0, y0), (side * length * 0.6, y0 - 10), (side * length, y0 - 26)),
                        (2, 10, 8, 1),
                    )
                    draw_shape(canvas, leaf, colour if step % 2 else lighter(colour, 0.1))
            draw_shape(canvas, line((0, 60), (0, -62)), darker(colour, 0.25), stroke=2.4)

        tile.stamp(x, y, 74, draw)
    return tile


def paint_zigzag(ink: Ink) -> Tile:
    """Paint chevrons across, in every ink."""
    count = max(2, len(ink.inks) + 1)
    step = 46.0
    tile = Tile(60, step * count, ink)
    for index in range(-1, count + 1):
        y = index * step
        ridge = line((-30, y + 30), (0, y), (30, y + 30), (60, y), (90, y + 30))
        colour = ink.get(index % count) if index % count < len(ink.inks) else ink.ground
        draw_shape(tile.canvas, ridge, colour, stroke=17 if colour != ink.ground else 0.1)
    return tile


def paint_ovals(ink: Ink) -> Tile:
    """Paint a retro field of ovals in ovals."""
    tile = Tile(120, 168, ink)
    for index, (x, y) in enumerate(grid(120, 168, 60)):
        for ring, share in enumerate((1.0, 0.66, 0.32)):
            oval = ellipse(0, 0, 23 * share, 32 * share, 30)
            colour = ink.ground if ring == 1 else ink.get(index % 2 + ring // 2)
            tile.stamp_shape((x, y), oval, colour)
    return tile
