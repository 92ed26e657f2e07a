"""The one place that makes torchvision, and so open_clip, importable beside a CPU torch.

PyPI's torchvision is built for CUDA. Beside a CPU torch its extension does not load, and its
Python side then fails with "operator torchvision::nms does not exist", although open_clip and
timm need only that Python side. Declaring the two missing operators lets it import; calling
them still fails, and nobody here does.
"""

import functools
import importlib
import importlib.util
from pathlib import Path
from typing import Any

import torch

_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"


def import_open_clip() -> Any:
    """Import open_clip, which costs seconds and some 150 MB, when a model is really loaded."""
    declare_missing_operators()
    return importlib.import_module("open_clip")


@functools.cache  # a Library takes its operators with it when it is collected
def declare_missing_operators() -> "torch.library.Library | None":
    """Declare nms and qnms where torchvision's own extension does not load."""
    if hasattr(torch.ops.torchvision, "nms") or _load_extension():
        return None
    library = torch.library.Library("torchvision", "DEF")  # type: ignore[no-untyped-call]  # torch
    for name in ("nms", "qnms"):
        library.define(name + _SCHEMA)  # type: ignore[no-untyped-call]  # torch's own gap
    return library


def _load_extension() -> bool:
    package = importlib.util.find_spec("torchvision")
    if package is None or package.origin is None:
        return False
    for path in Path(package.origin).parent.glob("_C.*"):
        try:
            torch.ops.load_library(path)  # type: ignore[no-untyped-call]  # torch's own gap
        except OSError:  # a CUDA library is missing
            continue
        return True
    return False
