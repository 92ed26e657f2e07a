"""Cloth whose pattern is its making: knit, lace, melange, denim, sequins, quilting, tie-dye."""

import math
from functools import partial

import numpy as np
import skia
from numpy.typing import NDArray

from demo.wardrobe.colours import RGB, darker, get_luma, lighter, mix
from demo.wardrobe.geometry import curve, ellipse, line, shift
from demo.wardrobe.patterns import blossoms
from demo.wardrobe.patterns.tile import (
    Ink,
    PixelTile,
    Tile,
    draw_shape,
    grid,
    make_noise,
    paint,
    to_pixels,
)

Field = NDArray[np.float64]


def _relief(ink: Ink, height: Field, depth: float, length: tuple[float, float]) -> PixelTile:
    """Light a height field, (H, W), from the upper left and give it the ground's colour."""
    down, across = (
        np.roll(height, 1, 0) - np.roll(height, -1, 0),
        (np.roll(height, 1, 1) - np.roll(height, -1, 1)),
    )
    light = (
        1.0 - depth * (0.7 * across + 0.7 * down) * 0.5 + depth * 0.16 * (height - height.mean())
    )
    ground = np.asarray(ink.ground, float)
    lift = 26.0 if get_luma(ink.ground) < 0.25 else 6.0
    return PixelTile(ground * light[..., None] + lift * (light[..., None] - 1), *length)


def _axes(ink: Ink, width: float, height: float) -> tuple[Field, Field]:
    columns, rows = to_pixels(ink, width), to_pixels(ink, height)
    x = (np.arange(columns) + 0.5) / columns
    y = (np.arange(rows) + 0.5) / rows
    return np.broadcast_to(x[None, :], (rows, columns)), np.broadcast_to(
        y[:, None], (rows, columns)
    )


def _stitches(x: Field, y: Field, across: int, down: int) -> Field:
    """Lay columns of V-shaped stitches."""
    column = (x * across) % 1.0
    lean = np.abs(column - 0.5)
    row = (y * down + lean * 1.0) % 1.0
    return np.asarray(np.sin(math.pi * row) * np.sin(math.pi * np.clip(lean * 2, 0.04, 1)) ** 0.6)


def paint_stitch(ink: Ink) -> PixelTile:
    """Paint chunky stocking stitch."""
    x, y = _axes(ink, 120, 120)
    return _relief(ink, 1.6 * _stitches(x, y, 5, 6), 0.75, (120, 120))


def paint_rib(ink: Ink) -> PixelTile:
    """Paint broad knitted ribs."""
    x, y = _axes(ink, 130, 60)
    ribs = np.sqrt(np.abs(np.sin(math.pi * x * 5)))
    return _relief(ink, ribs * (0.9 + 0.12 * _stitches(x, y, 10, 6)), 0.95, (130, 60))


def paint_cable(ink: Ink) -> PixelTile:
    """Paint cables between purl columns."""
    width, height = 128.0, 96.0
    x, y = _axes(ink, width, height)
    rope = np.zeros_like(x)
    for phase in (0.0, math.pi):
        middle = 0.34 + 0.115 * np.sin(math.tau * y + phase)
        over = 0.75 + 0.35 * np.cos(math.tau * y + phase)
        strand = np.clip(1 - ((x - middle) / 0.13) ** 2, 0, 1) ** 0.5
        rope = np.maximum(rope, strand * over)
    ribs = np.clip(1 - ((np.abs(x - 0.80) - 0.06) / 0.05) ** 2, 0, 1) ** 0.5
    height_field = np.maximum(rope * 1.5, ribs * 0.9) + 0.28 * _stitches(x, y, 12, 9)
    return _relief(ink, height_field, 0.62, (width, height))


def paint_fair_isle(ink: Ink) -> Tile:
    """Paint Nordic bands of knitted stars and diamonds."""
    chart = (
        "#.......#.......", "..#...#...#...#.", ".#.#.#.#.#.#.#.#", "................",
        "...#.......#....", "..###.....###...", ".##.##...##.##..", "##...##.##...##.",
        ".##.##...##.##..", "..###.....###...", "...#.......#....", "................",
        ".#.#.#.#.#.#.#.#", "..#...#...#...#.", "#.......#.......", "................",
        "................", "....#.......#...", "................", "................",
    )  # fmt: skip
    cell = 9.0
    tile = Tile(16 * cell, len(chart) * cell, ink)
    for row, text in enumerate(chart):
        for column, mark in enumerate(text):
            if mark == "#":
                stitch = line(
                    (0, 0),
                    (cell / 2, cell * 0.45),
                    (cell, 0),
                    (cell, cell * 0.75),
                    (cell / 2, cell * 1.2),
                    (0, cell * 0.75),
                )
                draw_shape(
                    tile.canvas,
                    shift(stitch, column * cell, row * cell),
                    ink.get(0 if 4 <= row <= 10 else 1),
                )
    for column in range(16):
        tile.fill(column * cell, 0, column * cell + 1.2, tile.height, darker(ink.ground, 0.5), 0.22)
    return tile


def paint_melange(ink: Ink) -> PixelTile:
    """Paint yarn spun of light and dark fibres."""
    size = to_pixels(ink, 256)
    streaks = make_noise(ink.rng, (size, size), (3.2, 17)) + 0.8 * make_noise(
        ink.rng, (size, size), (2.2, 5)
    )
    ground, other = np.asarray(ink.ground, float), np.asarray(ink.get(0), float)
    share = np.clip(0.14 + 0.15 * streaks, -0.10, 0.6)[..., None]
    return PixelTile(ground + (other - ground) * share, 256, 256)


def paint_denim(ink: Ink) -> PixelTile:
    """Paint twill of a dark warp and a light weft, with slubs."""
    size = to_pixels(ink, 256)
    down, across = np.mgrid[0:size, 0:size] / size * 256
    twill = np.sin((across + down) * math.tau / 4.0)
    slubs = make_noise(ink.rng, (size, size), (34, 2.4))
    patches = make_noise(ink.rng, (size, size), (60, 60))
    weft = np.asarray(lighter(ink.ground, 0.62), float)
    share = np.clip(0.10 + 0.08 * twill + 0.09 * slubs + 0.03 * patches, 0, 0.6)[..., None]
    ground = np.asarray(ink.ground, float)
    return PixelTile(ground + (weft - ground) * share, 256, 256)


def paint_lace(ink: Ink) -> Tile:
    """Paint flowers of thread on a net, over a lining."""
    thread = ink.ground
    lining = mix(darker(thread, 0.34), (176, 140, 116), 0.30)
    if get_luma(thread) < 0.3:
        lining = mix(lighter(thread, 0.26), (150, 112, 92), 0.25)
    tile = Tile(150, 150, Ink(lining, ink.inks, ink.rng, ink.scale))
    for step in range(-15, 31):
        for lean in (1, -1):
            tile.canvas.drawLine(
                step * 10, -5, step * 10 + lean * 160, 155, paint(thread, alpha=0.55, stroke=1.5)
            )
    for index, (x, y) in enumerate(grid(150, 150, 75)):
        tile.stamp(x, y, 50, partial(_lace_flower, thread=thread, index=index))
    return tile


def _lace_flower(canvas: skia.Canvas, thread: RGB, index: int) -> None:
    petal = blossoms.make_petal(29, 21)
    shade = darker(thread, 0.3) if get_luma(thread) > 0.3 else lighter(thread, 0.3)
    for step in range(6):
        canvas.save()
        canvas.rotate(step * 60 + 30 * (index % 2))
        draw_shape(canvas, petal, thread)
        draw_shape(canvas, petal * 0.62, shade, alpha=0.28)
        scallop = curve((-13, -30), (-7, -38), (0, -33), (7, -38), (13, -30))
        draw_shape(canvas, scallop, thread, stroke=2.8)
        canvas.restore()
    canvas.drawCircle(0, 0, 6, paint(shade, alpha=0.4))


def paint_sequins(ink: Ink) -> Tile:
    """Paint overlapping discs, each catching its own light."""
    tile = Tile(168, 168, Ink(darker(ink.ground, 0.4), ink.inks, ink.rng, ink.scale))
    step, rng = 12.0, ink.rng
    for row in range(-1, 30):
        values = [rng.random() for _ in range(14)]
        for column in range(-1, 15):
            value = values[column % 14]
            x, y = (column + 0.5 * (row % 2)) * step, 168 - row * step / 2
            glint = max(0.0, value - 0.72) * 3.2
            base = (
                lighter(ink.ground, glint)
                if value > 0.72
                else darker(ink.ground, 0.30 * (0.72 - value))
            )
            shader = skia.GradientShader.MakeLinear(
                [skia.Point(x - 5, y - 6), skia.Point(x + 5, y + 6)],
                [
                    skia.Color(*lighter(base, 0.30)),
                    skia.Color(*base),
                    skia.Color(*darker(base, 0.32)),
                ],
                [0.0, 0.45, 1.0],
            )
            tile.canvas.drawCircle(x, y, 6.6, skia.Paint(AntiAlias=True, Shader=shader))
            tile.canvas.drawCircle(x, y - 4.2, 0.9, paint(darker(base, 0.5), alpha=0.7))
    return tile


def paint_quilted(ink: Ink) -> PixelTile:
    """Paint a padded diamond quilt."""
    step = 84.0
    x, y = _axes(ink, step, step)
    pads = np.abs(np.sin(math.pi * (x + y))) * np.abs(np.sin(math.pi * (x - y)))
    return _relief(ink, pads**0.42, 2.5, (step, step))


def paint_channels(ink: Ink) -> PixelTile:
    """Paint the padded horizontal chambers of a down jacket."""
    height = 78.0
    x, y = _axes(ink, 300, height)
    puckers = make_noise(ink.rng, (x.shape[0], x.shape[1]), (40 * ink.scale, 14 * ink.scale))
    pads = np.abs(np.sin(math.pi * y)) ** 0.45
    near_seam = 1 - pads
    return _relief(ink, pads * 1.5 + 0.13 * puckers * (0.35 + near_seam), 2.6, (300, height))


def paint_tie_dye(ink: Ink) -> PixelTile:
    """Paint a spiral of dyes, large enough to fill the garment."""
    size = to_pixels(ink, 450)  # half as fine: dye has no edges
    y, x = np.mgrid[0:size, 0:size] / size - 0.5
    y = y + 0.06
    radius = np.hypot(x, y)
    turn = np.arctan2(y, x) / math.tau
    fuzz = make_noise(ink.rng, (size, size), (size * 0.03, size * 0.03))
    phase = turn * 3 + radius * 6.5 + 0.07 * fuzz
    return _dye(ink, phase)


def paint_dip_rings(ink: Ink) -> PixelTile:
    """Paint fuzzy rings, as shibori leaves them."""
    size = to_pixels(ink, 450)  # half as fine: dye has no edges
    y, x = np.mgrid[0:size, 0:size] / size - 0.5
    fuzz = make_noise(ink.rng, (size, size), (size * 0.035, size * 0.035))
    wide = make_noise(ink.rng, (size, size), (size * 0.2, size * 0.2))
    return _dye(ink, np.hypot(x, y + 0.08) * 7.5 + 0.08 * fuzz + 0.12 * wide)


def _dye(ink: Ink, phase: Field) -> PixelTile:
    colours = np.asarray([ink.ground, ink.get(0), ink.ground, ink.get(1)], float)
    place = (phase % 1.0) * len(colours)
    first = np.floor(place).astype(int) % len(colours)
    share = np.clip((place - np.floor(place) - 0.5) * 2.2 + 0.5, 0, 1)[..., None]
    pixels = colours[first] * (1 - share) + colours[(first + 1) % len(colours)] * share
    return PixelTile(pixels, 900, 900)


def paint_plain(ink: Ink) -> Tile:
    """Paint nothing but the ground."""
    return Tile(32, 32, ink)


def paint_scales(ink: Ink) -> Tile:
    """Paint a woven straw plait."""
    tile = Tile(24, 16, ink)
    for row in range(-1, 3):
        for column in range(-1, 3):
            x, y = column * 12 + 6 * (row % 2), row * 8.0
            tint = darker(ink.ground, 0.16) if (row + column) % 2 else lighter(ink.ground, 0.14)
            draw_shape(tile.canvas, ellipse(x, y, 6.4, 3.4, 16), tint)
    return tile
