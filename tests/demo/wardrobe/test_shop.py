import re
from collections import Counter

import pytest

from demo.wardrobe import garment as vocabulary
from demo.wardrobe.catalogue import FIELDS, make_row
from demo.wardrobe.colours import NAMES
from demo.wardrobe.garment import Garment
from demo.wardrobe.shop import stock_shop


@pytest.fixture(scope="module")
def shop() -> tuple[Garment, ...]:
    return stock_shop(640, 7)


def test_same_seed_stocks_the_same_shop(shop: tuple[Garment, ...]) -> None:
    assert stock_shop(640, 7) == shop
    assert [make_row(g, "a.jpg") for g in stock_shop(40, 7)] == [
        make_row(g, "a.jpg") for g in stock_shop(40, 7)
    ]


def test_another_seed_stocks_another_shop(shop: tuple[Garment, ...]) -> None:
    assert stock_shop(640, 8) != shop


def test_a_larger_shop_begins_with_the_smaller_one(shop: tuple[Garment, ...]) -> None:
    assert stock_shop(200, 7)[:190] == shop[:190]


def test_every_kind_pattern_colour_neckline_sleeve_and_length_is_in_stock(
    shop: tuple[Garment, ...],
) -> None:
    assert {g.kind for g in shop} == set(vocabulary.KINDS)
    assert {g.pattern for g in shop} == set(vocabulary.PATTERNS)
    assert {name for g in shop for name in g.colours} == set(NAMES)
    assert {g.neckline for g in shop} == {*vocabulary.NECKLINES, ""}
    assert {g.sleeve for g in shop} == {*vocabulary.SLEEVES, ""}
    assert {g.length for g in shop} == {*vocabulary.LENGTHS, ""}


def test_colour_variants_share_a_product_and_differ_in_colour(shop: tuple[Garment, ...]) -> None:
    sizes = Counter(g.product for g in shop)
    assert sum(size > 1 for size in sizes.values()) > 100
    for product in sizes:
        variants = [g for g in shop if g.product == product]
        assert len({g.shades for g in variants}) == len(variants)
        assert len({(g.kind, g.cut, g.pattern, g.variant) for g in variants}) == 1


def test_rows_speak_the_catalogue_format(shop: tuple[Garment, ...]) -> None:
    rows = [make_row(g, "images/x.jpg") for g in shop]
    assert len({row["sku"] for row in rows}) == len(rows)
    for row in rows:
        assert tuple(row) == FIELDS
        assert re.fullmatch(r"\d+\.\d\d", row["price"])
        assert 5 <= float(row["price"]) <= 400
        assert row["is_sample"] == "true"
        assert row["currency"] == "EUR"


def test_titles_and_captions_are_clean_text_and_varied(shop: tuple[Garment, ...]) -> None:
    rows = [make_row(g, "images/x.jpg") for g in shop]
    for field in ("title_de", "title_en", "caption_de", "caption_en"):
        for row in rows:
            text = row[field]
            assert text == " ".join(text.split())
            assert " ," not in text
            assert not re.search(r"beigee|rosae|orangee|lilae|beigen?er\b", text), text
        assert len({row[field] for row in rows}) > 300
    assert all(row["title_de"][0].isupper() and row["title_en"][0].isupper() for row in rows)


def test_german_adjectives_agree_with_their_nouns(shop: tuple[Garment, ...]) -> None:
    titles = [make_row(g, "x.jpg")["title_de"] for g in shop if g.pattern == "floral"]
    assert any(title.startswith("Geblümtes ") for title in titles)
    for title in titles:
        assert not re.match(r"Geblümte[rs] (Bluse|Hose|Schuhe)", title), title
        assert not re.match(r"Geblümter? (Kleid|Midikleid|Top|Hemd|T-Shirt)\b", title), title
