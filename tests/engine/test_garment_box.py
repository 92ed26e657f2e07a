"""The garment in a photo is found by what surrounds it, and taken only where it is plainer."""

import numpy as np
import pytest
from PIL import Image

from engine.garment_box import choose_plainer, crop_region, find_garment_box

KINDS = np.eye(2, 3, dtype=np.float32)  # a dress, a coat


def _lay(size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    carpet = np.random.default_rng(0).integers(150, 180, (size[1], size[0], 3), dtype=np.uint8)
    image = Image.fromarray(carpet)
    image.paste((180, 20, 30), box)
    return image


@pytest.mark.parametrize("box", [(60, 80, 180, 260), (10, 200, 130, 380), (250, 20, 290, 120)])
def test_the_box_holds_the_garment_and_little_of_the_carpet(
    box: tuple[int, int, int, int],
) -> None:
    found = find_garment_box(_lay((300, 400), box))

    assert found is not None
    assert all(a <= b for a, b in zip(found[:2], box[:2], strict=True))
    assert all(a >= b for a, b in zip(found[2:], box[2:], strict=True))
    assert max(abs(a - b) for a, b in zip(found, box, strict=True)) <= 40


def test_a_speck_far_from_the_garment_does_not_widen_the_box() -> None:
    image = _lay((300, 400), (60, 80, 180, 200))
    image.paste((10, 10, 10), (270, 370, 280, 380))

    found = find_garment_box(image)

    assert found is not None
    assert found[2] < 230
    assert found[3] < 250


@pytest.mark.parametrize("size", [(300, 400), (1, 1), (2, 40), (40, 2), (16, 320)])
def test_a_picture_of_one_colour_has_no_box(size: tuple[int, int]) -> None:
    assert find_garment_box(Image.new("RGB", size, "white")) is None


def test_the_part_is_taken_where_the_garment_is_plainer_in_it() -> None:
    whole = np.array([0.5, 0.1, 0.86], dtype=np.float32)
    part = np.array([0.9, 0.1, 0.42], dtype=np.float32)

    assert choose_plainer(whole, part, KINDS) is part
    assert choose_plainer(part, whole, KINDS) is part


def test_the_whole_stays_where_the_part_is_hardly_plainer() -> None:
    whole = np.array([0.5, 0.1, 0.86], dtype=np.float32)
    part = np.array([0.51, 0.1, 0.85], dtype=np.float32)

    assert choose_plainer(whole, part, KINDS) is whole


def test_a_region_is_cut_out_of_any_picture() -> None:
    image = Image.new("RGB", (100, 200))
    assert crop_region(image, "top").size == (100, 110)
    assert crop_region(image, "bottom").size == (100, 110)
    assert crop_region(image, "centre").size == (60, 120)
    assert crop_region(image, "whole").size == image.size
    assert crop_region(Image.new("RGB", (1, 1)), "centre").size == (1, 1)
