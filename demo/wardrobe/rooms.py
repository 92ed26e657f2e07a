"""Where shoppers lay or hang a garment: floors, beds, carpets, doors and walls."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import skia

from demo.wardrobe.colours import RGB, darker, lighter, mix, vary
from demo.wardrobe.geometry import band, curve, ellipse
from demo.wardrobe.patterns import paint_cloth
from demo.wardrobe.patterns.tile import Ink, draw_shape, paint

Size = tuple[int, int]

WOODS: tuple[RGB, ...] = (
    (196, 164, 126),
    (168, 124, 84),
    (120, 84, 58),
    (214, 190, 158),
    (146, 134, 122),
    (202, 196, 186),
)
WALLS: tuple[RGB, ...] = (
    (226, 220, 208),
    (214, 218, 220),
    (232, 222, 196),
    (240, 238, 232),
    (206, 196, 180),
)
HANGING = ("wall", "door", "wardrobe")


def choose_room(rng: random.Random, *, can_hang: bool) -> str:
    """Choose a kind of room; a hanger needs a wall, a door or a wardrobe."""
    lying = (
        "sheet",
        "sheet",
        "sheet",
        "blanket",
        "wood",
        "wood",
        "carpet",
        "carpet",
        "tiles",
        "plain",
    )
    return rng.choice(HANGING) if can_hang and rng.random() < 0.32 else rng.choice(lying)


def draw_room(canvas: Any, size: Size, room: str, rng: random.Random) -> None:
    """Fill a canvas of the size with a room's surface."""
    _ROOMS[room](canvas, size, rng)


def _haze(
    canvas: Any,
    size: Size,
    rng: random.Random,
    frequency: float,
    alpha: float,
    stretch: float = 1.0,
) -> None:
    """Lay soft irregular light and dark over everything."""
    shrink = 4 if frequency < 14 else 2
    noise = skia.PerlinNoiseShader.MakeFractalNoise(
        shrink * frequency / size[0],
        shrink * frequency * stretch / size[0],
        2,
        float(rng.randrange(999)),
    )
    grey = skia.ColorFilters.Matrix(
        [1.6, 0, 0, 0, -0.3, 1.6, 0, 0, 0, -0.3, 1.6, 0, 0, 0, -0.3, 0, 0, 0, 0, alpha]
    )
    small = skia.Surface(size[0] // shrink, size[1] // shrink)
    small.getCanvas().clear(0)
    small.getCanvas().drawPaint(skia.Paint(Shader=noise.makeWithColorFilter(grey)))
    brush = skia.Paint()
    brush.setBlendMode(skia.BlendMode.kSoftLight)
    canvas.drawImageRect(
        small.makeImageSnapshot(),
        skia.Rect(0, 0, *size),
        skia.SamplingOptions(skia.FilterMode.kLinear),
        brush,
    )


def _wood(canvas: Any, size: Size, rng: random.Random) -> None:
    wood = rng.choice(WOODS)
    canvas.drawColor(paint(wood).getColor())
    canvas.save()
    canvas.translate(size[0] / 2, size[1] / 2)
    canvas.rotate(rng.choice((0, 90, rng.uniform(-35, 35))))
    step, reach = size[0] * rng.uniform(0.10, 0.24), size[1] * 0.9
    x = -reach
    while x < reach:
        tone = mix(
            wood,
            darker(wood, 0.4) if rng.random() < 0.5 else lighter(wood, 0.25),
            rng.random() * 0.5,
        )
        canvas.drawRect(skia.Rect(x, -reach, x + step, reach), paint(tone))
        canvas.drawRect(skia.Rect(x, -reach, x + 1.3, reach), paint(darker(wood, 0.6), alpha=0.7))
        y = rng.uniform(-reach, reach)
        canvas.drawRect(skia.Rect(x, y, x + step, y + 1.2), paint(darker(wood, 0.6), alpha=0.6))
        for _ in range(4):
            grain = x + rng.random() * step
            line = curve(
                (grain, -reach),
                (grain + rng.uniform(-4, 4), 0),
                (grain + rng.uniform(-3, 3), reach),
            )
            draw_shape(canvas, line, darker(wood, 0.4), alpha=0.22, stroke=rng.uniform(0.6, 1.8))
        x += step
    canvas.restore()
    _haze(canvas, size, rng, 30, 0.35, 0.2)


def _sheet(canvas: Any, size: Size, rng: random.Random) -> None:
    name = rng.choice(
        (
            "white",
            "white",
            "beige",
            "grey",
            "burgundy",
            "pink",
            "light blue",
            "red",
            "blue",
            "black",
            "purple",
            "yellow",
        )
    )
    colour = vary(name, rng)
    canvas.drawColor(paint(colour).getColor())
    _wrinkle(canvas, size, rng, colour, rng.randint(4, 14))
    _haze(canvas, size, rng, 6, 0.32)


def _wrinkle(canvas: Any, size: Size, rng: random.Random, colour: RGB, count: int) -> None:
    for _ in range(count):
        x, y = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        dx, dy = rng.uniform(-0.5, 0.5) * size[0], rng.uniform(-0.5, 0.5) * size[1]
        fold = curve((x, y), (x + dx * 0.5 + rng.uniform(-20, 20), y + dy * 0.5), (x + dx, y + dy))
        width = rng.uniform(4, 16)
        outline = skia.Path.Polygon(
            [skia.Point(float(a), float(b)) for a, b in band(fold, (1, width, width, 1))], True
        )
        canvas.drawPath(outline, paint(darker(colour, 0.5), alpha=0.30, blur=width * 0.4))
        canvas.save()
        canvas.translate(-width * 0.45, -width * 0.45)
        canvas.drawPath(outline, paint(lighter(colour, 0.5), alpha=0.30, blur=width * 0.4))
        canvas.restore()


def _blanket(canvas: Any, size: Size, rng: random.Random) -> None:
    pattern = rng.choice(
        (
            "striped:block",
            "checked:tartan",
            "checked:gingham",
            "floral:roses",
            "striped:multi",
            "all-over:ikat",
            "all-over:leaves",
            "quilted:diamond",
            "dotted:large",
        )
    )
    names = rng.sample(
        ("white", "beige", "brown", "grey", "navy", "red", "green", "yellow", "pink"), 4
    )
    ground, *inks = (vary(name, rng) for name in names)
    kind, _, variant = pattern.partition(":")
    tile = paint_cloth(kind, variant, Ink(ground, tuple(inks), rng, 0.5))
    image = tile.get_image()
    zoom = rng.uniform(0.7, 1.5) * size[0] / 768
    matrix = skia.Matrix.RotateDeg(rng.uniform(0, 90))
    matrix.preScale(zoom * tile.width / image.width(), zoom * tile.height / image.height())
    repeat = skia.TileMode.kRepeat
    canvas.drawPaint(
        skia.Paint(
            Shader=image.makeShader(
                repeat, repeat, skia.SamplingOptions(skia.FilterMode.kLinear), matrix
            )
        )
    )
    _wrinkle(canvas, size, rng, ground, 4)
    _haze(canvas, size, rng, 9, 0.4)


def _carpet(canvas: Any, size: Size, rng: random.Random) -> None:
    colour = vary(
        rng.choice(("beige", "beige", "grey", "brown", "red", "white", "navy", "olive")), rng
    )
    canvas.drawColor(paint(colour).getColor())
    noise = skia.PerlinNoiseShader.MakeTurbulence(0.28, 0.28, 2, float(rng.randrange(999)))
    grain = skia.ColorFilters.Matrix(
        [1.2, 0.4, 0, 0, 0, 1.2, 0.4, 0, 0, 0, 1.2, 0.4, 0, 0, 0, 0, 0, 0, 0, 0.8]
    )
    brush = skia.Paint(Shader=noise.makeWithColorFilter(grain))
    brush.setBlendMode(skia.BlendMode.kOverlay)
    canvas.drawPaint(brush)
    canvas.drawColor(skia.Color(*lighter(colour, 0.2), 70))
    if rng.random() < 0.4:
        _ornament(canvas, size, rng, colour)
    _haze(canvas, size, rng, 12, 0.4)


def _ornament(canvas: Any, size: Size, rng: random.Random, colour: RGB) -> None:
    second = vary(rng.choice(("burgundy", "navy", "beige", "brown", "green")), rng)
    for _ in range(7):
        x, y = rng.uniform(0, size[0]), rng.uniform(0, size[1])
        for share in (1.0, 0.7, 0.4):
            shape = ellipse(x, y, 60 * share, 42 * share)
            draw_shape(canvas, shape, second if share != 0.7 else colour, alpha=0.45)


def _tiles(canvas: Any, size: Size, rng: random.Random) -> None:
    colour = rng.choice(
        ((222, 214, 200), (200, 202, 204), (170, 140, 112), (90, 84, 82), (232, 232, 230))
    )
    canvas.drawColor(paint(colour).getColor())
    canvas.save()
    canvas.rotate(rng.choice((0, 45, rng.uniform(-20, 20))))
    step = size[0] * rng.uniform(0.3, 0.55)
    for index in range(-8, 9):
        for points in (
            ((index * step, -9e3), (index * step, 9e3)),
            ((-9e3, index * step), (9e3, index * step)),
        ):
            canvas.drawLine(
                *points[0], *points[1], paint(darker(colour, 0.35), alpha=0.8, stroke=2.4)
            )
    canvas.restore()
    _haze(canvas, size, rng, 16, 0.5)


def _plain(canvas: Any, size: Size, rng: random.Random) -> None:
    canvas.drawColor(
        paint(rng.choice(((238, 237, 235), (228, 230, 232), (210, 208, 205)))).getColor()
    )
    _haze(canvas, size, rng, 4, 0.35)


def _wall(canvas: Any, size: Size, rng: random.Random) -> None:
    colour = rng.choice(WALLS)
    canvas.drawColor(paint(colour).getColor())
    noise = skia.PerlinNoiseShader.MakeFractalNoise(0.12, 0.12, 2, float(rng.randrange(999)))
    brush = skia.Paint(Shader=noise, Alphaf=0.10)
    brush.setBlendMode(skia.BlendMode.kOverlay)
    canvas.drawPaint(brush)
    _haze(canvas, size, rng, 5, 0.35)


def _door(canvas: Any, size: Size, rng: random.Random) -> None:
    wood = rng.choice((*WOODS, (236, 234, 228), (240, 240, 238)))
    width, height = size
    canvas.drawColor(paint(wood).getColor())
    for top, bottom in ((-0.1, 0.42), (0.48, 1.1)):
        box = skia.Rect(width * 0.16, height * top, width * 0.84, height * bottom)
        canvas.drawRect(box, paint(darker(wood, 0.35), alpha=0.7, stroke=4))
        box.inset(9, 9)
        canvas.drawRect(box, paint(lighter(wood, 0.4), alpha=0.7, stroke=3))
    if rng.random() < 0.6:
        edge = rng.choice((0.03, 0.93))
        canvas.drawRect(
            skia.Rect(width * edge, 0, width * (edge + 0.04), height), paint(darker(wood, 0.5))
        )
        canvas.drawRect(
            skia.Rect(width * (edge + 0.04), 0, width * 1.2, height), paint(rng.choice(WALLS))
        )
    _haze(canvas, size, rng, 20, 0.3, 0.15)


def _wardrobe(canvas: Any, size: Size, rng: random.Random) -> None:
    wood = rng.choice(WOODS)
    width, height = size
    canvas.drawColor(paint(lighter(wood, 0.12)).getColor())
    for share in sorted(rng.uniform(0.0, 1.0) for _ in range(3)):
        x = share * width
        canvas.drawRect(skia.Rect(x, 0, x + 2.5, height), paint(darker(wood, 0.6), alpha=0.8))
        canvas.drawRect(skia.Rect(x + 2.5, 0, x + 5, height), paint(lighter(wood, 0.4), alpha=0.6))
    _haze(canvas, size, rng, 26, 0.45, 0.1)


_ROOMS: dict[str, Callable[[Any, Size, random.Random], None]] = {
    "wood": _wood, "sheet": _sheet, "blanket": _blanket, "carpet": _carpet, "tiles": _tiles,
    "plain": _plain, "wall": _wall, "door": _door, "wardrobe": _wardrobe,
}  # fmt: skip


def draw_clutter(canvas: Any, size: Size, rng: random.Random) -> None:
    """Let other things reach into the picture's edge."""
    width, height = size
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        side = rng.choice((-1, 1))
        x = width / 2 + side * width * rng.uniform(0.47, 0.56)
        y = rng.uniform(0, height)
        colour = vary(rng.choice(("black", "white", "grey", "brown", "blue", "red", "beige")), rng)
        reach = width * rng.uniform(0.08, 0.2)
        angle = np.linspace(0, 6.28, 9, endpoint=False)
        blob = np.column_stack(
            [
                x + np.cos(angle) * reach * rng.uniform(0.3, 0.8),
                y + np.sin(angle) * reach * rng.uniform(0.8, 2.0),
            ]
        )
        soft = curve(*(tuple(p) for p in blob), tuple(blob[0]))
        path = skia.Path.Polygon([skia.Point(float(a), float(b)) for a, b in soft], True)
        canvas.drawPath(path, paint((10, 8, 10), alpha=0.4, blur=6))
        canvas.drawPath(path, paint(colour))
        canvas.drawPath(path, paint(darker(colour, 0.4), alpha=0.4, stroke=3))
