"""What is set on a garment at one place: prints, embroidery, blocks of colour."""

import math
import random
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from demo.wardrobe.colours import RGB, contrast, darker, get_luma, lighter, mix
from demo.wardrobe.garment import Garment
from demo.wardrobe.geometry import band, curve, ellipse, get_bounds, line, rotate, shift
from demo.wardrobe.panels import Figure, Panel
from demo.wardrobe.patterns import blossoms
from demo.wardrobe.patterns.allover import make_heart, make_star
from demo.wardrobe.patterns.tile import draw_shape, paint

Box = tuple[float, float, float, float]
Print = Callable[[Any, tuple[RGB, ...], random.Random], None]


def place(canvas: Any, garment: Garment, figure: Figure, panel: Panel, rng: random.Random) -> None:
    """Set a garment's print, embroidery or blocks on a panel; the canvas is clipped to it."""
    box = get_bounds([panel.outline])
    if garment.pattern == "colour-block":
        _place_blocks(canvas, garment, box)
    elif garment.pattern == "graphic":
        _place_print(canvas, garment, figure, rng)
    elif garment.pattern == "embroidered":
        _place_embroidery(canvas, garment, figure, box, rng)


def _place_blocks(canvas: Any, garment: Garment, box: Box) -> None:
    left, top, right, bottom = box
    second = garment.shades[1]
    third = garment.shades[2] if len(garment.shades) > 2 else second
    height = bottom - top
    if garment.variant == "halves":
        canvas.drawRect(skia.Rect((left + right) / 2, top, right, bottom), paint(second))
    elif garment.variant == "bands":
        canvas.drawRect(
            skia.Rect(left, top + height * 0.40, right, top + height * 0.66), paint(second)
        )
        canvas.drawRect(skia.Rect(left, top + height * 0.66, right, bottom), paint(third))
    elif garment.variant == "diagonal":
        draw_shape(
            canvas,
            line(
                (left, top + height * 0.42), (right, top + height * 0.12), (right, top), (left, top)
            ),
            second,
        )
        draw_shape(
            canvas,
            line(
                (left, top + height * 0.42),
                (right, top + height * 0.12),
                (right, top + height * 0.20),
                (left, top + height * 0.50),
            ),
            third,
        )
    elif garment.variant == "yoke":
        canvas.drawRect(skia.Rect(left, top, right, top + height * 0.36), paint(second))
        canvas.drawRect(
            skia.Rect(left, top + height * 0.36, right, top + height * 0.385), paint(third)
        )


def _place_print(canvas: Any, garment: Garment, figure: Figure, rng: random.Random) -> None:
    left, top, right, bottom = figure.print_box
    size = min(right - left, bottom - top)
    canvas.save()
    canvas.translate((left + right) / 2, (top + bottom) / 2)
    canvas.scale(size / 100, size / 100)
    PRINTS.get(garment.variant, _print_sun)(canvas, garment.shades, rng)
    canvas.restore()


def _inks(shades: tuple[RGB, ...]) -> tuple[RGB, RGB]:
    first = shades[1] if len(shades) > 1 else contrast(shades[0], 0.8)
    return first, shades[2] if len(shades) > 2 else mix(first, shades[0], 0.4)


def _print_sun(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    """A sun going down behind hills, cut by stripes."""
    one, two = _inks(shades)
    canvas.drawCircle(0, -6, 42, paint(one))
    for index in range(4):
        canvas.drawRect(skia.Rect(-44, 4 + index * 9, 44, 6.5 + index * 9.8), paint(shades[0]))
    hills = curve((-54, 30), (-30, 8), (-8, 26), (14, 2), (34, 22), (54, 14))
    draw_shape(canvas, np.vstack([hills, [[54, 38], [-54, 38]]]), two)
    _letters(canvas, 0, 48, 84, 9, one, rng)


def _print_waves(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    canvas.drawCircle(20, -22, 17, paint(two))
    for row in range(4):
        crest = [(x, 8 + row * 12 + 5 * math.sin(x / 8.0 + row)) for x in range(-48, 50, 4)]
        draw_shape(canvas, np.asarray(crest, float), one, stroke=6)
    _letters(canvas, 0, -46, 90, 10, one, rng)


def _print_letters(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    _letters(canvas, 0, -18, 100, 27, one, rng)
    _letters(canvas, 0, 14, 100, 27, one, rng)
    canvas.drawRect(skia.Rect(-50, 34, 50, 38), paint(two))


def _print_heart(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    draw_shape(canvas, make_heart(44), one)
    draw_shape(canvas, make_heart(30), two)
    draw_shape(canvas, make_heart(15), one)


def _print_star(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    draw_shape(canvas, make_star(50), one)
    draw_shape(canvas, make_star(28), two)


def _print_cat(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    ears = (line((-40, -8), (-36, -50), (-8, -32)), line((40, -8), (36, -50), (8, -32)))
    for ear in ears:
        draw_shape(canvas, ear, one)
    draw_shape(canvas, ellipse(0, 4, 43, 37), one)
    for side in (-1, 1):
        draw_shape(canvas, ellipse(side * 17, -2, 9, 11), shades[0])
        draw_shape(canvas, ellipse(side * 17, -1, 4, 9), two)
        for step in (-1, 0, 1):
            draw_shape(
                canvas,
                line((side * 18, 16 + step * 3), (side * 52, 14 + step * 9)),
                shades[0],
                stroke=1.8,
            )
    draw_shape(canvas, line((-6, 11), (6, 11), (0, 19)), shades[0])
    draw_shape(
        canvas, curve((-12, 25), (-5, 27), (0, 20), (5, 27), (12, 25)), shades[0], stroke=2.4
    )


def _print_flower(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    draw_shape(canvas, curve((0, 6), (-5, 30), (2, 56)), darker((84, 128, 76), 0.1), stroke=4)
    for turn in (-62, 58):
        canvas.save()
        canvas.translate(-2, 42)
        blossoms.draw_leaf(canvas, 34, (92, 136, 82), turn)
        canvas.restore()
    canvas.save()
    canvas.translate(0, -16)
    blossoms.draw_daisy(canvas, 36, one, two, 8)
    canvas.restore()


def _print_palm(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    canvas.drawCircle(8, -6, 40, paint(two))
    draw_shape(canvas, band(curve((-8, 48), (-4, 10), (8, -22)), (9, 6, 5)), one)
    for turn in (-110, -66, -24, 24, 66, 104):
        leaf = rotate(band(curve((0, 0), (4, -22), (-4, -42)), (3, 11, 2)), turn)
        draw_shape(canvas, shift(leaf, 8, -24), one)
    draw_shape(canvas, curve((-52, 52), (-20, 46), (20, 54), (52, 46)), one, stroke=5)


def _print_mountain(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    draw_shape(canvas, ellipse(0, 0, 50, 50), one)
    draw_shape(canvas, line((-40, 30), (-10, -24), (6, 2), (18, -14), (42, 30)), two)
    draw_shape(canvas, line((-19, -8), (-10, -24), (-1, -9), (-7, -3), (-12, -10)), shades[0])
    canvas.drawCircle(22, -24, 8, paint(shades[0]))


def _print_bicycle(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    for x in (-30, 30):
        canvas.drawCircle(x, 16, 22, paint(one, stroke=4))
        for turn in range(0, 180, 30):
            spoke = shift(rotate(line((-21, 0), (21, 0)), turn), x, 16)
            draw_shape(canvas, spoke, one, stroke=0.9)
    frame = line((-30, 16), (-12, -20), (18, -20), (-2, 16), (-30, 16))
    draw_shape(canvas, frame, two, stroke=4.5)
    draw_shape(canvas, line((-12, -20), (-2, 16)), two, stroke=4.5)
    draw_shape(canvas, line((30, 16), (16, -32), (27, -36)), two, stroke=4.5)
    draw_shape(canvas, line((-20, -28), (-5, -28)), one, stroke=6)


def _print_smile(canvas: Any, shades: tuple[RGB, ...], rng: random.Random) -> None:
    one, two = _inks(shades)
    canvas.drawCircle(0, 0, 48, paint(one))
    for side in (-1, 1):
        draw_shape(canvas, ellipse(side * 16, -14, 5.5, 9), two)
    draw_shape(canvas, curve((-27, 10), (-14, 27), (0, 31), (14, 27), (27, 10)), two, stroke=5)


PRINTS: dict[str, Print] = {
    "sun": _print_sun,
    "waves": _print_waves,
    "letters": _print_letters,
    "heart": _print_heart,
    "star": _print_star,
    "cat": _print_cat,
    "flower": _print_flower,
    "palm": _print_palm,
    "mountain": _print_mountain,
    "bicycle": _print_bicycle,
    "smile": _print_smile,
}

# Each letter on a 3 by 5 grid, drawn as blocks: a print needs no font of the machine's.
_GLYPHS = {
    "A": "757551", "B": "656560", "C": "744470", "D": "655560", "E": "746470", "G": "745570",
    "H": "557550", "I": "722270", "L": "444470", "M": "577550", "N": "655550", "O": "755570",
    "R": "756550", "S": "747170", "T": "722220", "U": "555570", "V": "555520", "W": "557750",
    "Y": "552220",
}  # fmt: skip
_WORDS = (
    "SOL",
    "GOOD",
    "LUNA",
    "WILD",
    "OCEAN",
    "HELLO",
    "SUN",
    "NORTH",
    "ALOHA",
    "CALM",
    "BERLIN",
    "MARE",
    "NOVA",
    "DREAM",
)


def _letters(
    canvas: Any, x: float, y: float, width: float, height: float, colour: RGB, rng: random.Random
) -> None:
    """Write a word in block letters, centred."""
    word = rng.choice([w for w in _WORDS if set(w) <= set(_GLYPHS)])
    cell = min(width / (4 * len(word) - 1), height / 5)
    begin = x - cell * (4 * len(word) - 1) / 2
    brush = paint(colour)
    for index, letter in enumerate(word):
        for row, code in enumerate(_GLYPHS[letter][:5]):
            for column in range(3):
                if int(code) >> (2 - column) & 1:
                    left, top = begin + (4 * index + column) * cell, y - 2.5 * cell + row * cell
                    canvas.drawRect(
                        skia.Rect(left, top, left + cell * 1.02, top + cell * 1.02), brush
                    )


def _place_embroidery(
    canvas: Any, garment: Garment, figure: Figure, box: Box, rng: random.Random
) -> None:
    """Stitch a spray of flowers: about the chest, or climbing from the hem."""
    left, _, right, bottom = box
    is_hem = garment.variant == "hem"
    middle = (figure.print_box[0] + figure.print_box[2]) / 2
    spots = [(left + (right - left) * (k + 0.5) / 7, bottom - 30 - 26 * (k % 2)) for k in range(7)]
    if not is_hem:
        y = figure.print_box[1] + 8
        spots = [
            (middle + dx, y + dy)
            for dx, dy in (
                (-54, -6),
                (-30, 16),
                (0, 26),
                (30, 16),
                (54, -6),
                (-16, 50),
                (16, 50),
                (0, 74),
            )
        ]
    for index, (x, y) in enumerate(spots):
        _stitch_flower(canvas, garment.shades, (x, y), rng.uniform(11, 16), index)


def _stitch_flower(
    canvas: Any, shades: tuple[RGB, ...], at: tuple[float, float], radius: float, index: int
) -> None:
    inks = shades[1:] or (contrast(shades[0], 0.7),)
    colour = inks[index % len(inks)]
    green = (110, 146, 96) if get_luma(shades[0]) < 0.5 else (74, 116, 74)
    canvas.save()
    canvas.translate(*at)
    for turn in (120 + 40 * (index % 3), 250):
        blossoms.draw_leaf(canvas, radius * 1.7, green, turn)
    for step in range(30):
        angle = math.radians(step * 12)
        reach = radius * (0.72 + 0.28 * abs(math.cos(2.5 * angle)))
        tint = lighter(colour, 0.22) if step % 2 else darker(colour, 0.12)
        canvas.drawLine(
            0, 0, math.sin(angle) * reach, -math.cos(angle) * reach, paint(tint, stroke=1.7)
        )
    canvas.drawCircle(0, 0, radius * 0.26, paint((232, 190, 80)))
    canvas.restore()
