"""Trains depthwise 5 x 5 convolutions fast: their weights' gradient, pieced together from 3 x 3.

On CPUs oneDNN has fast kernels for the weights' gradient of depthwise 3 x 3 convolutions alone;
for 5 x 5 it falls back to one that takes some forty times as long (142 against 3 ms for 64
pictures of 672 channels at 12 x 9 in bf16). Four 3 x 3 gradients over shifted inputs cover the
same 25 weights.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

_PART = 3
_backward = torch.ops.aten.convolution_backward


class _Depthwise(torch.autograd.Function):
    """A depthwise convolution whose weights' gradient is made of 3 x 3 parts."""

    @staticmethod
    def forward(ctx: Any, pixels: Tensor, weight: Tensor, stride: Sequence[int]) -> Tensor:
        ctx.save_for_backward(pixels, weight)
        ctx.stride = stride
        return functional.conv2d(pixels, weight, None, stride, 0, 1, pixels.shape[1])

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, Tensor, None]:
        pixels, weight = ctx.saved_tensors
        gradient = gradient.contiguous(memory_format=torch.channels_last)
        to_pixels = None
        if ctx.needs_input_grad[0]:
            to_pixels = _call(gradient, pixels, weight, ctx.stride, is_weight=False)
        return to_pixels, _grade_weight(gradient, pixels, weight, ctx.stride), None


def speed_up(network: nn.Module) -> None:
    """Let every plain depthwise convolution of 4 x 4 to 6 x 6 use the fast gradient."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d) and _is_large_depthwise(module):
            module.forward = _make_forward(module)  # type: ignore[method-assign] # on purpose


def _is_large_depthwise(module: nn.Conv2d) -> bool:
    is_depthwise = module.groups == module.in_channels == module.out_channels > 1
    size = module.kernel_size[0]
    is_plain = module.bias is None and module.dilation == (1, 1) and module.padding_mode == "zeros"
    if not is_plain or isinstance(module.padding, str):
        return False
    return is_depthwise and _PART < size <= 2 * _PART and module.kernel_size == (size, size)


def _make_forward(module: nn.Conv2d) -> Any:
    from timm.layers.padding import pad_same  # importable once a model is built

    is_same = type(module).__name__ == "Conv2dSame"  # TensorFlow's padding, as timm spells it

    usual = module.forward

    def forward(pixels: Tensor) -> Tensor:
        if pixels.device.type != "cpu":
            return usual(pixels)
        weight = module.weight
        if torch.is_autocast_enabled("cpu"):
            kind = torch.get_autocast_dtype("cpu")
            pixels, weight = pixels.to(kind), weight.to(kind)
        if is_same:
            padded = pad_same(pixels, module.kernel_size, module.stride, module.dilation)
        else:
            rows, columns = (int(side) for side in module.padding)
            padded = functional.pad(pixels, (columns, columns, rows, rows))
        return _Depthwise.apply(padded, weight, list(module.stride))  # type: ignore[no-any-return, no-untyped-call] # torch

    return forward


def _grade_weight(
    gradient: Tensor, pixels: Tensor, weight: Tensor, stride: Sequence[int]
) -> Tensor:
    size = weight.shape[-1]
    height, width = (
        step * (side - 1) + _PART for step, side in zip(stride, gradient.shape[2:], strict=True)
    )
    form = weight[:, :, :_PART, :_PART].contiguous()
    result = torch.empty_like(weight)
    for top in (0, size - _PART):
        for left in (0, size - _PART):
            part = pixels[:, :, top : top + height, left : left + width]
            part = part.contiguous(memory_format=torch.channels_last)
            result[:, :, top : top + _PART, left : left + _PART] = _call(
                gradient, part, form, stride, is_weight=True
            )
    return result


def _call(
    gradient: Tensor, pixels: Tensor, weight: Tensor, stride: Sequence[int], *, is_weight: bool
) -> Tensor:
    wanted = [not is_weight, is_weight, False]
    groups = pixels.shape[1]
    gradients = _backward(
        gradient, pixels, weight, None, stride, [0, 0], [1, 1], False, [0, 0], groups, wanted
    )
    return gradients[1] if is_weight else gradients[0]  # type: ignore[no-any-return] # torch
