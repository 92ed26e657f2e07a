"""Understanding and ranking a request, beside encoding its words, which any search must do."""

from collections.abc import Iterator, Mapping
from functools import partial

import numpy as np

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

_CANDIDATES = 2_000
_TEXTS = ("mit Punkten", "Kleid ohne Blumen", "länger und heller", "rotes oder blaues Kleid")


def measure() -> Iterator[Ratio]:
    """Yield a ratio for each text said after a photo, over as many candidates as a shop ranks."""
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
