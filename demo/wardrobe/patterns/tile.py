"""A seamless swatch of cloth, the canvas every pattern is painted on."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from demo.wardrobe.colours import RGB
from demo.wardrobe.geometry import Points, to_path


@dataclass(frozen=True, slots=True)
class Ink:
    """What a pattern is painted with; lengths are pixels of a picture 768 wide."""

    ground: RGB
    inks: tuple[RGB, ...]
    rng: random.Random
    scale: float = 1.0
    """Rendered pixels per unit."""

    def get(self, index: int) -> RGB:
        """Return an ink, counting round."""
        return self.inks[index % len(self.inks)] if self.inks else self.ground


class Tile:
    """A surface that repeats in both directions without a seam."""

    def __init__(self, width: float, height: float, ink: Ink) -> None:
        self.width, self.height = width, height
        pixels = (max(8, round(width * ink.scale)), max(8, round(height * ink.scale)))
        self._surface = skia.Surface(*pixels)
        self.canvas = self._surface.getCanvas()
        self.canvas.scale(pixels[0] / width, pixels[1] / height)
        self.canvas.drawColor(paint(ink.ground).getColor())

    def stamp(
        self, x: float, y: float, reach: float, draw: Callable[["skia.Canvas"], None]
    ) -> None:
        """Draw a motif about a point, and again wherever it crosses the edge."""
        for across in (-self.width, 0.0, self.width):
            for down in (-self.height, 0.0, self.height):
                here_x, here_y = x + across, y + down
                is_seen = (
                    -reach < here_x < self.width + reach and -reach < here_y < self.height + reach
                )
                if is_seen:
                    self.canvas.save()
                    self.canvas.translate(here_x, here_y)
                    draw(self.canvas)
                    self.canvas.restore()

    def stamp_shape(
        self,
        at: tuple[float, float],
        points: Points,
        colour: RGB,
        *,
        alpha: float = 1.0,
        stroke: float = 0.0,
    ) -> None:
        """Draw a shape about a point; a stroke draws it as a line."""
        reach = float(np.abs(points).max()) + stroke

        def draw(canvas: skia.Canvas) -> None:
            draw_shape(canvas, points, colour, alpha=alpha, stroke=stroke)

        self.stamp(*at, reach, draw)

    def stamp_disc(self, at: tuple[float, float], radius: float, brush: "skia.Paint") -> None:
        """Draw a disc, or a ring where the paint strokes."""

        def draw(canvas: skia.Canvas) -> None:
            canvas.drawCircle(0, 0, radius, brush)

        self.stamp(*at, radius + 8, draw)

    def fill(
        self, left: float, top: float, right: float, bottom: float, colour: RGB, alpha: float = 1.0
    ) -> None:
        """Fill a rectangle."""
        self.canvas.drawRect(skia.Rect(left, top, right, bottom), paint(colour, alpha=alpha))

    def get_image(self) -> "skia.Image":
        """Return what was painted."""
        return self._surface.makeImageSnapshot()


class PixelTile:
    """A seamless swatch computed pixel by pixel: (H, W, 3), 0 to 255."""

    def __init__(self, pixels: NDArray[np.float64], width: float, height: float) -> None:
        self.width, self.height = width, height
        self._pixels = pixels

    def get_image(self) -> "skia.Image":
        """Return the swatch as a Skia image."""
        rgba = np.full((*self._pixels.shape[:2], 4), 255, dtype=np.uint8)
        rgba[..., :3] = np.clip(self._pixels, 0, 255)
        return skia.Image.fromarray(rgba, colorType=skia.kRGBA_8888_ColorType)


AnyTile = Tile | PixelTile


def paint(
    colour: RGB, *, alpha: float = 1.0, stroke: float = 0.0, blur: float = 0.0
) -> "skia.Paint":
    """Mix a Skia paint; a stroke above 0 draws lines of that width."""
    result = skia.Paint(AntiAlias=True)
    result.setColor(skia.Color(*colour, round(255 * alpha)))
    if stroke:
        result.setStyle(skia.Paint.kStroke_Style)
        result.setStrokeWidth(stroke)
        result.setStrokeCap(skia.Paint.kRound_Cap)
        result.setStrokeJoin(skia.Paint.kRound_Join)
    if blur:
        result.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    return result


def draw_shape(
    canvas: "skia.Canvas", points: Points, colour: RGB, *, alpha: float = 1.0, stroke: float = 0.0
) -> None:
    """Draw a closed shape, or a line where a stroke is given."""
    canvas.drawPath(
        to_path(points, is_closed=not stroke), paint(colour, alpha=alpha, stroke=stroke)
    )


def scatter(
    rng: random.Random, width: float, height: float, spacing: float
) -> Iterator[tuple[float, float]]:
    """Spread points evenly but without order; the field repeats seamlessly."""
    rows = max(1, round(height / (spacing * 0.866)))
    rows += rows % 2
    columns = max(1, round(width / spacing))
    for row in range(rows):
        for column in range(columns):
            offset = 0.5 * (row % 2)
            yield (
                (column + offset + rng.uniform(-0.2, 0.2)) * width / columns,
                (row + 0.5 + rng.uniform(-0.2, 0.2)) * height / rows,
            )


def grid(width: float, height: float, spacing: float) -> Iterator[tuple[float, float]]:
    """Set points in staggered rows; the field repeats seamlessly."""
    rows = max(2, 2 * round(height / spacing / 1.4))
    columns = max(1, round(width / spacing))
    for row in range(rows):
        for column in range(columns):
            yield (column + 0.25 + 0.5 * (row % 2)) * width / columns, (row + 0.5) * height / rows


def make_noise(
    rng: random.Random, shape: tuple[int, int], reach: tuple[float, float]
) -> NDArray[np.float64]:
    """Make seamless smooth noise with mean 0 and deviation 1; reach is in pixels, down, across."""
    generator = np.random.default_rng(rng.getrandbits(32))
    spectrum = np.fft.rfft2(generator.standard_normal(shape))
    down = np.fft.fftfreq(shape[0])[:, None] * reach[0]
    across = np.fft.rfftfreq(shape[1])[None, :] * reach[1]
    spectrum *= np.exp(-2 * math.pi**2 * (down**2 + across**2) / 6.0)
    field = np.fft.irfft2(spectrum, s=shape)
    field -= field.mean()
    return np.asarray(field / max(float(field.std()), 1e-9))


def to_pixels(ink: Ink, length: float) -> int:
    """Convert a length to an even number of rendered pixels."""
    return max(8, 2 * round(length * ink.scale / 2))
