"""The phone photo: a garment in a room, under a lamp, at an angle, by a hurried hand."""

import io
import random
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia
from PIL import Image

from demo.wardrobe import rooms, shadows
from demo.wardrobe.cloth import Fit, Frame, Workshop, fit_figure, paint_figure
from demo.wardrobe.garment import UPPER_KINDS, Garment
from demo.wardrobe.geometry import curve, line, to_path
from demo.wardrobe.panels import Figure
from demo.wardrobe.patterns.tile import paint
from demo.wardrobe.silhouettes import cut_figure
from demo.wardrobe.silhouettes.build import Build
from demo.wardrobe.studio import to_picture

CRUMPLE = """
uniform shader cloth;
uniform shader noise;
uniform float push;
uniform float relief;
half4 main(float2 p) {
  half2 n = noise.eval(p).rg - 0.5;
  half2 m = noise.eval(p + float2(5.0, 6.0)).rg - 0.5;
  half4 c = cloth.eval(p + n * push);
  float light = clamp(1.0 + relief * ((n.x - m.x) + (n.y - m.y)), 0.55, 1.4);
  return half4(min(c.rgb * light + c.a * 0.05 * (light - 1.0), half3(c.a)), c.a);
}
"""

MAY_HANG = (*UPPER_KINDS, "dress", "jumpsuit")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A finished phone photo: its JPEG bytes, and which share of the picture the garment fills."""

    jpeg: bytes
    garment_share: float


@dataclass(slots=True)
class Phone:
    """What one process keeps between photos."""

    workshop: Workshop
    crumple: Any = None

    def get_crumple(self) -> Any:
        """Return the compiled shader program."""
        if self.crumple is None:
            self.crumple = skia.RuntimeEffect.MakeForShader(CRUMPLE)
        return self.crumple


def snap(garment: Garment, size: tuple[int, int], seed: str, phone: Phone) -> Snapshot:
    """Take a phone photo of a garment: a JPEG of the size (width, height)."""
    rng = random.Random(f"{garment.seed}/{seed}/phone")  # noqa: S311 - sample data, no secret
    can_hang = garment.kind in MAY_HANG
    room = rooms.choose_room(rng, can_hang=can_hang)
    is_hung = room in rooms.HANGING and can_hang
    spread = rng.uniform(0.0, 0.25) if is_hung else rng.uniform(0.0, 1.0)
    figure = cut_figure(Build(garment, rng, spread=spread))
    frame = Frame(*size, margin=rng.uniform(0.0, 0.09), detail=False)
    cloth = _crumple(phone, paint_figure(garment, figure, frame, phone.workshop), frame, rng)
    surface = skia.Surface(*size)
    rooms.draw_room(surface.getCanvas(), size, room, rng)
    if not is_hung:
        rooms.draw_clutter(surface.getCanvas(), size, rng)
    _lay_down(surface.getCanvas(), cloth, frame, figure, rng, is_hung=is_hung)
    _light_room(surface.getCanvas(), size, rng)
    share = float((np.asarray(cloth.toarray()[::4, ::4, 3]) > 128).mean())
    return Snapshot(_develop(to_picture(surface), rng), share)


def _crumple(phone: Phone, cloth: Any, frame: Frame, rng: random.Random) -> Any:
    """Crease the cloth and bend its outline."""
    builder = skia.RuntimeEffectBuilder(phone.get_crumple())
    frequency = rng.uniform(2.5, 9) / frame.width
    noise = skia.PerlinNoiseShader.MakeFractalNoise(
        frequency, frequency * rng.uniform(0.4, 1.2), 2, float(rng.randrange(9999))
    )
    field = skia.Surface(frame.width // 4 + 2, frame.height // 4 + 2)
    field.getCanvas().scale(0.25, 0.25)
    field.getCanvas().drawPaint(skia.Paint(Shader=noise))
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    builder.setChild("cloth", cloth.makeShader(linear))
    builder.setChild("noise", field.makeImageSnapshot().makeShader(linear, skia.Matrix.Scale(4, 4)))
    builder.setUniform("push", rng.uniform(6, 34) * frame.scale * 2)
    builder.setUniform("relief", rng.choice((0.2, 0.6, 1.0, 1.5)) * rng.uniform(0.6, 1.2))
    result = skia.Surface(frame.width, frame.height)
    result.getCanvas().clear(0)
    result.getCanvas().drawPaint(skia.Paint(Shader=builder.makeShader()))
    return result.makeImageSnapshot()


def _lay_down(
    canvas: Any, cloth: Any, frame: Frame, figure: Figure, rng: random.Random, *, is_hung: bool
) -> None:
    """Put the cloth into the room in perspective, with its shadow and perhaps a hanger."""
    canvas.save()
    canvas.concat(_tilt(frame, rng, is_hung=is_hung))
    if is_hung:
        _draw_hanger(canvas, figure, frame, fit_figure(figure, frame), rng)
    scale = frame.scale
    silhouette = shadows.make_silhouette(cloth)
    for sigma, alpha in ((5.0, 0.5), (20.0, 0.35)):
        offset = (rng.uniform(-6, 6) * scale, 7 * scale)
        shadows.cast(canvas, silhouette, offset, sigma * scale, alpha)
    canvas.drawImage(cloth, 0, 0, skia.SamplingOptions(skia.FilterMode.kLinear))
    canvas.restore()


def _tilt(frame: Frame, rng: random.Random, *, is_hung: bool) -> Any:
    width, height = frame.width, frame.height
    corners = ((0, 0), (width, 0), (width, height), (0, height))
    slack = 0.05
    bent = [
        skia.Point(x + rng.uniform(-slack, slack) * width, y + rng.uniform(-slack, slack) * height)
        for x, y in corners
    ]
    matrix = skia.Matrix()
    matrix.setPolyToPoly([skia.Point(x, y) for x, y in corners], bent)
    turn = rng.gauss(0, 2.5) if is_hung else rng.choice((rng.gauss(0, 4), rng.gauss(0, 12)))
    placed = skia.Matrix.Translate(
        rng.uniform(-0.03, 0.03) * width, rng.uniform(-0.03, 0.03) * height
    )
    placed.preRotate(max(-32.0, min(32.0, turn)), width / 2, height / 2)
    zoom = rng.uniform(0.84, 1.16)
    placed.preTranslate(width / 2 * (1 - zoom), height / 2 * (1 - zoom))
    placed.preScale(zoom, zoom)
    placed.preConcat(matrix)
    return placed


def _draw_hanger(canvas: Any, figure: Figure, frame: Frame, fit: Fit, rng: random.Random) -> None:
    if figure.hanger is None:
        return
    half, slope, neck = figure.hanger
    canvas.save()
    canvas.scale(frame.scale, frame.scale)
    canvas.translate(fit.x, fit.y)
    canvas.scale(fit.zoom, fit.zoom)
    colour = rng.choice(((30, 30, 32), (168, 120, 76), (225, 225, 225), (140, 144, 150)))
    arms = curve(
        (-half * 0.9, slope + 6),
        (-20, neck + 2),
        (0, neck - 6),
        (20, neck + 2),
        (half * 0.9, slope + 6),
    )
    hook = np.vstack(
        [
            line((0, neck - 6), (0, neck - 34)),
            curve((0, neck - 34), (13, neck - 46), (2, neck - 60), (-11, neck - 50)),
        ]
    )
    canvas.drawPath(to_path(arms, is_closed=False), paint(colour, stroke=8))
    canvas.drawPath(to_path(hook, is_closed=False), paint((150, 150, 154), stroke=3.2))
    canvas.restore()


def _light_room(canvas: Any, size: tuple[int, int], rng: random.Random) -> None:
    """Light the scene from one lamp of its own colour, darker towards the edges."""
    width, height = size
    warm = rng.uniform(-1, 1)
    glow_share = min(1.0, 1.0 + 0.04 * warm) * rng.uniform(0.86, 1.0)
    lamp = (1.0, 0.965 - 0.045 * warm, 0.93 - 0.13 * warm)
    bright = [round(255 * min(1.0, channel * glow_share)) for channel in lamp]
    fall = rng.uniform(0.55, 0.95)
    dark = [round(value * fall) for value in bright]
    centre = skia.Point(width * rng.uniform(0.1, 0.9), height * rng.uniform(0.0, 0.8))
    glow = skia.GradientShader.MakeRadial(
        centre, height * rng.uniform(0.7, 1.2), [skia.Color(*bright), skia.Color(*dark)], [0.1, 1.0]
    )
    brush = skia.Paint(Shader=glow)
    brush.setBlendMode(skia.BlendMode.kMultiply)
    canvas.drawPaint(brush)
    if rng.random() < 0.18:
        x = rng.uniform(-0.2, 1.0) * width
        ray = line(
            (x, 0), (x + width * 0.4, 0), (x + width * 0.1, height), (x - width * 0.3, height)
        )
        beam = paint((255, 246, 220), alpha=rng.uniform(0.08, 0.22), blur=rng.uniform(3, 16))
        canvas.drawPath(to_path(ray), beam)


def _develop(picture: Image.Image, rng: random.Random) -> bytes:
    """Expose, blur, add sensor noise and compress, as a phone does."""
    pixels = np.asarray(picture, dtype=np.float32)
    gain = rng.uniform(0.80, 1.14)
    contrast = rng.uniform(0.82, 1.12)
    pixels = (pixels - 118) * (gain * contrast) + 118 * gain + rng.uniform(-8, 12)
    generator = np.random.default_rng(rng.getrandbits(32))
    noise = generator.standard_normal(pixels.shape[:2], dtype=np.float32) * rng.uniform(0.5, 6.5)
    developed = Image.fromarray(np.clip(pixels + noise[..., None], 0, 255).astype(np.uint8))
    if rng.random() < 0.4:
        share = rng.uniform(0.45, 0.85)
        small = developed.resize(
            (round(picture.width * share), round(picture.height * share)), Image.Resampling.BILINEAR
        )
        developed = small.resize(picture.size, Image.Resampling.BICUBIC)
    sink = io.BytesIO()
    developed.save(sink, "JPEG", quality=rng.randint(62, 92))
    return sink.getvalue()
