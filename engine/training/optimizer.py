"""How fast each part of the pupil learns, and how that changes over a run."""

import math

import torch
from torch import nn

from engine.training.model import Pupil
from engine.training.plan import Plan


def get_rate(progress: float, warm_up: float) -> float:
    """Get the share of its peak that a rate has at some progress (0..1): up, then down a cosine."""
    if progress < warm_up:
        return 0.02 + 0.98 * progress / warm_up
    share = (progress - warm_up) / (1 - warm_up)
    return 0.5 * (1 + math.cos(math.pi * share)) + 0.002


def make_optimizer(pupil: Pupil, plan: Plan) -> torch.optim.Optimizer:
    """Make an optimizer whose groups know their peak rate; biases and norms do not decay."""
    groups: dict[tuple[float, bool], list[nn.Parameter]] = {}
    for name, parameter in pupil.named_parameters():
        rate = plan.text_rate if name.startswith("clip.") else plan.image_rate
        if name.startswith("clip.visual."):
            is_trained = plan.starts_from_imagenet and name.startswith("clip.visual.trunk.")
            rate = plan.trunk_rate if is_trained else plan.image_rate
        groups.setdefault((rate, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "weight_decay": plan.weight_decay if is_matrix else 0.0,
                "peak": rate,
            }
            for (rate, is_matrix), parameters in groups.items()
        ],
        betas=(0.9, 0.98),
    )
