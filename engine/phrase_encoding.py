"""Encoding phrases: slips righted, single words as they were taught, the last ones remembered."""

import asyncio
from collections import OrderedDict

import numpy as np

from engine.batching import BatchingWorker
from engine.composition import average
from engine.encoder import Embeddings, Encoder
from engine.templates import expand
from engine.wishes import correct


class PhraseEncoder:
    """Encode phrases, in one batch with whatever else waits, and remember the latest."""

    def __init__(self, encoder: Encoder, worker: BatchingWorker, *, remembered: int) -> None:
        self._encoder = encoder
        self._worker = worker
        self._remembered = remembered
        self._phrases: OrderedDict[str, Embeddings] = OrderedDict()  # least recently used first

    async def encode(self, phrase: str) -> Embeddings:
        """Encode a phrase, slips of the finger righted: (D,); a single word as it was taught."""
        known = self._phrases.pop(phrase, None)
        if known is None:
            texts = expand(correct(phrase), knows_single_words=self._encoder.knows_single_words)
            futures = [
                asyncio.wrap_future(self._worker.submit(self._encoder.encode_texts, text))
                for text in texts
            ]
            known = average(np.stack(await asyncio.gather(*futures)))
        self._phrases[phrase] = known
        if len(self._phrases) > self._remembered:
            self._phrases.popitem(last=False)
        return known

    def forget(self) -> None:
        """Forget what was said so far: phrases are encoded anew when they come again."""
        self._phrases.clear()
