"""The model that is in the repository: its size, its languages, and what it knows."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import engine
from engine.attributes import build_reader
from engine.calibration.constants import Calibration, name_checkpoint
from engine.calibration.reliability import measure
from engine.evaluation.subject import Subject
from engine.openclip import OpenClipEncoder, load_encoder
from engine.readings import PictureReader
from engine.training.corpus import Garment, read_garments
from engine.training.evaluation import Report, evaluate
from engine.training.vocabulary import ATTRIBUTES
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
    assert report.figures[f"recall@1 {language}"] >= 0.45
    assert report.figures[f"recall@10 {language}"] >= 0.90


@pytest.mark.parametrize("language", ["de", "en"])
def test_single_words_find_what_they_say(report: Report, language: str) -> None:
    assert report.figures[f"colour words p@R {language}"] >= 0.85
    assert report.figures[f"kind words p@R {language}"] >= 0.80
    assert report.figures[f"pattern words p@R {language}"] >= 0.75


def test_german_is_no_second_language(report: Report) -> None:
    for name in ("recall@1", "recall@10", "colour words p@R", "kind words p@R"):
        german, english = (report.figures[f"{name} {it}"] for it in ("de", "en"))
        assert german == pytest.approx(english, abs=0.03), name


def test_a_photo_finds_its_kind_and_its_group(report: Report) -> None:
    assert report.figures["photo to kind p@12"] >= 0.70
    assert report.figures["photo to group p@12"] >= 0.80


def test_the_calibration_is_of_these_weights(encoder: OpenClipEncoder) -> None:
    calibration = Calibration.load(FOLDER)
    assert calibration is not None
    assert calibration.checkpoint == name_checkpoint(encoder.model_id), "run garderobe calibrate"
    assert calibration.fields.keys() == calibration.worn.keys() == {"kind", *ATTRIBUTES}


def test_what_it_claims_of_unseen_photos_is_mostly_right(encoder: OpenClipEncoder) -> None:
    path = require_shared("wardrobe/validation/captions.csv")
    subjects = [_to_subject(garment) for garment in read_garments(path, "photo")]
    embeddings = encoder.encode_images([_load_picture(one.picture) for one in subjects])
    reader = PictureReader(build_reader(encoder.encode_texts), Calibration.load(FOLDER) or _PLAIN)
    before = measure(PictureReader(reader.attributes, _PLAIN), subjects, embeddings)
    after = measure(reader, subjects, embeddings)
    assert [one.field for one in after] == ["kind", *ATTRIBUTES]
    assert min(one.precision for one in after) >= 0.85
    assert max(one.error for one in after) <= 0.12
    assert sum(one.error for one in after) < 0.8 * sum(one.error for one in before)
    assert sum(one.accuracy for one in after) > sum(one.accuracy for one in before)


_PLAIN = Calibration()


def _to_subject(garment: Garment) -> Subject:
    single = ("category", "pattern", "sleeve", "neckline", "length")
    values = {name: (getattr(garment, name),) for name in single if getattr(garment, name)}
    return Subject(
        sku=garment.picture.name,
        picture=garment.picture,
        attributes={**values, "colours": garment.colours},
    )


def _encode_photos(encoder: OpenClipEncoder, garments: list[Garment]) -> np.ndarray:
    return encoder.encode_images([_load_picture(garment.picture) for garment in garments])


def _load_picture(picture: Path) -> Image.Image:
    with Image.open(picture) as image:
        return image.convert("RGB")
