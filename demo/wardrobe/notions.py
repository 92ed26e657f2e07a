"""The small things on cloth: seams, stitches, zips, cords, labels, buttons."""

from typing import Any

import skia

from demo.wardrobe.colours import RGB, contrast, darker, get_luma, lighter
from demo.wardrobe.fabrics import Fabrics
from demo.wardrobe.geometry import to_path
from demo.wardrobe.panels import Button, Panel, Stroke
from demo.wardrobe.patterns.tile import paint

METAL: RGB = (176, 172, 164)


def draw(canvas: Any, panel: Panel, fabrics: Fabrics) -> None:
    """Sew a panel's strokes and buttons on."""
    ground = fabrics.get_colour(panel.cloth)
    for stroke in panel.strokes:
        _draw_stroke(canvas, stroke, ground, fabrics)
    for button in panel.buttons:
        _draw_button(canvas, button, ground)


def _draw_stroke(canvas: Any, stroke: Stroke, ground: RGB, fabrics: Fabrics) -> None:
    path = to_path(stroke.points, is_closed=False)
    if stroke.role == "zip":
        _draw_zip(canvas, stroke, ground)
        return
    colour, alpha = _get_thread(stroke.role, ground, fabrics)
    pen = paint(colour, alpha=alpha, stroke=stroke.width)
    if stroke.role == "label":
        pen.setStrokeCap(skia.Paint.kButt_Cap)
    if stroke.dash:
        pen.setPathEffect(skia.DashPathEffect.Make([stroke.dash, stroke.dash * 0.55], 0))
    if stroke.role == "cord":
        canvas.drawPath(path, paint((12, 10, 14), alpha=0.30, stroke=stroke.width + 1.8, blur=1.4))
    canvas.drawPath(path, pen)
    if stroke.role == "seam":
        canvas.save()
        canvas.translate(0.8, 1.1)
        canvas.drawPath(path, paint(lighter(ground, 0.5), alpha=0.16, stroke=stroke.width))
        canvas.restore()


def _get_thread(role: str, ground: RGB, fabrics: Fabrics) -> tuple[RGB, float]:
    dark = get_luma(ground) < 0.2
    if role == "stitch":
        is_denim = fabrics.garment.pattern == "denim"
        return ((206, 150, 82), 0.9) if is_denim else (contrast(ground, 0.45), 0.7)
    if role == "cord":
        return ((244, 242, 236), 1.0) if get_luma(ground) < 0.8 else ((196, 190, 180), 1.0)
    if role == "label":
        return ((246, 244, 238), 0.95) if get_luma(ground) < 0.7 else ((70, 66, 70), 0.85)
    if role == "trim":
        return fabrics.get_colour("trim"), 1.0
    if role == "loop":
        return (lighter(ground, 0.08) if dark else darker(ground, 0.10)), 1.0
    return (lighter(ground, 0.30), 0.45) if dark else (darker(ground, 0.6), 0.42)


def _draw_zip(canvas: Any, stroke: Stroke, ground: RGB) -> None:
    path = to_path(stroke.points, is_closed=False)
    butt = paint(darker(ground, 0.45), stroke=stroke.width + 1.5)
    butt.setStrokeCap(skia.Paint.kButt_Cap)
    canvas.drawPath(path, butt)
    teeth = paint(METAL, stroke=stroke.width * 0.62)
    teeth.setStrokeCap(skia.Paint.kButt_Cap)
    teeth.setPathEffect(skia.DashPathEffect.Make([1.7, 1.3], 0))
    canvas.drawPath(path, teeth)
    x, y = (float(value) for value in stroke.points[0])
    pull = skia.Rect.MakeXYWH(x - 2.6, y + 2, 5.2, 13)
    canvas.drawRoundRect(pull, 2.2, 2.2, paint((150, 146, 138)))
    canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 1.6, y + 3, 2.0, 10), 1, 1, paint((226, 224, 218)))


def _draw_button(canvas: Any, button: Button, ground: RGB) -> None:
    x, y, radius = button.x, button.y, button.radius
    if button.role == "eyelet":
        canvas.drawCircle(x, y, radius, paint(contrast(ground, 0.4), stroke=1.3))
        canvas.drawCircle(x, y, radius * 0.5, paint(darker(ground, 0.6)))
        return
    colour = _get_button_colour(button.role, ground)
    canvas.drawCircle(x + 0.6, y + 1.6, radius, paint((10, 8, 12), alpha=0.35, blur=1.3))
    shine = skia.GradientShader.MakeRadial(
        skia.Point(x - radius * 0.4, y - radius * 0.5),
        radius * 1.8,
        [skia.Color(*lighter(colour, 0.45)), skia.Color(*colour), skia.Color(*darker(colour, 0.3))],
        [0.0, 0.45, 1.0],
    )
    canvas.drawCircle(x, y, radius, skia.Paint(AntiAlias=True, Shader=shine))
    canvas.drawCircle(x, y, radius * 0.68, paint(darker(colour, 0.3), alpha=0.5, stroke=0.7))
    if button.role == "button":
        for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            canvas.drawCircle(
                x + dx * radius * 0.26,
                y + dy * radius * 0.26,
                radius * 0.14,
                paint(darker(colour, 0.7)),
            )


def _get_button_colour(role: str, ground: RGB) -> RGB:
    if role in {"rivet", "buckle"}:
        return (190, 158, 104)
    if role == "cloth":
        return ground
    return (236, 230, 218) if get_luma(ground) < 0.62 else (146, 120, 98)
