"""Pictures are made harder without becoming others: something of each is always left."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from engine.calibration.harder import encode_harder, harden
from engine.encoder import Embeddings
from engine.evaluation.bench import Advance
from engine.evaluation.subject import Subject


@contextmanager
def show_nothing(_: str) -> Iterator[Advance]:
    yield lambda _done, _total: None


class MeanColour:
    """An encoder whose embedding is the mean colour."""

    model_id, dimension, knows_single_words = "mean", 3, True

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        return np.stack([np.asarray(image, np.float32).mean(axis=(0, 1)) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        raise NotImplementedError


def test_every_way_leaves_a_picture_and_changes_it() -> None:
    generator = np.random.default_rng(0)
    red, blue = (Image.new("RGB", (90, 120), colour) for colour in ("red", "blue"))
    hardened = [harden(red, blue, generator) for _ in range(30)]
    assert {one.size == red.size for one in hardened} == {True, False}
    assert not any((np.asarray(one) == (255, 0, 0)).all() for one in hardened)
    assert any(one.getpixel((0, 0)) == (0, 0, 255) for one in hardened)
    assert all((np.asarray(one) == (255, 0, 0)).all(axis=2).any() for one in hardened)


def test_a_picture_of_one_pixel_can_be_made_harder() -> None:
    dot = Image.new("RGB", (1, 1), "red")
    generator = np.random.default_rng(0)
    assert {harden(dot, dot, generator).size for _ in range(20)} == {(1, 1)}


def test_what_cannot_be_opened_is_left_out(tmp_path: Path) -> None:
    Image.new("RGB", (30, 40), "red").save(tmp_path / "red.png")
    (tmp_path / "torn.png").write_bytes(b"no picture")
    subjects = [
        Subject(sku=name, picture=tmp_path / name) for name in ("red.png", "torn.png", "gone.png")
    ]
    kept, embeddings = encode_harder(MeanColour(), subjects, show_nothing)
    assert [one.sku for one in kept] == ["red.png"]
    assert embeddings.shape == (1, 3)
