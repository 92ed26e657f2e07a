"""Single flowers and leaves, drawn about the origin."""

import math
import random

import numpy as np
import skia

from demo.wardrobe.colours import RGB, darker, lighter, mix
from demo.wardrobe.geometry import Points, curve, ellipse, join, rotate, shift
from demo.wardrobe.patterns.tile import draw_shape, paint


def make_petal(length: float, width: float, notch: float = 0.0) -> Points:
    """Build a petal that points up from the origin."""
    half = width / 2
    right = curve(
        (0, 0),
        (half * 0.75, -length * 0.35),
        (half, -length * 0.72),
        (half * 0.5, -length * 0.98),
        (0, -length * (1 - notch)),
    )
    return join(right, (right * (-1, 1))[::-1])


def draw_petals(
    canvas: skia.Canvas, count: int, petal: Points, colours: tuple[RGB, RGB], turn: float
) -> None:
    """Draw a wheel of petals, shaded from the heart (second colour) outwards."""
    reach = float(-petal[:, 1].min())
    shader = skia.GradientShader.MakeRadial(
        skia.Point(0, 0),
        reach,
        [skia.Color(*colours[1]), skia.Color(*colours[0]), skia.Color(*lighter(colours[0], 0.16))],
        [0.0, 0.55, 1.0],
    )
    for index in range(count):
        brush = skia.Paint(AntiAlias=True, Shader=shader)
        outline = rotate(petal, turn + index * 360 / count)
        canvas.drawPath(_path(outline), brush)
        canvas.drawPath(
            _path(outline), paint(darker(colours[0], 0.3), alpha=0.35, stroke=max(0.6, reach / 26))
        )


def _path(points: Points) -> skia.Path:
    return skia.Path.Polygon([skia.Point(float(x), float(y)) for x, y in points], True)


def draw_daisy(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a daisy: many slim petals round a dome."""
    slim = make_petal(radius, radius * 0.42)
    draw_petals(canvas, 11, slim, (petal, darker(petal, 0.14)), turn)
    canvas.drawCircle(0, 0, radius * 0.30, paint(heart))
    canvas.drawCircle(-radius * 0.07, -radius * 0.08, radius * 0.16, paint(lighter(heart, 0.25)))


def draw_simple(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a small five-petalled flower that reads at any size."""
    for index in range(5):
        angle = math.radians(turn + 72 * index)
        canvas.drawCircle(
            math.sin(angle) * radius * 0.56,
            -math.cos(angle) * radius * 0.56,
            radius * 0.46,
            paint(petal),
        )
    canvas.drawCircle(0, 0, radius * 0.32, paint(heart))


def draw_cherry(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a cherry blossom: five notched petals and fine stamens."""
    wide = make_petal(radius, radius * 0.98, 0.14)
    draw_petals(canvas, 5, wide, (petal, mix(petal, heart, 0.55)), turn)
    for index in range(9):
        angle = math.radians(turn + 40 * index)
        x, y = math.sin(angle) * radius * 0.36, -math.cos(angle) * radius * 0.36
        canvas.drawLine(0, 0, x, y, paint(heart, stroke=max(0.7, radius / 30)))
        canvas.drawCircle(x, y, radius * 0.045, paint(heart))
    canvas.drawCircle(0, 0, radius * 0.12, paint(darker(heart, 0.15)))


def draw_hibiscus(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a hibiscus: five broad ruffled petals and one long pistil."""
    broad = make_petal(radius, radius * 1.12, 0.08)
    draw_petals(canvas, 5, broad, (petal, darker(mix(petal, heart, 0.3), 0.35)), turn)
    for index in range(5):
        for side in (-16, 0, 16):
            vein = rotate(
                curve(
                    (0, -radius * 0.12),
                    (side * radius / 150, -radius * 0.45),
                    (side * radius / 60, -radius * 0.8),
                ),
                turn + 72 * index,
            )
            draw_shape(canvas, vein, darker(petal, 0.3), alpha=0.4, stroke=max(0.6, radius / 45))
    pistil = rotate(
        curve((0, 0), (radius * 0.14, -radius * 0.4), (radius * 0.1, -radius * 0.82)), turn + 36
    )
    draw_shape(canvas, pistil, heart, stroke=radius * 0.075)
    for x, y in pistil[-8:]:
        canvas.drawCircle(float(x), float(y), radius * 0.055, paint(lighter(heart, 0.2)))


def draw_rose(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a rose from above: rings of petals winding inwards."""
    rng = random.Random(turn)  # noqa: S311 - a picture, no secret
    for ring, (reach, count) in enumerate(((1.0, 6), (0.76, 5), (0.54, 4), (0.34, 3))):
        shade = mix(petal, darker(heart, 0.25), 0.18 * ring)
        for index in range(count):
            angle = math.radians(turn + ring * 31 + index * 360 / count)
            middle = reach * radius * 0.56
            x, y = math.sin(angle) * middle, -math.cos(angle) * middle
            blob = rotate(
                ellipse(0, 0, reach * radius * 0.50, reach * radius * 0.42, 22), math.degrees(angle)
            )
            tint = lighter(shade, rng.uniform(0.0, 0.16))
            draw_shape(canvas, shift(blob, x, y), tint)
            draw_shape(
                canvas,
                shift(np.vstack([blob, blob[:1]]), x, y),
                darker(petal, 0.45),
                alpha=0.45,
                stroke=max(0.7, radius / 26),
            )
    spiral = [
        (math.sin(t) * t * radius / 60, -math.cos(t) * t * radius / 60)
        for t in np.linspace(0, 11, 30)
    ]
    draw_shape(
        canvas, np.asarray(spiral), darker(heart, 0.4), alpha=0.7, stroke=max(0.8, radius / 18)
    )


def draw_tulip(canvas: skia.Canvas, radius: float, petal: RGB, heart: RGB, turn: float) -> None:
    """Draw a tulip from the side."""
    for lean, tint in ((-24, darker(petal, 0.12)), (24, darker(petal, 0.12)), (0, petal)):
        outline = rotate(
            shift(make_petal(radius * 1.5, radius * 0.9), 0, radius * 0.7),
            turn + lean * 0.7,
            (0, radius * 0.7),
        )
        draw_shape(canvas, outline, tint)
        draw_shape(canvas, outline, darker(heart, 0.4), alpha=0.3, stroke=max(0.7, radius / 24))


def draw_leaf(canvas: skia.Canvas, length: float, colour: RGB, turn: float) -> None:
    """Draw a leaf that points away from the origin."""
    half = length * 0.2
    leaf = rotate(
        curve(
            (0, 0),
            (half, -length * 0.35),
            (half * 0.8, -length * 0.7),
            (0, -length),
            (-half * 0.8, -length * 0.7),
            (-half, -length * 0.35),
            (0, 0),
        ),
        turn,
    )
    draw_shape(canvas, leaf, colour)
    rib = rotate(curve((0, 0), (length * 0.02, -length * 0.5), (0, -length * 0.9)), turn)
    draw_shape(canvas, rib, lighter(colour, 0.3), alpha=0.6, stroke=max(0.6, length / 34))


def draw_stem(canvas: skia.Canvas, length: float, bend: float, colour: RGB) -> None:
    """Draw a stem with leaves hanging down from the origin."""
    axis = curve((0, 0), (bend * 0.6, length * 0.4), (bend, length))
    draw_shape(canvas, axis, colour, stroke=max(1.2, length / 34))
    for step, side in ((9, 1), (12, -1), (14, 1)):
        x, y = axis[min(step, len(axis) - 1)]
        canvas.save()
        canvas.translate(float(x), float(y))
        draw_leaf(canvas, length * 0.34, colour, side * 58)
        canvas.restore()
