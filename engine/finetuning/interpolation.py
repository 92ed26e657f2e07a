"""WiSE-FT: weights between the start model and the tuned one, and which of them is best.

Wortsman et al. 2022, https://arxiv.org/abs/2109.01903: a mixture keeps what the start model
could do and fine-tuning forgot, and is often better than both.
"""

from collections.abc import Callable

import torch

from engine.finetuning.training import Weights

ALPHAS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def mix(start: Weights, tuned: Weights, alpha: float) -> Weights:
    """Return the weights at alpha: 0 is the start model, 1 the tuned one, both exactly."""
    return {name: torch.lerp(start[name], tuned[name], alpha) for name in tuned}


def choose_alpha(score: Callable[[float], float]) -> tuple[float, dict[float, float]]:
    """Score every alpha; among equals choose the one nearest to the start model."""
    scores = {alpha: score(alpha) for alpha in ALPHAS}
    best = max(scores.values())
    return min(alpha for alpha, value in scores.items() if value == best), scores
