"""How deep a parameter lies in its tower, for learning rates that fall towards the input."""

import re
from collections.abc import Iterable
from typing import Any

from torch import nn

# Where open_clip's own towers and Hugging Face's number their blocks.
_BLOCK = re.compile(r"(?:resblocks|layers?|blocks?|h)\.(\d+)\.|layer(\d)\.(\d+)\.")
_INPUT = re.compile(r"embed|conv1|conv2|conv3|bn[123]|stem|patch|ln_pre|positional")


def group_parameters(
    network: Any, learning_rate: float, layer_decay: float, weight_decay: float
) -> list[dict[str, Any]]:
    """Group the trained parameters for AdamW: "peak" is the rate of their layer.

    The output's layer learns at the full rate, each one below at layer_decay times that.
    Matrices decay; biases, norms and the temperature do not.
    """
    depths = measure_depths(network)
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            rate = learning_rate * layer_decay ** depths[name]
            decay = weight_decay if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": decay}
        for (rate, decay), parameters in sorted(groups.items(), key=lambda pair: pair[0])
    ]


def measure_depths(network: Any) -> dict[str, int]:
    """Return for every parameter how many layers lie between it and its tower's output."""
    names = [name for name, _ in network.named_parameters()]
    visual = [name for name in names if name.startswith("visual.")]
    text = [name for name in names if not is_image(name) and not is_shared(name)]
    trunk = getattr(network.visual, "trunk", None)
    numbers = _number_timm(trunk) if trunk is not None else {}
    depths = _measure_tower(visual, numbers) | _measure_tower(text, {})
    return depths | {name: 0 for name in names if is_shared(name)}


def is_image(name: str) -> bool:
    """Tell whether a parameter belongs to the image tower."""
    return name.startswith("visual.")


def is_shared(name: str) -> bool:
    """Tell whether a parameter belongs to neither tower."""
    return name in {"logit_scale", "logit_bias"}


def _measure_tower(names: Iterable[str], numbers: dict[str, int]) -> dict[str, int]:
    layers = {name: numbers.get(name, _number(name)) for name in names}
    present = set(layers.values())
    blocks = sorted(layer for layer in present if layer is not None)
    order = [*blocks, None] if None in present else blocks
    ranks = {layer: rank for rank, layer in enumerate(reversed(order))}
    return {name: ranks[layer] for name, layer in layers.items()}


def _number(name: str) -> int | None:
    """Number a layer from the input: 0 for embeddings, blocks from 1, None for the output."""
    block = _BLOCK.search(name)
    if block is None:
        return 0 if _INPUT.search(name) else None
    if block[1] is not None:
        return int(block[1]) + 1
    return int(block[2]) * 100 + int(block[3])  # a ResNet's stage and block


def _number_timm(trunk: Any) -> dict[str, int]:
    """Number a timm tower's layers as timm itself does."""
    if not hasattr(trunk, "group_matcher"):
        return {}
    from timm.models import group_parameters as group_by_layer

    groups = group_by_layer(trunk, trunk.group_matcher(coarse=False), reverse=True)
    return {f"visual.trunk.{name}": int(layer) for name, layer in groups.items()}
