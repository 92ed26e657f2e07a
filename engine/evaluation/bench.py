"""What one model makes of the pictures and words: everything is encoded once."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from engine.attributes import AttributeReader, build_reader
from engine.composition import average
from engine.encoder import Embeddings, Encoder
from engine.errors import ImageError
from engine.evaluation.subject import EvaluationError, Subject
from engine.images import load_image
from engine.query import Query
from engine.ranking import EncodedQuery, Spoken
from engine.templates import expand
from engine.wishes import Phrase, correct, read_wish

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
    """Subjects (N) with their embeddings (N, D), and words encoded as they are asked for."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        images: Embeddings,
        encoder: Encoder,
        show_progress: ShowProgress,
    ) -> None:
        self.subjects = tuple(subjects)
        self.images = images
        self._encoder = encoder
        self._show_progress = show_progress
        self._known: dict[str, Embeddings] = {}

    def encode(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts as they stand: (B, D)."""
        self._learn(texts)
        return np.stack([self._known[text] for text in texts])

    def ask(self, texts: Sequence[str]) -> Embeddings:
        """Encode what the shop would search for when told so: (B, D)."""
        is_taught = self._encoder.knows_single_words
        phrases = [
            expand(correct(read_wish(text).phrase), knows_single_words=is_taught) for text in texts
        ]
        self._learn([sentence for phrase in phrases for sentence in phrase])
        return np.stack(
            [
                average(np.stack([self._known[sentence] for sentence in phrase]))
                for phrase in phrases
            ]
        )

    def read(self, text: str, photo: Embeddings) -> EncodedQuery:
        """Read and encode what the shop would rank by when told so after a photo (D,)."""
        query = Query.of_words(text, photos=(photo,))
        return EncodedQuery(
            photos=query.photos,
            wanted=tuple(map(self._speak, query.wanted)),
            unwanted=tuple(map(self._speak, query.unwanted)),
        )

    def _speak(self, phrase: Phrase) -> Spoken:
        options = tuple(map(self._speak, phrase.options))
        return Spoken(phrase, self.ask([phrase.text])[0], options)

    @cached_property
    def reader(self) -> AttributeReader:
        """Get what reads attributes from this model's embeddings."""
        return build_reader(self.encode)

    def _learn(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if not new:
            return
        with self._show_progress("Encoding words") as advance:
            for start in range(0, len(new), _CHUNK):
                part = new[start : start + _CHUNK]
                self._known |= dict(zip(part, self._encoder.encode_texts(part), strict=True))
                advance(start + len(part), len(new))


def encode_subjects(
    encoder: Encoder, subjects: Sequence[Subject], show_progress: ShowProgress
) -> tuple[list[Subject], Embeddings, list[Problem]]:
    """Encode the pictures that can be opened: those subjects, (N, D), and what was left out."""
    kept: list[Subject] = []
    problems: list[Problem] = []
    rows = [np.empty((0, encoder.dimension), dtype=np.float32)]
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
            advance(start + len(part), len(subjects))
    return kept, np.concatenate(rows), problems


def build_bench(
    encoder: Encoder, subjects: Sequence[Subject], show_progress: ShowProgress
) -> tuple[Bench, list[Problem]]:
    """Encode subjects for measuring; says what was left out.

    Raises:
        EvaluationError: too few pictures can be opened to measure anything.
    """
    kept, images, problems = encode_subjects(encoder, subjects, show_progress)
    if len(kept) < 2:
        first = f" The first problem: {problems[0].what}: {problems[0].reason}." if problems else ""
        raise EvaluationError(
            f"{len(kept)} of {len(subjects)} pictures can be used; at least 2 are needed.{first}"
        )
    return Bench(kept, images, encoder, show_progress), problems
