"""Retell how "Punkte" was learnt, in figures and pictures: `python docs/make_relevance.py`.

A model that has read English alone is fine-tuned on a shop's German descriptions by
`garderobe train`, a few epochs and more; what it then finds for German words is measured and shown.
Everything is rendered here, so anybody can repeat it (`pip install -e '.[training]'`, about
fifteen minutes on two cores). What is done already in --out is not done again.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
import numpy as np
from PIL import Image

from engine.encoder import Embeddings
from engine.openclip import load_encoder
from engine.training.corpus import Garment, read_garments
from engine.training.phrases import TermLabels

mpl.use("svg")
from matplotlib import pyplot as plt  # after the backend is chosen

IMAGES = Path(__file__).parent / "images"
TOP = 12
SHOWN = 6
STAGES = ("before", "a few epochs", "more epochs", "the shipped model")
COLOURS = ("#c9c4bb", "#d99a6c", "#7d3c5d", "#3d5a6c")
WORDS = {
    "Punkte": ("pattern", "dotted"),
    "Blumen": ("pattern", "floral"),
    "Streifen": ("pattern", "striped"),
    "kariert": ("pattern", "checked"),
    "Leopardenmuster": ("pattern", "animal"),
    "Spitze": ("pattern", "lace"),
    "gesteppt": ("pattern", "quilted"),
    "Kleid": ("kind", "dress"),
    "Rock": ("kind", "skirt"),
    "Hemd": ("kind", "shirt"),
    "Hose": ("kind", "trousers"),
    "rot": ("colour", "red"),
    "grün": ("colour", "green"),
    "gelb": ("colour", "yellow"),
}


@dataclass(frozen=True, slots=True)
class Finds:
    """What one model finds: for each word the shares of right ones and the rows of the first 12."""

    precisions: dict[str, float]
    tops: dict[str, list[int]]


def main() -> None:
    """Render, train, fine-tune, measure, and write the page's figures and pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/relevance"))
    parser.add_argument("--minutes", type=float, default=5.0, help="of training the start model")
    parser.add_argument("--few", type=int, default=3, help="epochs")
    parser.add_argument("--more", type=int, default=25, help="epochs")
    options = parser.parse_args()
    models = teach(options.out, options.minutes, options.few, options.more)
    garments = read_garments(render(options.out, "unseen", 943, 400), "rendered")
    found = [look(model, garments) for model in (*map(str, models), "garderobe-clip-s")]
    IMAGES.mkdir(exist_ok=True)
    draw_bars(found, IMAGES / "words-learnt.svg")
    for word in ("Punkte", "Blumen", "Streifen", "kariert"):
        draw_answers(word, found, garments, IMAGES / f"word-{word.lower()}.jpg")
    table = build_table(found, garments)
    (options.out / "words.md").write_text(table, "utf-8")
    figures = [{"stage": stage, **it.precisions} for stage, it in zip(STAGES, found, strict=True)]
    (options.out / "words.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    sys.stdout.write(table)


def teach(out: Path, minutes: float, few: int, more: int) -> tuple[Path, Path, Path]:
    """Train a model in English, and fine-tune it on a shop's German: three model folders."""
    english = [render(out, mode, 941, 1500) for mode in ("studio", "phone")]
    shop = leave_german(render(out, "shop", 942, 2400))
    start = out / "english" / "model"
    if not (out / "english" / "summary.json").exists():
        run(
            *("-m", "engine.training", "--variant", "english", "--minutes", str(minutes)),
            *("--out", str(out / "english"), "--cache", str(out / "cache"), "--resume"),
            *("--rendered", *map(str, english)),
        )
    tuned = [tune(out, shop, start, epochs) for epochs in (few, more)]
    return start, tuned[0], tuned[1]


def tune(out: Path, shop: Path, start: Path, epochs: int) -> Path:
    """Fine-tune the words alone; the pictures keep their places."""
    folder = out / f"epochs-{epochs}"
    if not (folder / "model" / "report.json").exists():
        run(
            *("-m", "bot.cli", "train", str(shop), "--out", str(folder), "--model", str(start)),
            *("--epochs", str(epochs), "--freeze", "image", "--learning-rate", "5e-4"),
            *("--layer-decay", "1", "--patience", "0", "--alpha", "1"),
        )
    return folder / "model"


def render(out: Path, mode: str, seed: int, items: int) -> Path:
    """Render a shop, or phone photos of it: its catalogue CSV."""
    folder = out / f"{mode}-{seed}"
    if not (folder / "catalogue.csv").exists():
        words = ("phone",) if mode == "phone" else ()
        numbers = ("--items", str(items), "--seed", str(seed), "--size", "384x512")
        run("-m", "demo.wardrobe", *words, "--out", str(folder), *numbers)
    return folder / "catalogue.csv"


def leave_german(catalogue: Path) -> Path:
    """Write the shop's catalogue again with German descriptions alone."""
    import csv

    with catalogue.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kept = [name for name in rows[0] if not name.endswith("_en")]
    target = catalogue.with_name("german.csv")
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, kept, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return target


def run(*words: str) -> None:
    """Run one of our programs."""
    subprocess.run([sys.executable, *words], check=True)  # noqa: S603 # our own programs


def look(model: str, garments: Sequence[Garment]) -> Finds:
    """Ask a model for every word."""
    encoder = load_encoder(model)
    photos = [Image.open(garment.picture).convert("RGB") for garment in garments]
    images: Embeddings = encoder.encode_images(photos)
    labels = TermLabels(garments)
    rows = np.arange(len(garments))
    precisions, tops = {}, {}
    for word, term in WORDS.items():
        order = np.argsort(-(images @ encoder.encode_texts([word])[0]), kind="stable")[:TOP]
        is_right = labels.judge((term,), rows) == 1
        precisions[word] = float(is_right[order].sum() / min(TOP, is_right.sum()))
        tops[word] = [int(row) for row in order]
    return Finds(precisions, tops)


def draw_bars(found: Sequence[Finds], path: Path) -> None:
    """Draw each word's share of right answers at every stage."""
    figure, axes = plt.subplots(figsize=(9, 3.4), layout="constrained")
    places = np.arange(len(WORDS))
    for number, (stage, colour) in enumerate(zip(STAGES, COLOURS, strict=True)):
        values = [found[number].precisions[word] for word in WORDS]
        axes.bar(places + (number - 1.5) * 0.21, values, 0.21, label=stage, color=colour)
    axes.set_xticks(places, list(WORDS), rotation=35, ha="right")
    axes.set_ylim(0, 1.02)
    axes.set_ylabel(f"right among the first {TOP}")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, ncols=4, loc="lower center", bbox_to_anchor=(0.5, 1.0))
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)


def draw_answers(
    word: str, found: Sequence[Finds], garments: Sequence[Garment], path: Path
) -> None:
    """Draw a row of pictures for each stage; wrong ones are faded."""
    width, height, gap = 150, 200, 8
    size = SHOWN * (width + gap) - gap, len(found) * (height + gap) - gap
    sheet = Image.new("RGB", size, "white")
    labels = TermLabels(garments)
    is_right = labels.judge((WORDS[word],), np.arange(len(garments))) == 1
    for line, it in enumerate(found):
        for place, row in enumerate(it.tops[word][:SHOWN]):
            picture = Image.open(garments[row].picture).convert("RGB").resize((width, height))
            if not is_right[row]:
                picture = Image.blend(picture, Image.new("RGB", picture.size, "white"), 0.65)
            sheet.paste(picture, (place * (width + gap), line * (height + gap)))
    sheet.save(path, quality=82)


def build_table(found: Sequence[Finds], garments: Sequence[Garment]) -> str:
    """Build a Markdown table of the words."""
    labels = TermLabels(garments)
    lines = [
        f"| Word | right among {len(garments)} | " + " | ".join(STAGES) + " |",
        "|---" * (2 + len(STAGES)) + "|",
    ]
    for word, term in WORDS.items():
        cells = " | ".join(f"{it.precisions[word]:.2f}" for it in found)
        lines.append(f"| {word} | {labels.count(term)} | {cells} |")
    means = " | ".join(f"{np.mean(list(it.precisions.values())):.2f}" for it in found)
    return "\n".join([*lines, f"| mean | | {means} |"]) + "\n"


if __name__ == "__main__":
    main()
