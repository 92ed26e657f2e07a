"""The contrastive loss over pictures and descriptions of which several may be right."""

import torch
from torch import Tensor
from torch.nn import functional


def contrast(
    images: Tensor, texts: Tensor, is_match: Tensor, scale: Tensor, bias: Tensor | None
) -> Tensor:
    """Contrast images (B, D) with texts (T, D): is_match (B, T) may hold several in a row.

    With a bias it is SigLIP's sigmoid loss, else CLIP's softmax loss, both ways, in which the
    right ones share the target. Pictures without a text are rivals only.
    """
    logits = scale * images @ texts.T  # (B, T)
    if bias is not None:
        signs = torch.where(is_match, 1.0, -1.0)
        return -functional.logsigmoid(signs * (logits + bias)).sum() / len(images)
    return (_cross_entropy(logits, is_match) + _cross_entropy(logits.T, is_match.T)) / 2


def _cross_entropy(logits: Tensor, is_match: Tensor) -> Tensor:
    matches = is_match.float()
    counts = matches.sum(1)
    rows = -(matches * logits.log_softmax(1)).sum(1) / counts.clamp(min=1)
    return rows.sum() / (counts > 0).sum().clamp(min=1)
