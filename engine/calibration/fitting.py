"""Fits a checkpoint's constants on labelled pictures: a slope a field, an offset a value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from engine.attributes import AttributeReader
from engine.calibration.constants import SEVERAL, Calibration, FieldConstants
from engine.calibration.labels import count_worn, find_labelled, label
from engine.encoder import Embeddings
from engine.evaluation.subject import Subject
from engine.readings import weigh_rivals

_STEPS = 200
_RESTRAINT = 1e-3  # on squared offsets: a value with few pictures stays near its words
_FEWEST = 20  # labelled pictures that a field is fitted on


@dataclass(frozen=True, slots=True, eq=False)
class _Lesson:
    cosines: Tensor  # (N, V), sharpened
    labels: Tensor  # (N, V)


def fit(
    attributes: AttributeReader,
    subjects: Sequence[Subject],
    embeddings: Embeddings,
    checkpoint: str,
) -> Calibration:
    """Fit every field on labelled pictures (N) with embeddings (N, D).

    A field with too few labelled pictures keeps the defaults.
    """
    fields = {}
    for name, values in attributes.values.items():
        lesson = _collect(attributes, subjects, embeddings, name)
        if len(lesson.labels) >= _FEWEST:
            fields[name] = _fit_field(name, values, lesson)
    worn = {name: count_worn(subjects, name) for name in attributes.values}
    return Calibration(checkpoint, fields, worn)


def _collect(
    attributes: AttributeReader, subjects: Sequence[Subject], embeddings: Embeddings, name: str
) -> _Lesson:
    told = label(subjects, name, attributes.values[name])
    is_told = find_labelled(told, name)
    cosines = attributes.sharpness * embeddings[is_told] @ attributes.directions[name].T
    return _Lesson(torch.from_numpy(cosines).float(), torch.from_numpy(told[is_told]).float())


def _fit_field(name: str, values: Sequence[str], lesson: _Lesson) -> FieldConstants:
    slope = torch.ones((), requires_grad=True)
    rivalry = torch.ones((), requires_grad=True)
    offsets = torch.zeros(len(values), requires_grad=True)
    if name in SEVERAL:
        rivals = torch.from_numpy(weigh_rivals(lesson.cosines.numpy())).float()
        learnt = [slope, rivalry, offsets]

        def measure() -> Tensor:
            scores = slope * lesson.cosines - rivalry * rivals + offsets
            each = binary_cross_entropy_with_logits(scores, lesson.labels, reduction="none")
            return each.sum(dim=1).mean()

    else:
        right = lesson.labels.argmax(dim=1)
        learnt = [slope, offsets]

        def measure() -> Tensor:
            scores = slope * lesson.cosines + offsets
            return cross_entropy(scores, right)

    _descend(learnt, lambda: measure() + _RESTRAINT * offsets.square().sum())
    found = {value: float(one) for value, one in zip(values, offsets.tolist(), strict=True)}
    return FieldConstants(float(slope.detach()), float(rivalry.detach()), found)


def _descend(learnt: list[Tensor], measure: Callable[[], Tensor]) -> None:
    optimizer = torch.optim.LBFGS(learnt, max_iter=_STEPS, line_search_fn="strong_wolfe")

    def close() -> float:
        optimizer.zero_grad()
        loss = measure()
        loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
        return float(loss.detach())

    optimizer.step(close)  # type: ignore[no-untyped-call] # likewise
