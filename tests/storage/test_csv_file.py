"""A CSV file becomes items, whatever program saved it; what cannot is named."""

import itertools
import os
from decimal import Decimal
from pathlib import Path

import pytest
import structlog
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.csv_file import read_csv
from tests.shared_files import require_shared


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a catalogue lies, with a picture beside it."""
    folder = tmp_path / "shop"
    (folder / "images").mkdir(parents=True)
    (folder / "images" / "a.jpg").write_bytes(b"a picture")
    return folder / "catalogue.csv"


def read(file: Path, text: str | bytes) -> list[ItemDraft | Skipped]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_csv(file))


def read_one(file: Path, text: str | bytes) -> ItemDraft:
    (item,) = read(file, text)
    assert isinstance(item, ItemDraft), item
    return item


def read_problem(file: Path, text: str | bytes) -> Skipped:
    (skipped,) = read(file, text)
    assert isinstance(skipped, Skipped), skipped
    return skipped


def test_every_column_is_read(file: Path) -> None:
    item = read_one(
        file,
        "sku,image,product,title_de,title_en,caption_de,caption_en,category,colours,pattern,"
        "pattern_colours,sleeve,neckline,length,price,currency,url,is_sample,class\n"
        "A1,images/a.jpg,P1,Kleid,Dress,ein rotes Kleid,a red dress,dress,red;white,floral,"
        "white;green,short,v,midi,49.90,EUR,https://shop.example/a,true,dress\n",
    )
    assert item == ItemDraft(
        sku="A1",
        image_path=file.parent.resolve() / "images" / "a.jpg",
        product="P1",
        title_de="Kleid",
        title_en="Dress",
        description_de="Ein rotes Kleid",
        description_en="A red dress",
        attributes={
            "category": ("dress",),
            "colours": ("red", "white"),
            "pattern": ("floral",),
            "pattern_colours": ("white", "green"),
            "sleeve": ("short",),
            "neckline": ("v",),
            "length": ("midi",),
            "class": ("dress",),
        },
        price=Decimal("49.90"),
        url="https://shop.example/a",
        is_sample=True,
    )


def test_the_real_wardrobe_is_read_as_it_is() -> None:
    rows = list(read_csv(require_shared("wardrobe/train/captions.csv")))
    items = [row for row in rows if isinstance(row, ItemDraft)]
    assert len(items) == len(rows) == 4_642
    assert all(item.image_path.is_file() for item in items)
    assert all(item.title_de and item.title_en for item in items)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"], ids=lambda name: f"as {name}"
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["unix", "windows"])
def test_any_program_may_have_saved_it(
    file: Path, separator: str, encoding: str, ending: str
) -> None:
    rows = (("id", "image", "caption_de"), ("7", "images/a.jpg", "weißes Kleid mit Ärmeln"))
    text = ending.join(separator.join(row) for row in rows)
    item = read_one(file, text.encode(encoding))
    assert (item.sku, item.description_de) == ("7", "Weißes Kleid mit Ärmeln")


def test_a_file_that_is_not_utf8_is_warned_of(file: Path) -> None:
    with structlog.testing.capture_logs() as logs:
        read(file, "id,image,caption_de\n1,images/a.jpg,weiß".encode("cp1252"))
    assert [log["event"] for log in logs] == ["csv_is_not_utf8"]


def test_excels_separator_line_is_obeyed(file: Path) -> None:
    assert read_one(file, "sep=;\r\nsku;image\r\nA;images/a.jpg\r\n").sku == "A"


def test_lines_are_counted_as_an_editor_counts_them(file: Path) -> None:
    rows = read(
        file, 'sep=,\nsku,image,caption_de\n\nA,images/a.jpg,"two\nlines"\n,images/a.jpg,\n'
    )
    assert isinstance(rows[1], Skipped)
    assert rows[1].row == "line 6"


def test_header_names_may_be_capital_spaced_and_german(file: Path) -> None:
    item = read_one(
        file, " Artikelnummer ;BILD;Titel;Preis;Farbe\nA;images\\a.jpg;Kleid;1.299,00 €;red\n"
    )
    assert (item.sku, item.title_de, item.price) == ("A", "Kleid", Decimal("1299.00"))
    assert item.image_path.name == "a.jpg"
    assert item.attributes == {"colours": ("red",)}


def test_without_a_title_the_caption_is_one_cut_at_a_word(file: Path) -> None:
    item = read_one(file, f"id,image,caption_de\n1,images/a.jpg,rotes Kleid {'mit Blumen ' * 30}\n")
    assert item.title_de.startswith("Rotes Kleid mit Blumen")
    assert item.title_de.endswith("…")
    assert len(item.title_de) <= 121


def test_without_any_words_the_attributes_are_the_title(file: Path) -> None:
    item = read_one(
        file, "id,image,category,colours,pattern\n1,images/a.jpg,dress,red;white,floral\n"
    )
    assert item.title_en == "Red floral dress"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",images/a.jpg,", "sku is empty"),
        ("   ,images/a.jpg,", "sku is empty"),
        ("A,,", "image is empty"),
        ("A,images/a.jpg,cheap", "is no number"),
        ("A,images/a.jpg,-5", "is no number"),
        ("A,images/a.jpg,NaN", "is no number"),
        ("A,images/a.jpg,1e5", "is no number"),
        ("A,images/a.jpg,12 or 15", "is no number"),
        ("A,images/a.jpg,1.23.4", "is no number"),
        ("A,images/a.jpg,9999999999999999", "cannot be"),
        ("A,images/a.jpg,5,unquoted", "4 cells for 3 columns"),
        ("A,../secret.jpg,", "outside"),
        ("A,images/../../secret.jpg,", "outside"),
        ("A,..\\..\\secret.jpg,", "outside"),
        ("A,/etc/passwd,", "outside"),
        ("A,~/secret.jpg/../../../x,", "outside"),
        ("A,https://shop.example/a.jpg,", "an address"),
        ("A,file:///etc/passwd,", "an address"),
        ("A,FILE:/etc/passwd,", "an address"),
        ("A,ftp://shop.example/a.jpg,", "an address"),
        ("A,data:image/png;base64,", "an address"),
        ("A,//server/share/a.jpg,", "outside"),
        ("A,images/a.jpg\0.png,", "no path"),
        (f"A,{'x/' * 5_000},", "no path"),
        (f"A,images/a.jpg,{'9' * 1_000_000}", "longer than"),
        (f"A,{'x' * 1_000_000},5", "longer than"),
    ],
    ids=itertools.count(),
)
def test_a_row_that_cannot_be_an_item_is_named_with_the_reason(
    file: Path, row: str, reason: str
) -> None:
    (file.parent.parent / "secret.jpg").write_bytes(b"not yours")
    broken, fine = read(file, f"sku,image,price\n{row}\nB,images/a.jpg,5\n")
    assert isinstance(broken, Skipped)
    assert reason in broken.reason
    assert broken.row == "line 2"
    assert len(broken.reason) < 200
    assert isinstance(fine, ItemDraft)


def test_a_broken_row_still_says_which_item_it_names(file: Path) -> None:
    assert read_problem(file, "sku,image,price\nA,images/a.jpg,cheap\n").sku == "A"


def test_links_may_not_leave_the_folder(file: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"not yours")
    (file.parent / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (file.parent / "up").symlink_to(tmp_path)
    rows = read(file, "sku,image\nA,link.jpg\nB,up/secret.jpg\nC,up/shop/images/a.jpg\n")
    assert [isinstance(row, ItemDraft) for row in rows] == [False, False, True]


def test_links_in_a_circle_are_no_path(file: Path) -> None:
    (file.parent / "one").symlink_to("two")
    (file.parent / "two").symlink_to("one")
    assert "no path" in read_problem(file, "sku,image\nA,one/a.jpg\n").reason


def test_a_column_that_must_be_there_and_is_not_is_named(file: Path) -> None:
    with pytest.raises(SourceError, match="no column image"):
        read(file, "sku,title\nA,Kleid\n")
    with pytest.raises(SourceError, match="no column sku or id"):
        read(file, "image,title\nimages/a.jpg,Kleid\n")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", b"sep=;\n"])
def test_an_empty_file_is_said(file: Path, content: bytes) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read(file, content)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Cannot read"):
        list(read_csv(tmp_path / "missing.csv"))


def test_quotes_that_never_close_import_nothing(file: Path) -> None:
    with pytest.raises(SourceError, match="begins in line 3"):
        read(file, 'sku,image\nA,images/a.jpg\nB,"images/a.jpg\nC,images/a.jpg\nD,images/a.jpg\n')


def test_a_lone_inch_mark_is_no_quote(file: Path) -> None:
    item = read_one(file, 'sku,image,title_de\nA,images/a.jpg,Jeans 32"\n')
    assert item.title_de == 'Jeans 32"'


def test_a_picture_that_is_missing_is_left_for_the_catalogue_to_name(file: Path) -> None:
    assert read_one(file, "sku,image\nA,images/none.jpg\n").image_path.name == "none.jpg"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    content=st.one_of(
        st.binary(max_size=400),
        st.text(alphabet='sku,image;"\n\r\t\0.a/é', max_size=300).map(
            lambda text: b"sku,image,price\n" + text.encode()
        ),
    )
)
def test_any_bytes_become_items_skipped_rows_or_one_clear_error(file: Path, content: bytes) -> None:
    try:
        rows = read(file, content)
    except SourceError:
        return
    root = os.path.realpath(file.parent)
    assert all(isinstance(row, Skipped) or str(row.image_path).startswith(root) for row in rows)
