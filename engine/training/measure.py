"""Measures a finished model as a shop would run it: python -m engine.training.measure …."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from engine.encoder import Encoder
from engine.openclip import load_encoder
from engine.training.corpus import Garment, read_garments
from engine.training.evaluation import evaluate, measure_wishes
from engine.training.spelling import drop_dots, misspell, spell_out_umlauts

WEIGHTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
REPEATS = 30


def main(arguments: Sequence[str] | None = None) -> None:
    """Print figures over a captioned CSV as JSON: retrieval, words, spellings, wishes, speed."""
    parser = argparse.ArgumentParser(prog="python -m engine.training.measure", description=__doc__)
    parser.add_argument("--model", default="garderobe-clip-s")
    parser.add_argument("--captions", type=Path, required=True)
    options = parser.parse_args(arguments)
    encoder = load_encoder(options.model, threads=1)
    garments = read_garments(options.captions, "photo")
    photos = [Image.open(garment.picture).convert("RGB") for garment in garments]
    images = encoder.encode_images(photos)
    figures = dict(evaluate(images, garments, encoder.encode_texts).figures)
    figures |= measure_spellings(images, garments, encoder)
    for weight in WEIGHTS:
        held, kept = measure_wishes(images, garments, encoder.encode_texts, weight)
        figures[f"wish held p@R, text weight {weight}"] = held
        figures[f"wish held and group kept p@R, text weight {weight}"] = kept
    figures["photo milliseconds"] = _time(lambda: encoder.encode_images(photos[:1]))
    figures["text milliseconds"] = _time(lambda: encoder.encode_texts([garments[0].caption_de]))
    report = {name: round(value, 3) for name, value in figures.items()}
    sys.stdout.write(json.dumps({"garments": len(garments), **report}, indent=1) + "\n")


def measure_spellings(
    images: np.ndarray, garments: Sequence[Garment], encoder: Encoder
) -> dict[str, float]:
    """Measure recall@10 of captions written in other ways."""
    rng = np.random.default_rng(0)
    ways: dict[str, Callable[[str], str]] = {
        "lower case": str.lower,
        "ae oe ue": spell_out_umlauts,
        "lost dots": drop_dots,
        "one slip": lambda text: misspell(text, rng),
    }
    figures = {}
    for name, rewrite in ways.items():
        for language in ("de", "en"):
            texts = [rewrite(getattr(garment, f"caption_{language}")) for garment in garments]
            similarities = encoder.encode_texts(texts) @ images.T
            ranks = (similarities > np.diag(similarities)[:, None]).sum(1)
            figures[f"recall@10 {language}, {name}"] = float((ranks < 10).mean())
    return figures


def _time(work: Callable[[], object]) -> float:
    """Return the median milliseconds of a call."""
    durations = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        durations.append(time.perf_counter() - started)
    return float(np.median(durations)) * 1000


if __name__ == "__main__":
    main()
