"""An open_clip model that can be trained: its towers frozen or not, on a device."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from engine.finetuning.errors import FineTuningError
from engine.finetuning.layers import is_image, is_shared
from engine.finetuning.plan import FineTuningPlan, Freeze, Precision
from engine.model_source import ModelSource, find_source
from engine.openclip import build_network, load_tokenizer

_BATCH_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)


@dataclass(frozen=True, slots=True)
class StartModel:
    """A model as it was before, in float32 on the CPU."""

    source: ModelSource
    network: Any
    preprocess: Callable[[Image.Image], Tensor]
    tokenize: Callable[[list[str]], Tensor]


def load_start(model: str, pretrained: str = "") -> StartModel:
    """Load the model to start from, by the settings' words.

    Raises:
        ModelError: no such model, or its weights do not fit its config.
    """
    source = find_source(model, pretrained)
    network, preprocess = build_network(source)
    return StartModel(source, network, preprocess, load_tokenizer(source))


class Pupil:
    """A network on a device, with what is frozen standing still."""

    def __init__(self, start: StartModel, plan: FineTuningPlan) -> None:
        self.device = choose_device(plan.device)
        self._tokenize = start.tokenize
        self._freeze = plan.freeze
        self._is_half = is_bf16(plan.precision, self.device)
        self.network = start.network.to(self.device, memory_format=torch.channels_last)
        for name, parameter in self.network.named_parameters():
            parameter.requires_grad_(is_shared(name) or not self._is_frozen(name))

    def set_training(self) -> None:
        """Switch dropout on in the towers that learn.

        Running statistics of batch norms stay: small batches would spoil them, and chunks of
        a batch would each see others.
        """
        self.network.train()
        for module in self.network.modules():
            if isinstance(module, _BATCH_NORMS):
                module.eval()
        if self._freeze is Freeze.IMAGE:
            self.network.visual.eval()

    def set_measuring(self) -> None:
        """Switch dropout off, and calculate in float32 as the shop will."""
        self.network.eval()

    def encode_images(self, pixels: Tensor) -> Tensor:
        """Encode pixels (B, 3, H, W): float32 (B, D), L2-normalised, on the device."""
        moved = pixels.to(self.device, memory_format=torch.channels_last)
        with self._calculate():
            return functional.normalize(self.network.encode_image(moved).float(), dim=-1)

    def encode_texts(self, texts: Sequence[str]) -> Tensor:
        """Encode texts: float32 (B, D), L2-normalised, on the device."""
        tokens = self._tokenize(list(texts)).to(self.device)
        with self._calculate():
            return functional.normalize(self.network.encode_text(tokens).float(), dim=-1)

    def get_scale(self) -> tuple[Tensor, Tensor | None]:
        """Get the temperature's inverse, and SigLIP's bias where the model has one."""
        bias: Tensor | None = getattr(self.network, "logit_bias", None)
        return self.network.logit_scale.exp(), bias

    def copy_trained(self) -> dict[str, Tensor]:
        """Copy the weights that learn, by name, to the CPU."""
        return {
            name: parameter.detach().cpu().clone()
            for name, parameter in self.network.named_parameters()
            if parameter.requires_grad
        }

    def load_trained(self, weights: dict[str, Tensor]) -> None:
        """Put weights back that copy_trained gave."""
        self.network.load_state_dict(weights, strict=False)

    def _calculate(self) -> contextlib.AbstractContextManager[object]:
        return torch.autocast(
            self.device.type, torch.bfloat16, enabled=self._is_half and self.network.training
        )

    def _is_frozen(self, name: str) -> bool:
        if self._freeze is Freeze.NONE:
            return False
        return is_image(name) is (self._freeze is Freeze.IMAGE)


def choose_device(name: str) -> torch.device:
    """Choose a device: "auto" takes CUDA, then Apple's, then the CPU.

    Raises:
        FineTuningError: the machine has no such device.
    """
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        device = torch.device(name)
        torch.zeros(1, device=device)
    except (RuntimeError, AssertionError) as error:  # torch asserts that it was built with CUDA
        raise FineTuningError(
            f"This machine has no device {name!r}: choose --device auto, cpu, cuda or mps."
        ) from error
    return device


def is_bf16(precision: Precision, device: torch.device) -> bool:
    """Tell whether to calculate in bfloat16: "auto" does where the chip has instructions for it.

    Elsewhere it would be many times slower.
    """
    if precision is not Precision.AUTO:
        return precision is Precision.BF16
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device.type != "cpu":
        return False
    capabilities = torch.cpu.get_capabilities()
    return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
