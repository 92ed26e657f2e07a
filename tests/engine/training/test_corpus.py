from pathlib import Path

import pytest
from PIL import Image

from engine.training.corpus import read_garments, read_query_pairs

HEADER = "sku,image,category,colours,pattern,pattern_colours,caption_de,caption_en\n"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    path = tmp_path / "catalogue.csv"
    path.write_text(
        HEADER
        + 'a,a.png,dress,red;light blue,dotted,white,"rotes Kleid, gepunktet",red dotted dress\n'
        + "b,missing.png,dress,red,plain,,rotes Kleid,red dress\n"
        + "c,a.png,dress,red,plain,,,red dress\n",
        encoding="utf-8",
    )
    return path


def test_rows_without_picture_or_caption_are_left_out(catalogue: Path) -> None:
    assert [garment.caption_en for garment in read_garments(catalogue, "photo")] == [
        "red dotted dress"
    ]


def test_several_colours_are_split_and_missing_columns_are_empty(catalogue: Path) -> None:
    garment = read_garments(catalogue, "rendered")[0]
    assert garment.colours == ("red", "light blue")
    assert garment.neckline == ""
    assert garment.source == "rendered"


def test_query_pairs_are_german_first_and_keep_quotes(tmp_path: Path) -> None:
    path = tmp_path / "queries.tsv"
    path.write_text('english\tgerman\nred 5" heels\trote 5" Absätze\n\tleer\n', encoding="utf-8")
    assert read_query_pairs(path) == [('rote 5" Absätze', 'red 5" heels')]
