"""A tiny wardrobe drawn with Pillow: coloured shapes with captions and attributes."""

import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from engine.training.corpus import Garment

COLOURS = {
    "red": ("rotes", (200, 30, 30)),
    "green": ("grünes", (30, 150, 50)),
    "navy": ("dunkelblaues", (20, 30, 90)),
    "yellow": ("gelbes", (230, 210, 40)),
}
KINDS = {"dress": "Kleid", "t-shirt": "T-Shirt"}


def draw_wardrobe(folder: Path, count: int = 40) -> list[Garment]:
    """Draw garments of four colours, two kinds and two patterns and save them as PNG files."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(1)
    return [_draw(folder / f"{number}.png", number, rng) for number in range(count)]


def _draw(path: Path, number: int, rng: np.random.Generator) -> Garment:
    colour = list(COLOURS)[number % 4]
    kind = list(KINDS)[number // 4 % 2]
    is_striped = number // 8 % 2 == 1
    german, pixel = COLOURS[colour]
    image = Image.new("RGB", (60, 80), tuple(int(value) for value in rng.integers(120, 200, 3)))
    draw = ImageDraw.Draw(image)
    outline = (22, 8, 38, 72) if kind == "dress" else (8, 18, 52, 52)
    draw.rectangle(outline, fill=pixel)
    if is_striped:
        for top in range(outline[1], outline[3], 8):
            draw.rectangle((outline[0], top, outline[2], top + 3), fill="white")
    image.save(path)
    noun, striped_de = KINDS[kind], " mit Streifen" if is_striped else ""
    return Garment(
        picture=path,
        source="photo",
        caption_de=f"{german} {noun}{striped_de}",
        caption_en=f"{colour} {'striped ' if is_striped else ''}{kind}",
        category=kind,
        pattern="striped" if is_striped else "plain",
        colours=(colour,),
    )


def draw_shops(folder: Path) -> tuple[str, ...]:
    """Give a quick renderer's command: plain garments whose colour is that of their seed."""
    script = folder / "draw.py"
    script.write_text(_RENDERER, "utf-8")
    return (sys.executable, str(script))


_RENDERER = """
import random, sys
from pathlib import Path
from PIL import Image

words = dict(zip(sys.argv, sys.argv[1:]))
out, seed = Path(words["--out"]), int(words["--seed"])
draw = random.Random(seed)
rows = ["sku,image,caption_de,caption_en,category"]
for number in range(int(words["--items"])):
    out.mkdir(parents=True, exist_ok=True)
    colour = tuple(draw.randrange(256) for _ in range(3))
    Image.new("RGB", (24, 32), colour).save(out / f"{number}.png")
    kind = draw.choice(("dress", "coat"))
    rows.append(f"S{seed}-{number},{number}.png,ein {kind} {seed},a {kind} {number},{kind}")
(out / "catalogue.csv").write_text("\\n".join(rows) + "\\n", "utf-8")
"""
