"""Gradients of a whole batch's contrastive loss while only a chunk of it is in memory.

GradCache (Gao et al. 2021, https://arxiv.org/abs/2101.06983): embed all chunks without a graph,
take the loss's gradient by the embeddings, then embed each chunk again and go on from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Tower:
    """How one side of the batch is embedded, chunk by chunk, and a seed for its dropout."""

    encode: Callable[[Any], Tensor]
    chunks: Sequence[Any]
    seed: int

    def embed(self, number: int) -> Tensor:
        """Embed one chunk, with the same dropout each time: (b, D)."""
        torch.manual_seed(self.seed + number)
        return self.encode(self.chunks[number])


def add_gradients(
    images: Tower, texts: Tower, compute_loss: Callable[[Tensor, Tensor], Tensor]
) -> float:
    """Add the loss's gradients to the parameters' own, and return the loss."""
    if len(images.chunks) == len(texts.chunks) == 1:
        loss = compute_loss(images.embed(0), texts.embed(0))
        loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        return loss.item()
    embedded = [_embed_all(tower) for tower in (images, texts)]
    loss = compute_loss(*embedded)
    loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
    for tower, rows in zip((images, texts), embedded, strict=True):
        _push_back(tower, rows)
    return loss.item()


def _embed_all(tower: Tower) -> Tensor:
    with torch.no_grad():
        rows = [tower.embed(number) for number in range(len(tower.chunks))]
    return torch.cat(rows).detach().requires_grad_()


def _push_back(tower: Tower, rows: Tensor) -> None:
    start = 0
    for number in range(len(tower.chunks)):
        embedded = tower.embed(number)
        end = start + len(embedded)
        if embedded.requires_grad and rows.grad is not None:
            embedded.backward(rows.grad[start:end])  # type: ignore[no-untyped-call]  # torch
        start = end
