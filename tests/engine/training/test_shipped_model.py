"""The model that is in the repository: its size, its languages, and what it knows."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import engine
from engine.openclip import OpenClipEncoder, load_encoder
from engine.training.corpus import Garment, read_garments
from engine.training.evaluation import Report, evaluate
from tests.shared_files import require_shared

FOLDER = Path(engine.__file__).parent / "models" / "garderobe-clip-s"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def encoder() -> OpenClipEncoder:
    return load_encoder("garderobe-clip-s")


@pytest.fixture(scope="module")
def report(encoder: OpenClipEncoder) -> Report:
    garments = read_garments(require_shared("wardrobe/validation/captions.csv"), "photo")
    return evaluate(_encode_photos(encoder, garments), garments, encoder.encode_texts)


def test_the_whole_directory_stays_below_twenty_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 20 * MEGABYTE


def test_the_card_says_data_licences_figures_and_limits() -> None:
    card = (FOLDER / "README.md").read_text("utf-8")
    assert all(word in card for word in ("CC0-1.0", "CC-BY-4.0", "Toloka", "recall@10", "Limits"))


@pytest.mark.parametrize(
    ("german", "english", "other"),
    [
        ("rotes Kleid", "red dress", "blue jeans"),
        ("gestreift", "striped", "floral"),
        ("Blumen", "flowers", "stripes"),
        ("Hose", "trousers", "cap"),
        ("Turnschuhe", "sneakers", "blouse"),
    ],
)
def test_german_and_english_words_of_one_meaning_meet(
    encoder: OpenClipEncoder, german: str, english: str, other: str
) -> None:
    first, second, third = encoder.encode_texts([german, english, other])
    assert first @ second > 0.7
    assert first @ second > first @ third + 0.3


@pytest.mark.parametrize("typed", ["gruenes kleid", "GRÜNES KLEID", "grünes  Kleid"])
def test_spellings_of_one_phrase_are_one_embedding(encoder: OpenClipEncoder, typed: str) -> None:
    first, second = encoder.encode_texts([typed, "grünes Kleid"])
    assert first @ second == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("language", ["de", "en"])
def test_captions_find_their_unseen_photos(report: Report, language: str) -> None:
    assert report.figures[f"recall@1 {language}"] >= 0.40
    assert report.figures[f"recall@10 {language}"] >= 0.90


@pytest.mark.parametrize("language", ["de", "en"])
def test_single_words_find_what_they_say(report: Report, language: str) -> None:
    assert report.figures[f"colour words p@R {language}"] >= 0.80
    assert report.figures[f"kind words p@R {language}"] >= 0.80
    assert report.figures[f"pattern words p@R {language}"] >= 0.70


def test_a_photo_finds_its_kind_and_its_group(report: Report) -> None:
    assert report.figures["photo to kind p@12"] >= 0.70
    assert report.figures["photo to group p@12"] >= 0.80


def _encode_photos(encoder: OpenClipEncoder, garments: list[Garment]) -> np.ndarray:
    return encoder.encode_images([_load(garment) for garment in garments])


def _load(garment: Garment) -> Image.Image:
    with Image.open(garment.picture) as image:
        return image.convert("RGB")
