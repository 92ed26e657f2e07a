"""What one model makes of the pictures and words: everything is encoded once."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL import Image

from engine.attributes import build_reader
from engine.calibration.constants import Calibration
from engine.candidates import Candidates
from engine.composition import DEFAULT_TEXT_WEIGHT, average
from engine.encoded_query import EncodedQuery
from engine.encoder import Embeddings, Encoder
from engine.errors import ImageError
from engine.evaluation.subject import EvaluationError, Subject
from engine.images import load_image
from engine.palette.naming import ColourNamer, Palettes
from engine.pointing import find_point
from engine.query import Query
from engine.query_encoding import build_encoded, list_texts
from engine.ranking import choose_rank
from engine.readings import PictureReader
from engine.templates import expand
from engine.wishes import correct, read_wish

_CHUNK = 16

Advance = Callable[[int, int], None]
"""Called with how much is done and how much there is."""

ShowProgress = Callable[[str], AbstractContextManager[Advance]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something left out of the measurement, and why."""

    what: str
    reason: str


class Bench:
    """Subjects (N), their embeddings (N, D), palettes (N, C); words encoded when asked."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        images: Embeddings,
        encoder: Encoder,
        show_progress: ShowProgress,
        *,
        calibration: Calibration | None = None,
        namer: ColourNamer | None = None,
        palettes: Palettes | None = None,
    ) -> None:
        self.subjects = tuple(subjects)
        self.images = images
        self._palettes = palettes
        self._encoder = encoder
        self._show_progress = show_progress
        self._calibration = calibration or Calibration()
        self._namer = namer
        self._known: dict[str, Embeddings] = {}

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts as they stand: (B, D)."""
        self._learn(texts)
        return np.stack([self._known[text] for text in texts])

    def encode_pictures(self, images: Sequence[Image.Image]) -> Embeddings:
        """Encode pictures made for a measurement: (B, D)."""
        return self._encoder.encode_images(images)

    def ask(self, texts: Sequence[str]) -> Embeddings:
        """Encode each text as one phrase, none of it read: (B, D)."""
        return np.stack(self._encode_phrases([read_wish(text).phrase for text in texts]))

    def encode_query(self, query: Query) -> EncodedQuery:
        """Encode a query as the shop does."""
        texts = list_texts(query)
        known = dict(zip(texts, self._encode_phrases(texts), strict=True))
        return build_encoded(
            query, known, dimension=self._encoder.dimension, text_weight=DEFAULT_TEXT_WEIGHT
        )

    def rank(self, query: Query) -> Embeddings:
        """Score all subjects for a query as the shop does: (N,), -inf for what it never shows."""
        encoded = self.encode_query(query)
        score = choose_rank(self.reader, encoded)
        if score is None:
            return self.images @ find_point(encoded, self._encoder.dimension)
        return score(self.candidates)

    @property
    def candidates(self) -> Candidates:
        """Get what can be ranked: all subjects."""
        return Candidates(self.images, palettes=self._palettes)

    @cached_property
    def reader(self) -> PictureReader:
        """Get what reads attributes from this model's embeddings."""
        return PictureReader(build_reader(self.encode), self._calibration, self._namer)

    def _encode_phrases(self, phrases: Sequence[str]) -> list[Embeddings]:
        is_taught = self._encoder.knows_single_words
        written = [expand(correct(phrase), knows_single_words=is_taught) for phrase in phrases]
        self._learn([sentence for sentences in written for sentence in sentences])
        return [
            average(np.stack([self._known[sentence] for sentence in sentences]))
            for sentences in written
        ]

    def _learn(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if not new:
            return
        with self._show_progress("Encoding words") as advance:
            for start in range(0, len(new), _CHUNK):
                part = new[start : start + _CHUNK]
                self._known |= dict(zip(part, self._encoder.encode_texts(part), strict=True))
                advance(start + len(part), len(new))


@dataclass(frozen=True, slots=True, eq=False)
class EncodedSubjects:
    """Subjects whose pictures can be opened: (N, D), their palettes (N, C); what was left out."""

    subjects: list[Subject]
    embeddings: Embeddings
    palettes: Palettes
    problems: list[Problem]


def encode_subjects(
    encoder: Encoder, namer: ColourNamer, subjects: Sequence[Subject], show_progress: ShowProgress
) -> EncodedSubjects:
    """Encode the pictures of subjects, and name the colours of their pixels."""
    kept: list[Subject] = []
    problems: list[Problem] = []
    rows = [np.empty((0, encoder.dimension), dtype=np.float32)]
    palettes = [namer.name([])]
    with show_progress("Encoding pictures") as advance:
        for start in range(0, len(subjects), _CHUNK):
            part = subjects[start : start + _CHUNK]
            opened = []
            for subject in part:
                try:
                    opened.append(load_image(subject.picture.read_bytes()))
                    kept.append(subject)
                except OSError as error:
                    reason = f"{subject.picture.name} cannot be read: {error.strerror}"
                    problems.append(Problem(subject.sku, reason))
                except ImageError as error:
                    problems.append(Problem(subject.sku, f"{subject.picture.name}: {error}"))
            if opened:
                rows.append(encoder.encode_images(opened))
                palettes.append(namer.name(opened))
            advance(start + len(part), len(subjects))
    return EncodedSubjects(kept, np.concatenate(rows), np.concatenate(palettes), problems)


def build_bench(
    encoder: Encoder,
    subjects: Sequence[Subject],
    show_progress: ShowProgress,
    *,
    calibration: Calibration | None = None,
) -> tuple[Bench, list[Problem]]:
    """Encode subjects for measuring; says what was left out.

    Raises:
        EvaluationError: too few pictures can be opened to measure anything.
    """
    namer = ColourNamer.load()
    encoded = encode_subjects(encoder, namer, subjects, show_progress)
    problems = encoded.problems
    count = len(encoded.subjects)
    if count < 2:
        first = f" The first problem: {problems[0].what}: {problems[0].reason}." if problems else ""
        raise EvaluationError(
            f"{count} of {len(subjects)} pictures can be used; at least 2 are needed.{first}"
        )
    bench = Bench(
        encoded.subjects,
        encoded.embeddings,
        encoder,
        show_progress,
        calibration=calibration,
        namer=namer,
        palettes=encoded.palettes,
    )
    return bench, problems
