"""The two sides of a batch: pictures and texts, embedded once where their tower is frozen."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from engine.finetuning.feed import PictureFeed, PictureRequest
from engine.finetuning.gradients import Tower
from engine.finetuning.lessons import Lesson, list_words
from engine.finetuning.network import Pupil
from engine.finetuning.pairs import OnProgress, Pair
from engine.finetuning.plan import FineTuningPlan, Freeze

_MEASURED_AT_A_TIME = 32
Part = TypeVar("Part")


class PictureSide:
    """The pictures of the pairs that are learned from."""

    def __init__(
        self, pupil: Pupil, feed: PictureFeed, pairs: Sequence[Pair], plan: FineTuningPlan
    ) -> None:
        self._pupil, self._feed, self._pairs, self._plan = pupil, feed, pairs, plan
        self._known: Tensor | None = None

    def embed_frozen(self, on_progress: OnProgress) -> None:
        """Embed every picture once, if the image tower stays as it is."""
        if self._plan.freeze is Freeze.IMAGE:
            paths = [pair.picture for pair in self._pairs]
            self._known = embed_pictures(self._pupil, self._feed, paths, on_progress)

    def prepare(self, lesson: Lesson, number: int) -> None:
        """Begin to decode a batch that comes next."""
        if self._known is None:
            for request in self._list_requests(lesson, number):
                self._feed.prepare(request)

    def build_tower(self, lesson: Lesson, number: int) -> Tower:
        """Build what embeds a batch's pictures, chunk by chunk."""
        seed = 2 * number * len(lesson.texts)
        if self._known is not None:
            known = self._known[list(lesson.rows)]
            return Tower(lambda rows: rows, [known], seed)
        requests = self._list_requests(lesson, number)
        return Tower(self._pupil.encode_images, [self._feed.take(it) for it in requests], seed)

    def _list_requests(self, lesson: Lesson, number: int) -> list[PictureRequest]:
        requests = []
        for rows in split(lesson.rows, self._plan.chunk_size):
            seeds = tuple((self._plan.seed, number, row) for row in rows)
            paths = tuple(self._pairs[row].picture for row in rows)
            requests.append(PictureRequest(paths, seeds if self._plan.augment else None))
        return requests


class TextSide:
    """The descriptions of the pairs that are learned from."""

    def __init__(self, pupil: Pupil, pairs: Sequence[Pair], plan: FineTuningPlan) -> None:
        self._pupil, self._pairs, self._plan = pupil, pairs, plan
        self._known: Tensor | None = None
        self._rows: dict[str, int] = {}

    def embed_frozen(self, on_progress: OnProgress) -> None:
        """Embed every description once, if the text tower stays as it is."""
        if self._plan.freeze is not Freeze.TEXT:
            return
        said = list_words(self._pairs)  # descriptions, and the words that may stand for them
        words = (word for listed in said.values() for word in listed if self._plan.word_share)
        texts = sorted({*said, *words})
        self._rows = {text: row for row, text in enumerate(texts)}
        self._known = embed_texts(self._pupil, texts)
        on_progress(len(texts), len(texts))

    def build_tower(self, lesson: Lesson, number: int) -> Tower:
        """Build what embeds a batch's texts, chunk by chunk."""
        seed = (2 * number + 1) * len(lesson.texts)
        if self._known is not None:
            known = self._known[[self._rows[text] for text in lesson.texts]]
            return Tower(lambda rows: rows, [known], seed)
        return Tower(self._pupil.encode_texts, split(lesson.texts, self._plan.chunk_size), seed)


def split(parts: Sequence[Part], size: int) -> list[Sequence[Part]]:
    """Split a batch into runs of at most size; 0 leaves it whole."""
    step = size or len(parts)
    return [parts[start : start + step] for start in range(0, len(parts), step)]


@torch.no_grad()  # not inference mode: frozen embeddings take part in the loss
def embed_pictures(
    pupil: Pupil, feed: PictureFeed, paths: Sequence[Path], on_progress: OnProgress
) -> Tensor:
    """Embed picture files as the shop will: (N, D) on the device."""
    pupil.set_measuring()
    rows = []
    requests = [PictureRequest(tuple(chunk)) for chunk in split(paths, _MEASURED_AT_A_TIME)]
    for number, request in enumerate(requests):
        if number + 1 < len(requests):
            feed.prepare(requests[number + 1])
        rows.append(pupil.encode_images(feed.take(request)))
        on_progress(min((number + 1) * _MEASURED_AT_A_TIME, len(paths)), len(paths))
    return torch.cat(rows)


@torch.no_grad()  # not inference mode: frozen embeddings take part in the loss
def embed_texts(pupil: Pupil, texts: Sequence[str]) -> Tensor:
    """Embed texts as the shop will: (N, D) on the device."""
    pupil.set_measuring()
    return torch.cat([pupil.encode_texts(part) for part in split(texts, _MEASURED_AT_A_TIME)])
