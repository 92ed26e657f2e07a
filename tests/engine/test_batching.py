"""Requests that wait together are encoded together, and fail alone."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextvars import ContextVar

import numpy as np
import pytest

from engine.batching import BatchingWorker
from engine.encoder import Embeddings
from engine.errors import EngineError
from engine.watching import NobodyWatches

_asker: ContextVar[str] = ContextVar("asker", default="nobody")


class Watching(NobodyWatches):
    """Notes the batches it is told of."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, float]] = []

    def note_batch(self, size: int, seconds: float) -> None:
        self.batches.append((size, seconds))


class Gate:
    """An encoding that notes its batches and can be held up."""

    def __init__(self) -> None:
        self.batches: list[list[float]] = []
        self.is_open = threading.Event()
        self.has_begun = threading.Event()

    def encode(self, numbers: Sequence[float]) -> Embeddings:
        self.batches.append(list(numbers))
        self.has_begun.set()
        self.is_open.wait(10)
        if any(number < 0 for number in numbers):
            raise ValueError("negative")
        return np.array([[number] for number in numbers], dtype=np.float32)

    def encode_otherwise(self, numbers: Sequence[float]) -> Embeddings:
        return self.encode(numbers) * 2


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def worker(gate: Gate) -> Iterator[BatchingWorker]:
    worker = BatchingWorker(max_batch=4)
    yield worker
    gate.is_open.set()
    worker.close()


def hold_up(worker: BatchingWorker, gate: Gate) -> "Future[Embeddings]":
    """Keep the worker busy with a first request, so that others have to wait."""
    first = worker.submit(gate.encode, 0.0)
    assert gate.has_begun.wait(10)
    return first


def test_what_waits_goes_together_up_to_a_full_batch(worker: BatchingWorker, gate: Gate) -> None:
    hold_up(worker, gate)
    futures = [worker.submit(gate.encode, float(number)) for number in range(1, 7)]
    gate.is_open.set()
    assert [future.result(10).item() for future in futures] == [1, 2, 3, 4, 5, 6]
    assert gate.batches == [[0], [1, 2, 3, 4], [5, 6]]


def test_kinds_are_not_mixed(worker: BatchingWorker, gate: Gate) -> None:
    hold_up(worker, gate)
    futures = [
        worker.submit(gate.encode, 1.0),
        worker.submit(gate.encode_otherwise, 2.0),
        worker.submit(gate.encode, 3.0),
    ]
    gate.is_open.set()
    assert [future.result(10).item() for future in futures] == [1, 4, 3]
    assert gate.batches == [[0], [1, 3], [2]]


def test_shoppers_go_before_the_catalogue(worker: BatchingWorker, gate: Gate) -> None:
    hold_up(worker, gate)
    patient = worker.submit(gate.encode, 1.0, is_urgent=False)
    urgent = worker.submit(gate.encode, 2.0)
    gate.is_open.set()
    assert (patient.result(10).item(), urgent.result(10).item()) == (1, 2)
    assert gate.batches == [[0], [2], [1]]


def test_a_bad_item_fails_alone(worker: BatchingWorker, gate: Gate) -> None:
    hold_up(worker, gate)
    good, bad, other = (worker.submit(gate.encode, number) for number in (1.0, -1.0, 2.0))
    gate.is_open.set()
    assert (good.result(10).item(), other.result(10).item()) == (1, 2)
    with pytest.raises(ValueError, match="negative"):
        bad.result(10)


def test_who_gave_up_is_not_encoded(worker: BatchingWorker, gate: Gate) -> None:
    hold_up(worker, gate)
    gone, stays = worker.submit(gate.encode, 1.0), worker.submit(gate.encode, 2.0)
    assert gone.cancel()
    gate.is_open.set()
    assert stays.result(10).item() == 2
    assert gate.batches == [[0], [2]]


def test_closing_cancels_what_waits_and_refuses_more(worker: BatchingWorker, gate: Gate) -> None:
    first = hold_up(worker, gate)
    waiting = worker.submit(gate.encode, 1.0)
    closing = threading.Thread(target=worker.close)
    closing.start()
    while not waiting.cancelled():
        pass
    gate.is_open.set()
    closing.join(10)
    assert first.result(10).item() == 0
    with pytest.raises(EngineError, match="closed"):
        worker.submit(gate.encode, 2.0)


def test_a_batch_is_told_to_who_watches(gate: Gate) -> None:
    watcher = Watching()
    worker = BatchingWorker(max_batch=4, watcher=watcher)
    hold_up(worker, gate)
    futures = [worker.submit(gate.encode, float(number)) for number in (1, 2, 3)]
    gate.is_open.set()
    assert [future.result(10).item() for future in futures] == [1, 2, 3]
    worker.close()
    assert [size for size, _ in watcher.batches] == [1, 3]
    assert all(seconds >= 0 for _, seconds in watcher.batches)


def test_what_is_encoded_alone_belongs_to_whoever_asked(worker: BatchingWorker) -> None:
    seen: list[str] = []

    def encode(numbers: Sequence[float]) -> Embeddings:
        seen.append(_asker.get())
        return np.array([[number] for number in numbers], dtype=np.float32)

    for name in ("lena", "sam"):
        token = _asker.set(name)
        future = worker.submit(encode, 1.0)
        _asker.reset(token)
        future.result(10)
    assert seen == ["lena", "sam"]
