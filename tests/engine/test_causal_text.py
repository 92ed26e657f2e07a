"""Texts encoded without their padding: the same embeddings, or the usual way."""

import copy
from typing import Any

import pytest
import torch

from engine.causal_text import encode_causal, is_causal
from engine.model_source import find_source
from engine.openclip import build_network, load_tokenizer

TEXTS = ["rot", "ein rotes Kleid mit weißen Punkten", "a long sleeved shirt, blue"]


@pytest.fixture(scope="module")
def tokens() -> torch.Tensor:
    return load_tokenizer(find_source("garderobe-clip-s", ""))(TEXTS)


@pytest.fixture(scope="module")
def network() -> Any:
    network = build_network(find_source("garderobe-clip-s", ""))[0]
    return network.eval().requires_grad_(requires_grad=False)


def test_padding_left_out_changes_nothing(network: Any, tokens: torch.Tensor) -> None:
    assert is_causal(network, tokens)
    expected = network.encode_text(tokens)
    assert torch.allclose(encode_causal(network, tokens), expected, atol=1e-4)


def test_attention_that_looks_ahead_keeps_its_padding(network: Any, tokens: torch.Tensor) -> None:
    other: Any = copy.deepcopy(network)
    other.attn_mask = torch.zeros_like(other.attn_mask)
    assert not is_causal(other, tokens)


def test_another_form_of_text_tower_keeps_its_padding(tokens: torch.Tensor) -> None:
    assert not is_causal(torch.nn.Identity(), tokens)
