"""FEIDEGGER's JSON becomes records with splits, and items; what cannot is named."""

import json
from pathlib import Path
from typing import Any

import pytest

from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.feidegger import FeideggerRecord, read_feidegger, read_records

URL = "https://img.example/article/ab/12.jpg?imwidth=300"


def write(folder: Path, content: Any) -> Path:
    path = folder / "FEIDEGGER.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def make(**changes: Any) -> dict[str, Any]:
    return {"url": URL, "split": "3", "descriptions": ["Ein rotes Kleid. ", "Rot"]} | changes


@pytest.mark.parametrize(("split", "number"), [("0", 0), (7, 7), ("8", 8), (9, 9), (" 4 ", 4)])
def test_a_split_can_be_a_string_or_a_number(tmp_path: Path, split: Any, number: int) -> None:
    (record,) = read_records(write(tmp_path, [make(split=split)]))
    assert isinstance(record, FeideggerRecord)
    assert record.split == number
    assert record.is_validation is (number == 8)
    assert record.is_test is (number == 9)


def test_a_picture_is_named_by_the_last_part_of_its_address(tmp_path: Path) -> None:
    (record,) = read_records(write(tmp_path, [make()]), tmp_path / "pictures")
    assert isinstance(record, FeideggerRecord)
    assert record.image_path == tmp_path / "pictures" / "12.jpg"
    assert record.descriptions == ("Ein rotes Kleid.", "Rot")


def test_pictures_lie_in_images_beside_the_file_where_there_is_such_a_folder(
    tmp_path: Path,
) -> None:
    (tmp_path / "images").mkdir()
    (item,) = read_feidegger(write(tmp_path, [make()]))
    assert isinstance(item, ItemDraft)
    assert item.image_path == tmp_path / "images" / "12.jpg"
    assert (item.sku, item.title_de) == ("12", "Ein rotes Kleid.")


@pytest.mark.parametrize(
    "entry",
    [
        7, {}, make(url=None), make(url="https://x.example/"), make(url="https://x.example/.."),
        make(url="https://x.example/..%5Ca"), make(url="https://[x/a.jpg"),
        make(split="train"), make(split=10), make(split=None), make(split=True),
        make(descriptions=[]), make(descriptions=[" "]), make(descriptions="Rot"),
    ],
)  # fmt: skip
def test_a_broken_object_is_named_and_the_others_are_read(tmp_path: Path, entry: Any) -> None:
    first, second = read_records(write(tmp_path, [entry, make()]))
    assert isinstance(first, Skipped)
    assert first.row == "object 1"
    assert first.reason
    assert isinstance(second, FeideggerRecord)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b'{"url": 1}'])
def test_a_file_that_is_no_list_is_refused_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"broken\.json"):
        list(read_records(path))


def test_a_link_out_of_the_folder_is_refused_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"not yours")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "12.jpg").symlink_to(tmp_path / "secret.jpg")
    (tmp_path / "images" / "13.jpg").symlink_to(tmp_path / "images" / "13.jpg")
    other = make(url="https://img.example/13.jpg")
    first, second = read_records(write(tmp_path, [make(), other]))
    assert isinstance(first, Skipped)
    assert (first.row, "out of the folder" in first.reason) == ("object 1", True)
    assert isinstance(second, Skipped)
