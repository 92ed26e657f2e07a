"""One thread encodes for everybody: what waits while it is busy goes through the model together."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import structlog

from engine.encoder import Embeddings
from engine.errors import EngineError
from engine.watching import NobodyWatches, Watcher

Item = TypeVar("Item")
Encode = Callable[[Sequence[Item]], Embeddings]

_log = structlog.get_logger(__name__)
_NOBODY = NobodyWatches()


@dataclass(frozen=True, slots=True, eq=False)
class _Request(Generic[Item]):
    item: Item
    encode: Encode[Item]
    future: "Future[Embeddings]" = field(default_factory=Future)
    context: Context = field(default_factory=copy_context)  # what is logged belongs to whoever asks


class BatchingWorker:
    """A thread that encodes waiting requests of one kind in one batch, urgent ones first."""

    def __init__(self, *, max_batch: int = 32, watcher: Watcher = _NOBODY) -> None:
        self._max_batch = max_batch
        self._watcher = watcher
        self._urgent: deque[_Request[object]] = deque()
        self._patient: deque[_Request[object]] = deque()
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name="garderobe-encoder", daemon=True)
        self._thread.start()

    def submit(
        self, encode: Encode[Item], item: Item, *, is_urgent: bool = True
    ) -> "Future[Embeddings]":
        """Queue one item; the future gives its embedding (D,) or what encoding it alone raised."""
        request = _Request(item, encode)
        with self._changed:
            if self._is_closed:
                raise EngineError("the search engine is closed")
            queue = self._urgent if is_urgent else self._patient
            queue.append(request)  # type: ignore[arg-type]  # a request goes back to its own encode
            self._changed.notify()
        return request.future

    @property
    def waiting(self) -> int:
        """Count the requests that wait for the batch in hand."""
        return len(self._urgent) + len(self._patient)

    def close(self) -> None:
        """Finish the batch in hand, cancel what waits, end the thread."""
        with self._changed:
            self._is_closed = True
            for request in (*self._urgent, *self._patient):
                request.future.cancel()
            self._urgent.clear()
            self._patient.clear()
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        while batch := self._take():
            started = [one for one in batch if one.future.set_running_or_notify_cancel()]
            if started:
                self._encode(started)

    def _take(self) -> list[_Request[object]]:
        """Wait for work; take the oldest request and all of its kind that wait with it."""
        with self._changed:
            while not (self._urgent or self._patient or self._is_closed):
                self._changed.wait()
            queue = self._urgent or self._patient
            batch = [one for one in queue if one.encode == queue[0].encode][: self._max_batch]
            for request in batch:
                queue.remove(request)
            return batch

    def _encode(self, batch: list[_Request[object]]) -> None:
        began = time.perf_counter()
        items = [request.item for request in batch]
        context = batch[0].context if len(batch) == 1 else copy_context()
        try:
            rows = context.run(batch[0].encode, items)  # (B, D)
            answers = list(zip(batch, rows, strict=True))
        except Exception as error:  # whatever a model raises belongs to the one who asked
            self._blame(batch, error)
            return
        self._watcher.note_batch(len(batch), time.perf_counter() - began)
        for request, row in answers:
            request.future.set_result(np.array(row))

    def _blame(self, batch: list[_Request[object]], error: Exception) -> None:
        """Encode one by one, so that an item that breaks its batch fails alone."""
        if len(batch) == 1:
            batch[0].future.set_exception(error)
            return
        _log.warning("batch_failed", size=len(batch), error=type(error).__name__)
        for request in batch:
            self._encode([request])
