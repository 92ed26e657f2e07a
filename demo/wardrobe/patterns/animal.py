"""Animal prints: leopard, zebra, snake, and the camouflage that hides among them."""

import math

import numpy as np

from demo.wardrobe.colours import darker, lighter, mix
from demo.wardrobe.geometry import curve, ellipse, shift
from demo.wardrobe.patterns.tile import (
    Ink,
    PixelTile,
    Tile,
    draw_shape,
    make_noise,
    scatter,
    to_pixels,
)


def paint_leopard(ink: Ink) -> Tile:
    """Paint broken rosettes with a warm centre."""
    tile = Tile(300, 300, ink)
    rng, dark = ink.rng, ink.get(0)
    warm = mix(ink.ground, ink.get(1), 0.55)
    for x, y in scatter(rng, 300, 300, 46):
        radius = rng.uniform(13, 19)
        begin = rng.uniform(0, 360)
        blobs = [
            (begin + part * 120 + rng.uniform(-16, 16), rng.uniform(58, 92), rng.uniform(5.5, 8.5))
            for part in range(3)
        ]

        def draw(
            canvas: object, radius: float = radius, blobs: list[tuple[float, float, float]] = blobs
        ) -> None:
            draw_shape(canvas, ellipse(0, 0, radius * 0.8, radius * 0.7, 20), warm)
            for start, span, width in blobs:
                angles = [math.radians(start + span * step / 4) for step in range(5)]
                arc = [(math.cos(a) * radius, math.sin(a) * radius * 0.86) for a in angles]
                draw_shape(canvas, curve(*arc, samples=4), dark, stroke=width)

        tile.stamp(x, y, 30, draw)
    return tile


def paint_zebra(ink: Ink) -> PixelTile:
    """Paint bending, forking stripes."""
    size = to_pixels(ink, 340)
    bend = make_noise(ink.rng, (size, size), (size * 0.34, size * 0.34))
    down = np.linspace(0, math.tau, size, endpoint=False)[:, None]
    wave = np.sin(down * 7 + bend * 2.3 + 1.2 * make_noise(ink.rng, (size, size), (60, 120)))
    return _blend(ink, np.clip((wave - 0.12) * 5 + 0.5, 0, 1), 340)


def _blend(ink: Ink, share: np.ndarray, length: float) -> PixelTile:
    ground, over = np.asarray(ink.ground, float), np.asarray(ink.get(0), float)
    return PixelTile(ground + (over - ground) * share[..., None], length, length)


def paint_snake(ink: Ink) -> Tile:
    """Paint scales in clouds of light and dark."""
    ground = darker(ink.ground, 0.62)
    tile = Tile(280, 280, Ink(ground, ink.inks, ink.rng, ink.scale))
    rng = ink.rng
    clouds = make_noise(rng, (28, 28), (7, 7))
    step = 28.0
    for row in range(20):
        for column in range(10):
            x, y = (column + 0.5 * (row % 2)) * step, row * step / 2
            dark = clouds[int(y / 10) % 28, int(x / 10) % 28]
            base = mix(ink.ground, ink.get(0), float(np.clip(0.16 + 0.40 * dark, 0.0, 0.95)))
            scale = np.asarray([(0, -12.4), (12.4, 0), (0, 12.4), (-12.4, 0)])
            tint = darker(base, rng.uniform(0, 0.1))
            tile.stamp_shape((x, y), scale, tint)
            tile.stamp_shape((x, y), shift(scale * 0.5, 0, -2), lighter(tint, 0.3))
    return tile


def paint_camouflage(ink: Ink) -> PixelTile:
    """Paint woodland blotches in four tones."""
    size = to_pixels(ink, 340)
    pixels = np.empty((size, size, 3))
    pixels[:] = ink.ground
    for index, level in enumerate((0.55, 0.75, 1.05)):
        field = make_noise(ink.rng, (size, size), (size * 0.13, size * 0.2))
        share = np.clip((field - level) * 9 + 0.5, 0, 1)[..., None]
        pixels += (np.asarray(ink.get(index), float) - pixels) * share
    return PixelTile(pixels, 340, 340)
