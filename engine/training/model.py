"""The shipped model's form: an open_clip CLIP with a small timm image tower and our tokenizer."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.causal_text import encode_causal
from engine.torchvision_operators import import_open_clip
from engine.training.depthwise import speed_up
from engine.training.pictures import FILL, MEAN, STD

TEXTS_TOGETHER = 64  # of like length, encoded at once

# open_clip is not typed, and torch gives a module's parts no types: a CLIP is what it says it is.
Clip = Any


@dataclass(frozen=True, slots=True)
class ModelForm:
    """Sizes of the two towers."""

    image_tower: str = "tf_efficientnet_lite0"
    image_size: tuple[int, int] = (192, 144)  # height, width: phones photograph upright, 4:3
    dimension: int = 256
    vocabulary_size: int = 4096
    context_length: int = 32
    text_width: int = 256
    text_layers: int = 3
    text_heads: int = 4


def make_config(form: ModelForm) -> dict[str, Any]:
    """Write a form as open_clip's configuration: model_cfg and preprocess_cfg."""
    return {
        "model_cfg": {
            "embed_dim": form.dimension,
            "vision_cfg": {
                "timm_model_name": form.image_tower,
                "timm_model_pretrained": False,
                "timm_pool": "avg",
                "timm_proj": "linear",
                "image_size": list(form.image_size),
            },
            "text_cfg": {
                "context_length": form.context_length,
                "vocab_size": form.vocabulary_size,
                "hf_tokenizer_name": "garderobe-clip-s",
                "width": form.text_width,
                "heads": form.text_heads,
                "layers": form.text_layers,
                "pool_type": "argmax",
            },
        },
        "garderobe": {"knows_single_words": True},
        "preprocess_cfg": {
            "size": list(form.image_size),
            "mode": "RGB",
            "mean": [MEAN] * 3,
            "std": [STD] * 3,
            "interpolation": "bicubic",
            "resize_mode": "longest",
            "fill_color": FILL,
        },
    }


def build_clip(form: ModelForm) -> Clip:
    """Build an untrained CLIP of a form."""
    config: Mapping[str, Any] = make_config(form)["model_cfg"]
    model: Clip = import_open_clip().CLIP(**config)
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            module.weight.data = module.weight.data.contiguous(memory_format=torch.channels_last)
    return model


class Pupil(nn.Module):
    """A CLIP with the extra heads and scales that only its training needs."""

    def __init__(self, form: ModelForm, terms: int, teacher_dimension: int) -> None:
        super().__init__()
        self.clip = build_clip(form)
        self._frozen: list[nn.Module] = []
        speed_up(self.clip.visual)  # on CPUs
        width = self.clip.visual.trunk.num_features
        self.term_head = nn.Linear(width, terms)
        self.teacher_head = nn.Linear(width, teacher_dimension)
        self.phrase_scale = nn.Parameter(torch.tensor(math.log(10.0)))
        self.phrase_bias = nn.Parameter(torch.tensor(-3.0))

    def freeze(self, stages: int) -> None:
        """Keep the stem and the first stages of an EfficientNet trunk as they are; 0 frees all."""
        trunk = self.clip.visual.trunk
        self._frozen = [trunk.conv_stem, trunk.bn1, *trunk.blocks[:stages]] if stages else []
        trunk.requires_grad_(True)
        for module in self._frozen:
            module.requires_grad_(False)
        self.train(self.training)

    def train(self, mode: bool = True) -> Self:
        """Switch to training; what is frozen keeps its batch statistics."""
        super().train(mode)
        for module in self._frozen:
            module.eval()
        return self

    def encode_images(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        """Encode pixels (B, 3, H, W): embeddings (B, D), L2-normalised, and features (B, F)."""
        features = self.clip.visual.trunk(pixels)
        embeddings = self.clip.visual.head(features)
        return functional.normalize(embeddings.float(), dim=-1), features.float()

    def encode_texts(self, tokens: Tensor) -> Tensor:
        """Encode tokens (B, L), L at most the context length: embeddings (B, D), L2-normalised.

        Attention is causal, so what follows the end token does not matter: on CPUs texts of like
        length go through together, cut at their longest.
        """
        if tokens.device.type != "cpu":
            return self._encode_alike(tokens)
        order = tokens.argmax(-1).argsort()
        parts = [self._encode_alike(tokens[rows]) for rows in torch.split(order, TEXTS_TOGETHER)]
        return torch.cat(parts)[order.argsort()]

    def _encode_alike(self, tokens: Tensor) -> Tensor:
        return functional.normalize(encode_causal(self.clip, tokens).float(), dim=-1)
