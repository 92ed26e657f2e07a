"""Feeds that are cut, mixed up or no feeds at all: items, named rows or one clear error."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.csv_file import read_csv
from storage.sources.feidegger import read_feidegger
from tests.mutations import mutated

CSV = (
    "sku,image,product,title_de,title_en,price,currency,colours,url\n"
    'A1,images/a.jpg,P1,"Kleid, rot",Dress,"49,90 €",EUR,red;white,https://shop.example/a\n'
    "A2,../../a.jpg,P1,Rock,Skirt,1.049.90,CHF,,javascript:alert(1)\n"
    "A2,images/a.jpg,,,,-5,XYZ,;;;,\n"
).encode()
FEIDEGGER = json.dumps(
    [
        {"url": "https://img.example/a.jpg?x=1", "split": "3", "descriptions": ["Rot. ", "Kleid"]},
        {"url": "https://img.example/b.jpg", "split": 8, "descriptions": ["Blau"]},
    ]
).encode()
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(("url", "split", "descriptions", "x")), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a feed lies, with a picture beside it."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.jpg").write_bytes(b"a picture")
    return tmp_path


def check(read: Callable[[Path], Iterable[object]], file: Path, content: bytes) -> None:
    """Read a feed and check that nothing but items and named rows come, or one clear error."""
    file.write_bytes(content)
    try:
        rows = list(read(file))
    except SourceError:
        return
    for row in rows:
        assert isinstance(row, ItemDraft | Skipped)
        if isinstance(row, Skipped):
            assert row.reason


_usual = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)


@_usual
@given(content=mutated([CSV.decode().encode(encoding) for encoding in ENCODINGS]))
def test_a_mangled_csv_file_is_read_as_far_as_it_goes(folder: Path, content: bytes) -> None:
    check(read_csv, folder / "catalogue.csv", content)


@_usual
@given(content=mutated([FEIDEGGER, b"[" * 5000, b"[1e999, NaN]"]))
def test_a_mangled_json_file_is_read_as_far_as_it_goes(folder: Path, content: bytes) -> None:
    check(read_feidegger, folder / "FEIDEGGER.json", content)


@_usual
@given(value=json_values)
def test_any_json_is_no_surprise(folder: Path, value: object) -> None:
    check(read_feidegger, folder / "FEIDEGGER.json", json.dumps([value, value]).encode())
