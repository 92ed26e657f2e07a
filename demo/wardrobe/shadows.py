"""Soft shadows, blurred small and drawn large, which is fast and looks the same."""

from typing import Any

import skia

SHRINK = 6


def make_silhouette(cloth: Any) -> Any:
    """Shrink a cloth image to its dark outline, to be cast several times."""
    width, height = cloth.width() // SHRINK, cloth.height() // SHRINK
    surface = skia.Surface(width, height)
    canvas = surface.getCanvas()
    canvas.clear(0)
    dark = skia.ColorFilters.Blend(skia.Color(26, 20, 24, 255), skia.BlendMode.kSrcIn)
    canvas.drawImageRect(
        cloth,
        skia.Rect(0, 0, cloth.width(), cloth.height()),
        skia.Rect(0, 0, width, height),
        skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kNearest),
        skia.Paint(ColorFilter=dark),
    )
    return surface.makeImageSnapshot()


def cast(
    canvas: Any, silhouette: Any, offset: tuple[float, float], sigma: float, alpha: float
) -> None:
    """Cast a silhouette's shadow; offset and sigma are pixels of the canvas."""
    width, height = silhouette.width(), silhouette.height()
    margin = round(3 * sigma / SHRINK) + 1
    surface = skia.Surface(width + 2 * margin, height + 2 * margin)
    soft = surface.getCanvas()
    soft.clear(0)
    blur = skia.ImageFilters.Blur(max(0.4, sigma / SHRINK), max(0.4, sigma / SHRINK))
    soft.drawImage(silhouette, margin, margin, skia.SamplingOptions(), skia.Paint(ImageFilter=blur))
    target = skia.Rect.MakeXYWH(
        offset[0] - margin * SHRINK,
        offset[1] - margin * SHRINK,
        (width + 2 * margin) * SHRINK,
        (height + 2 * margin) * SHRINK,
    )
    canvas.drawImageRect(
        surface.makeImageSnapshot(),
        target,
        skia.SamplingOptions(skia.FilterMode.kLinear),
        skia.Paint(Alphaf=alpha),
    )
