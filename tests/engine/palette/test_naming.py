"""What pixels say of colours: plain colours by their names, whatever stands around them."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from engine.errors import ModelError
from engine.palette.histogram import LENGTH, describe_colours
from engine.palette.naming import ColourNamer
from engine.palette.training import measure, save, train

PLAIN = {
    "red": (200, 20, 30),
    "blue": (30, 60, 190),
    "green": (30, 120, 50),
    "yellow": (245, 210, 40),
    "black": (18, 18, 20),
    "white": (250, 250, 248),
    "pink": (245, 150, 185),
}


def draw_garment(colour: tuple[int, int, int], ground: tuple[int, int, int]) -> Image.Image:
    image = Image.new("RGB", (150, 200), ground)
    ImageDraw.Draw(image).rectangle((40, 40, 110, 160), fill=colour)
    return image


@pytest.fixture(scope="module")
def namer() -> ColourNamer:
    return ColourNamer.load()


@pytest.mark.parametrize("ground", [(190, 190, 190), (120, 90, 60)])
@pytest.mark.parametrize("colour", PLAIN)
def test_a_plain_garment_has_its_colour(
    namer: ColourNamer, colour: str, ground: tuple[int, int, int]
) -> None:
    (palette,) = namer.name([draw_garment(PLAIN[colour], ground)])
    assert namer.colours[palette.argmax()] == colour
    assert palette[namer.colours.index(colour)] > 0


def test_a_picture_is_described_by_one_row_whatever_its_size() -> None:
    for size in ((1, 1), (3, 400), (640, 480)):
        described = describe_colours(Image.new("RGB", size, "teal"))
        assert described.shape == (LENGTH,)
        assert described.dtype == np.float32
        assert np.isfinite(described).all()
        # Each third is the square root of shares that add up to 1.
        assert np.allclose((described.reshape(3, -1) ** 2).sum(axis=1), 1, atol=1e-5)


def test_no_pictures_give_no_rows(namer: ColourNamer) -> None:
    assert namer.name([]).shape == (0, len(namer.colours))


def test_what_was_learnt_is_what_is_named(tmp_path: Path) -> None:
    torch.manual_seed(0)
    generator = np.random.default_rng(0)
    histograms = generator.random((40, LENGTH)).astype(np.float32)
    labels = np.zeros((40, 2), dtype=np.float32)
    labels[:20, 0] = labels[20:, 1] = 1
    networks = [train(histograms, labels) for _ in range(2)]
    path = tmp_path / "colours.safetensors"
    save(networks, histograms.mean(axis=0), ["red", "blue"], path)
    namer = ColourNamer.load(path)
    found = namer.name_described(histograms)
    inputs = torch.from_numpy((histograms - histograms.mean(axis=0)) * 8.0)
    with torch.no_grad():
        mean = torch.stack([network(inputs) for network in networks]).mean(dim=0).numpy()
    assert namer.colours == ("red", "blue")
    assert np.allclose(found, mean, atol=0.1)  # saved in half precision
    assert measure(found, labels) > 0.9


@pytest.mark.parametrize("content", [b"", b"no tensors", b"\x08\0\0\0\0\0\0\0{}      "])
def test_a_file_that_names_nothing_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "colours.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="colours"):
        ColourNamer.load(path)


def test_average_precision_is_weighted_by_how_often_a_colour_occurs() -> None:
    found = np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 3.0]], dtype=np.float32)
    right = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.float32)
    assert measure(found, right) == 1.0
    assert measure(-found, right) == pytest.approx((2 * (1 / 2 + 2 / 3) / 2 + 1 / 3) / 3)
