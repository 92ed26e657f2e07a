"""Painting a figure: cloth onto panels, folds into a height field, light over both."""

import random
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import skia

from demo.wardrobe import notions, placement
from demo.wardrobe.colours import get_luma
from demo.wardrobe.fabrics import Fabrics, load_weave, make_fabrics, make_shader
from demo.wardrobe.garment import Garment
from demo.wardrobe.geometry import Points, band, resample, to_path
from demo.wardrobe.panels import Figure, Fold, Panel

ROWS, COLUMNS = 9, 7

LIGHT = """
uniform shader albedo;
uniform shader height;
uniform float share;
uniform float warp;
uniform float depth;
uniform float gloss;
uniform float lift;
half4 main(float2 p) {
  float2 q = p * share;
  half4 r = height.eval(q + float2(2.0, 0)); half4 l = height.eval(q - float2(2.0, 0));
  half4 d = height.eval(q + float2(0, 2.0)); half4 u = height.eval(q - float2(0, 2.0));
  half4 h = height.eval(q);
  float2 fold = float2(r.r - l.r, d.r - u.r);
  float2 puff = float2(r.g - l.g, d.g - u.g);
  half4 a = albedo.eval(p + fold * warp);
  float slope = dot(fold, float2(0.66, 0.75)) * depth;
  float round = dot(puff, float2(0.55, 0.70)) * 0.55;
  float hollow = (h.r - 0.5) * 0.34;
  float rim = mix(0.80, 1.0, smoothstep(0.45, 0.98, h.g));
  float light = (1.0 + slope + round + hollow) * rim;
  light = clamp(light, 0.30, 1.55);
  float shine = gloss * pow(clamp(0.42 + slope * 1.5 + round * 0.9, 0.0, 1.0), 3.0);
  half3 c = a.rgb * light + a.a * (lift * (light - 1.0) + shine);
  return half4(clamp(c, half3(0), half3(a.a)), a.a);
}
"""


@dataclass(slots=True)
class Workshop:
    """What one process keeps between garments: the compiled light and the grains."""

    light: Any = None
    weaves: dict[tuple[str, float], Any] = field(default_factory=dict)

    def get_light(self) -> Any:
        """Return the compiled shader program."""
        if self.light is None:
            self.light = skia.RuntimeEffect.MakeForShader(LIGHT)
        return self.light


@dataclass(frozen=True, slots=True)
class Frame:
    """The picture a figure is fitted into, in pixels, and how much of it stays free."""

    width: int
    height: int
    margin: float = 0.085
    detail: bool = True
    """Whether grain and fine folds are worth painting at this size."""

    @property
    def scale(self) -> float:
        """Pixels per unit of a picture 768 wide."""
        return self.width / 768


@dataclass(frozen=True, slots=True)
class Fit:
    """How garment units become units of a picture 768 wide."""

    zoom: float
    x: float
    y: float


def fit_figure(figure: Figure, frame: Frame) -> Fit:
    """Centre a figure in a frame."""
    left, top, right, bottom = figure.get_bounds()
    tall = 768 * frame.height / frame.width
    room_x, room_y = 768 * (1 - 2 * frame.margin), tall * (1 - 2 * frame.margin)
    zoom = min(room_x / (right - left), room_y / (bottom - top), 2.3)
    return Fit(zoom, 384 - zoom * (left + right) / 2, tall * 0.497 - zoom * (top + bottom) / 2)


def paint_figure(garment: Garment, figure: Figure, frame: Frame, workshop: Workshop) -> Any:
    """Paint a figure: a premultiplied Skia image of the frame's size, clear around the garment."""
    fit = fit_figure(figure, frame)
    fabrics = make_fabrics(garment, frame.scale)
    albedo = _paint_albedo(garment, figure, frame, fit, fabrics, workshop)
    height = _paint_height(figure, frame, fit)
    return _light(garment, frame, albedo, height, workshop, _get_extent(figure, frame, fit))


def _paint_albedo(
    garment: Garment, figure: Figure, frame: Frame, fit: Fit, fabrics: Fabrics, workshop: Workshop
) -> Any:
    surface = skia.Surface(frame.width, frame.height)
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.scale(frame.scale, frame.scale)
    canvas.translate(fit.x, fit.y)
    canvas.scale(fit.zoom, fit.zoom)
    rng = random.Random(f"{garment.seed}/placed")  # noqa: S311 - a picture, no secret
    for panel in figure.panels:
        path = to_path(panel.outline)
        _cast_shadow(canvas, panel, path)
        canvas.save()
        canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        _lay_cloth(canvas, panel, fit, fabrics, frame, workshop)
        if panel.is_print_ground:
            placement.place(canvas, garment, figure, panel, rng)
        canvas.restore()
        canvas.drawPath(path, _edge_paint(fabrics, panel))
        notions.draw(canvas, panel, fabrics)
    return surface.makeImageSnapshot()


def _cast_shadow(canvas: Any, panel: Panel, path: Any) -> None:
    if panel.shadow <= 0:
        return
    shade = skia.Paint(AntiAlias=True, Color=skia.Color(10, 8, 14, round(255 * panel.shadow)))
    shade.setBlendMode(skia.BlendMode.kSrcATop)
    shade.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 5.0))
    canvas.save()
    canvas.translate(1.2, 3.2)
    canvas.drawPath(path, shade)
    canvas.restore()


def _edge_paint(fabrics: Fabrics, panel: Panel) -> Any:
    is_dark = get_luma(fabrics.get_colour(panel.cloth)) < 0.2
    colour = skia.Color(255, 255, 255, 26) if is_dark else skia.Color(20, 14, 18, 44)
    edge = skia.Paint(AntiAlias=True, Color=colour)
    edge.setStyle(skia.Paint.kStroke_Style)
    edge.setStrokeWidth(0.9)
    return edge


def _lay_cloth(
    canvas: Any, panel: Panel, fit: Fit, fabrics: Fabrics, frame: Frame, workshop: Workshop
) -> None:
    mesh = _make_mesh(panel, fit.zoom)
    tile = fabrics.get_tile(panel.cloth)
    canvas.drawColor(skia.Color(*fabrics.get_colour(panel.cloth)))
    canvas.drawVertices(mesh, skia.Paint(Shader=make_shader(tile, tile.get_image())))
    if frame.detail:
        weave = load_weave(fabrics.get_weave(panel.cloth), frame.scale, workshop.weaves)
        grain = skia.Paint(Shader=weave)
        grain.setBlendMode(skia.BlendMode.kSoftLight)
        canvas.drawVertices(mesh, grain)


def _make_mesh(panel: Panel, zoom: float) -> Any:
    left, right = resample(panel.left, ROWS), resample(panel.right, ROWS)
    middle = (left + right) / 2
    steps = np.hypot(*np.diff(middle, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)]) + min(float(middle[0][1]), 0.0)
    widths = np.hypot(*(right - left).T)
    widths = widths * (1 - panel.flare) + widths.mean() * panel.flare
    across = np.linspace(0, 1, COLUMNS)
    points = left[:, None] + (right - left)[:, None] * across[None, :, None]
    u = (across - 0.5)[None, :] * widths[:, None]
    v = along[:, None] - panel.bow * (1 - (2 * across - 1) ** 2)[None, :]
    corners = [skia.Point(float(x), float(y)) for x, y in points.reshape(-1, 2)]
    texture = [
        skia.Point(float(x), float(y))
        for x, y in zip(u.ravel() * zoom, v.ravel() * zoom, strict=True)
    ]
    return skia.Vertices(skia.Vertices.kTriangles_VertexMode, corners, texture, None, _TRIANGLES)


def _triangles() -> list[int]:
    result: list[int] = []
    for row in range(ROWS - 1):
        for column in range(COLUMNS - 1):
            a = row * COLUMNS + column
            result += [a, a + 1, a + COLUMNS, a + 1, a + COLUMNS + 1, a + COLUMNS]
    return result


_TRIANGLES = _triangles()


def _paint_height(figure: Figure, frame: Frame, fit: Fit) -> Any:
    """Draw folds into red and roundness into green, at a share of the frame's size."""
    share = _height_share(frame)
    width, height = round(frame.width * share), round(frame.height * share)
    info = skia.ImageInfo.Make(width, height, skia.kRGBA_F16_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRaster(info)
    canvas = surface.getCanvas()
    canvas.clear(skia.Color(128, 148, 0, 255))
    zoom = fit.zoom * frame.scale * share
    canvas.translate(fit.x * frame.scale * share, fit.y * frame.scale * share)
    canvas.scale(zoom, zoom)
    for panel in figure.panels:
        _raise_panel(canvas, panel)
    return surface.makeImageSnapshot()


def _height_share(frame: Frame) -> float:
    return min(1.0, 300 / frame.width)


def _raise_panel(canvas: Any, panel: Panel) -> None:
    path = to_path(panel.outline)
    canvas.save()
    canvas.clipPath(path, skia.ClipOp.kIntersect, True)
    canvas.drawColor(skia.Color(128, 40, 0, 255))
    dome = skia.Paint(AntiAlias=True, Color=skia.Color(128, 255, 0, 255))
    dome.setMaskFilter(
        skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(1.0, panel.puff * 0.62))
    )
    canvas.drawPath(path, dome)
    for fold in panel.folds:
        _press_fold(canvas, fold)
    canvas.restore()


def _press_fold(canvas: Any, fold: Fold) -> None:
    level = 255 if fold.strength > 0 else 0
    alpha = min(255, round(abs(fold.strength) * 190))
    pen = skia.Paint(AntiAlias=True, Color=skia.Color(level, 255, 0, alpha))
    pen.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(0.8, fold.width * 0.42)))
    canvas.drawPath(to_path(_taper(fold)), pen)


def _taper(fold: Fold) -> Points:
    width = fold.width
    return band(fold.points, (width * 0.15, width * 0.75, width * 0.8, width * 0.25))


_GLOSS = {"satin": 0.32, "leather": 0.30, "padded": 0.16, "sequins": 0.3}


def _get_extent(figure: Figure, frame: Frame, fit: Fit) -> Any:
    left, top, right, bottom = (fit.zoom * value for value in figure.get_bounds())
    extent = skia.Rect(left + fit.x, top + fit.y, right + fit.x, bottom + fit.y)
    extent.outset(16, 16)
    matrix = skia.Matrix.Scale(frame.scale, frame.scale)
    return matrix.mapRect(extent)


def _light(
    garment: Garment, frame: Frame, albedo: Any, height: Any, workshop: Workshop, extent: Any
) -> Any:
    builder = skia.RuntimeEffectBuilder(workshop.get_light())
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    builder.setChild("albedo", albedo.makeShader(linear))
    builder.setChild(
        "height", height.makeShader(skia.TileMode.kClamp, skia.TileMode.kClamp, linear)
    )
    luma = get_luma(garment.shades[0])
    builder.setUniform("share", _height_share(frame))
    builder.setUniform("warp", 26.0 * frame.scale)
    builder.setUniform("depth", 1.9 if luma > 0.35 else 2.6)
    builder.setUniform("gloss", _GLOSS.get(garment.fabric, 0.0) * (0.5 if luma > 0.6 else 0.9))
    builder.setUniform("lift", 0.16 if luma < 0.25 else 0.04)
    surface = skia.Surface(frame.width, frame.height)
    surface.getCanvas().clear(0)
    surface.getCanvas().drawRect(extent, skia.Paint(Shader=builder.makeShader()))
    return surface.makeImageSnapshot()
