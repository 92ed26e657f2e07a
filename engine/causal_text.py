"""Encodes texts without their padding, where a text tower cannot look ahead anyway."""

from typing import Any

import torch
from torch import Tensor

_CLOSE = 1e-4


def is_causal(network: Any, tokens: Tensor) -> bool:
    """Tell whether the tokens (B, L) of a CLIP give the same without what follows their end.

    So it is for open_clip's plain CLIP with causal attention, pooled at the end token.
    """
    has_form = (
        getattr(network, "attn_mask", None) is not None
        and getattr(network, "text_pool_type", "") == "argmax"
        and isinstance(getattr(network, "text_projection", None), torch.Tensor)
    )
    if not has_form:
        return False
    expected = network.encode_text(tokens)
    return torch.allclose(encode_causal(network, tokens), expected, rtol=_CLOSE, atol=_CLOSE)


def encode_causal(network: Any, tokens: Tensor) -> Tensor:
    """Encode tokens (B, L) cut at the longest text's end, not normalised: (B, D)."""
    ends = tokens.argmax(-1)
    length = int(ends.max()) + 1
    hidden = network.token_embedding(tokens[:, :length])  # (B, L', W)
    hidden = hidden + network.positional_embedding[:length]
    hidden = network.transformer(hidden, attn_mask=network.attn_mask[:length, :length])
    rows = torch.arange(len(tokens), device=tokens.device)
    pooled: Tensor = network.ln_final(hidden[rows, ends])  # a norm of each place by itself
    embeddings: Tensor = pooled @ network.text_projection
    return embeddings
