import dataclasses
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from engine.training.pictures import (
    FILL,
    MEAN,
    STD,
    Augmentation,
    augment,
    letterbox,
    load_pictures,
    to_input,
)

STILL = Augmentation(
    zoom=(1, 1), stretch=0, shift=0, degrees=0, brightness=0, contrast=0, warmth=0, cutout=0
)


def augment_once(picture: np.ndarray, how: Augmentation, seed: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(seed)
    size = (picture.shape[0], picture.shape[1])
    return augment(torch.from_numpy(picture[None]), size, generator, how)[0]


def test_a_wide_picture_is_seen_whole_on_grey() -> None:
    boxed = letterbox(Image.new("RGB", (80, 20), "red"), (48, 36))
    assert boxed.shape == (48, 36, 3)
    assert (boxed[24] == [255, 0, 0]).all()
    assert (boxed[2] == FILL).all()


def test_the_cached_pictures_are_the_decoded_ones_and_kept(tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.png")
        Image.new("RGB", (30, 40), (number * 40, 0, 0)).save(paths[-1])
    first = load_pictures(paths, tmp_path / "cache", (40, 30), jobs=1)
    for path in paths:
        path.unlink()
    again = load_pictures(paths, tmp_path / "cache", (40, 30), jobs=1)
    assert first[:, 20, 15, 0].tolist() == [0, 40, 80]
    assert np.array_equal(first, again)


def test_padding_becomes_zero() -> None:
    assert not to_input(torch.full((1, 4, 4, 3), FILL, dtype=torch.uint8)).any()


def test_no_change_but_mirroring_leaves_the_picture() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (24, 18, 3), dtype=np.uint8)
    whole = to_input(torch.from_numpy(picture[None]))[0]
    seen = [augment_once(picture, STILL, seed) for seed in range(8)]
    ways = {bool(torch.allclose(view, whole, atol=1e-3)) for view in seen}
    assert ways == {True, False}
    mirrored = [view for view in seen if not torch.allclose(view, whole, atol=1e-3)]
    assert all(torch.allclose(view.flip(2), whole, atol=1e-3) for view in mirrored)


def test_turning_keeps_squares_square_in_tall_pictures() -> None:
    picture = np.full((96, 48, 3), FILL, np.uint8)
    picture[38:58, 14:34] = 255
    turned = augment_once(picture, dataclasses.replace(STILL, degrees=90.0), 4)
    area = float((turned[0] > 1).sum())
    assert abs(area - 400) < 40


def test_light_changes_but_red_stays_red() -> None:
    picture = np.full((24, 18, 3), (200, 30, 40), np.uint8)
    for seed in range(20):
        pixels = augment_once(picture, Augmentation(cutout=0.0, zoom=(0.7, 0.8)), seed)
        red, green, blue = ((pixels * STD + MEAN) * 255).mean((1, 2)).tolist()
        assert red > 2 * max(green, blue)


def test_the_same_seed_gives_the_same_view() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (24, 18, 3), dtype=np.uint8)
    first, again, other = (augment_once(picture, Augmentation(), seed) for seed in (1, 1, 2))
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
