import io

import numpy as np
import pytest
from PIL import Image

from demo.wardrobe.cloth import Workshop
from demo.wardrobe.phone import Phone, snap
from tests.demo.wardrobe.garments import dye, make_garment


@pytest.fixture(scope="module")
def phone() -> Phone:
    return Phone(Workshop())


def test_same_seed_takes_the_same_photo(phone: Phone) -> None:
    garment = make_garment("hoodie", neckline="hood", sleeve="long")
    first = snap(garment, (200, 266), "1", phone).jpeg
    assert snap(garment, (200, 266), "1", Phone(Workshop())).jpeg == first
    assert snap(garment, (200, 266), "2", phone).jpeg != first


@pytest.mark.parametrize("kind", ["dress", "t-shirt", "jeans", "coat", "shorts", "beanie", "boots"])
def test_the_garment_stays_visible(kind: str, phone: Phone) -> None:
    garment = dye(make_garment(kind, length="knee" if kind == "dress" else ""), "turquoise")
    for seed in range(4):
        photo = snap(garment, (200, 266), str(seed), phone)
        pixels = np.asarray(Image.open(io.BytesIO(photo.jpeg)), dtype=np.float64)
        is_turquoise = (pixels[..., 1] - pixels[..., 0] > 18) & (
            pixels[..., 2] > pixels[..., 0] + 10
        )
        assert photo.garment_share > 0.05
        assert is_turquoise[40:226, 30:170].mean() > 0.04, seed


def test_photos_are_jpegs_of_the_size_asked_for(phone: Phone) -> None:
    photo = Image.open(io.BytesIO(snap(make_garment(), (120, 160), "0", phone).jpeg))
    assert (photo.format, photo.size) == ("JPEG", (120, 160))
