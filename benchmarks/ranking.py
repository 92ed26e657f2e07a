"""Understanding and ranking a request, beside encoding its words, which any search must do."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

import numpy as np
from PIL import Image

from benchmarks.pairing import Ratio, Way, compare
from engine.attributes import build_reader
from engine.calibration.constants import Calibration
from engine.candidates import Candidates
from engine.encoder import Embeddings, Encoder
from engine.openclip import load_encoder
from engine.palette.naming import ColourNamer
from engine.query import Query
from engine.query_encoding import build_encoded, list_texts
from engine.ranking import rank
from engine.readings import PictureReader
from engine.threads import multiply_on_cores

_CANDIDATES = 2_000
_CORES = os.cpu_count() or 1
_TEXTS = ("mit Punkten", "Kleid ohne Blumen", "länger und heller", "rotes oder blaues Kleid")


def measure() -> Iterator[Ratio]:
    """Yield a ratio for each text said after a photo, over as many candidates as a shop ranks."""
    multiply_on_cores(1)  # as a shop does
    encoder = load_encoder("garderobe-clip-s", threads=1)
    namer = ColourNamer.load()
    reader = PictureReader(build_reader(encoder.encode_texts), Calibration(), namer)
    generator = np.random.default_rng(7)
    rows = generator.normal(size=(_CANDIDATES, encoder.dimension)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    palettes = generator.normal(size=(_CANDIDATES, len(namer.colours))).astype(np.float32)
    candidates = Candidates(rows, palettes=palettes)
    for text in _TEXTS:
        known = _encode(encoder, text)
        yield compare(
            f"“{text}” among {_CANDIDATES:,} candidates",
            Way("read and rank", partial(_answer, text, known, reader, candidates)),
            Way("encode the words", partial(encoder.encode_texts, [text])),
        )
    with _encoding(encoder):
        known = _encode(encoder, _TEXTS[-1])
        answer = partial(_answer, _TEXTS[-1], known, reader, candidates)
        yield compare(
            "the same while a photo is encoded",
            Way("numpy on one core", partial(_run_on, 1, answer)),
            Way(f"numpy on {_CORES}", partial(_run_on, _CORES, answer)),
        )
    multiply_on_cores(1)


@contextmanager
def _encoding(encoder: Encoder) -> Iterator[None]:
    """Let a thread encode pictures all the while, as that of a busy bot does."""
    picture = Image.effect_noise((224, 224), 60).convert("RGB")
    is_over = threading.Event()

    def go_on() -> None:
        while not is_over.is_set():
            encoder.encode_images([picture])

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def _run_on(cores: int, answer: Callable[[], Embeddings]) -> None:
    multiply_on_cores(cores)
    for _ in range(20):
        answer()


def _encode(encoder: Encoder, text: str) -> Mapping[str, Embeddings]:
    texts = list_texts(Query.of_words(text))
    return dict(zip(texts, encoder.encode_texts(texts), strict=True))


def _answer(
    text: str, known: Mapping[str, Embeddings], reader: PictureReader, candidates: Candidates
) -> Embeddings:
    rows = candidates.embeddings
    query = Query.of_words(text, photos=(rows[0],))
    encoded = build_encoded(query, known, dimension=rows.shape[1], text_weight=0.6)
    return rank(reader, encoded, candidates)
