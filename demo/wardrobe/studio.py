"""The studio: a seamless backdrop, a soft shadow, a finished packshot."""

import random
from typing import Any

import numpy as np
import skia
from PIL import Image

from demo.wardrobe import shadows
from demo.wardrobe.cloth import Frame, Workshop, fit_figure, paint_figure
from demo.wardrobe.colours import RGB, darker, get_luma, lighter
from demo.wardrobe.garment import FOOT_KINDS, HEAD_KINDS, Garment
from demo.wardrobe.panels import Figure
from demo.wardrobe.silhouettes import cut_figure
from demo.wardrobe.silhouettes.build import Build

BACKDROPS: tuple[RGB, ...] = (
    (233, 231, 228), (228, 229, 232), (235, 229, 221), (226, 230, 228), (234, 226, 225),
)  # fmt: skip


def shoot(garment: Garment, size: tuple[int, int], workshop: Workshop) -> Image.Image:
    """Photograph a garment in the studio: an RGB picture of the size (width, height)."""
    rng = random.Random(f"{garment.seed}/cut")  # noqa: S311 - a picture, no secret
    figure = cut_figure(Build(garment, rng, spread=0.05))
    is_small = garment.kind in (*HEAD_KINDS, *FOOT_KINDS)
    frame = Frame(*size, margin=0.10 if is_small else 0.075)
    cloth = paint_figure(garment, figure, frame, workshop)
    surface = skia.Surface(*size)
    canvas = surface.getCanvas()
    _draw_backdrop(canvas, size, garment)
    _draw_shadow(
        canvas,
        cloth,
        frame,
        figure,
        is_standing=garment.kind in FOOT_KINDS and garment.kind != "sandals",
    )
    canvas.drawImage(cloth, 0, 0)
    return to_picture(surface)


def to_picture(surface: Any) -> Image.Image:
    """Copy a Skia surface into an RGB picture."""
    pixels: np.ndarray[Any, np.dtype[np.uint8]] = surface.toarray(
        colorType=skia.kRGBA_8888_ColorType
    )
    return Image.fromarray(np.ascontiguousarray(pixels[..., :3]))


def _draw_backdrop(canvas: Any, size: tuple[int, int], garment: Garment) -> None:
    width, height = size
    rng = random.Random(garment.product)  # noqa: S311 - variants of a product share a backdrop
    ground = rng.choice(BACKDROPS)
    if get_luma(garment.shades[0]) > 0.82:
        ground = darker(ground, 0.11)
    glow = skia.GradientShader.MakeRadial(
        skia.Point(width * 0.44, height * 0.40),
        height * 0.80,
        [
            skia.Color(*lighter(ground, 0.45)),
            skia.Color(*ground),
            skia.Color(*darker(ground, 0.10)),
        ],
        [0.0, 0.62, 1.0],
    )
    canvas.drawPaint(skia.Paint(Shader=glow, Dither=True))


def _draw_shadow(
    canvas: Any, cloth: Any, frame: Frame, figure: Figure, *, is_standing: bool
) -> None:
    scale = frame.scale
    silhouette = shadows.make_silhouette(cloth)
    for x, y, sigma, alpha in ((4, 9, 7, 0.30), (14, 28, 32, 0.28)):
        shadows.cast(canvas, silhouette, (x * scale, y * scale), sigma * scale, alpha)
    if is_standing:
        _ground_shadow(canvas, frame, figure)


def _ground_shadow(canvas: Any, frame: Frame, figure: Figure) -> None:
    fit = fit_figure(figure, frame)
    left, _, right, bottom = figure.get_bounds()
    scale = frame.scale
    y = (fit.y + fit.zoom * bottom) * scale
    pool = skia.Rect(
        (fit.x + fit.zoom * left) * scale,
        y - 26 * scale,
        (fit.x + fit.zoom * (right - 20)) * scale,
        y + 16 * scale,
    )
    dark = skia.Paint(AntiAlias=True, Color=skia.Color(30, 24, 28, 110))
    dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 15 * scale))
    canvas.drawOval(pool, dark)
