"""A folder of pictures becomes items named by their files."""

import os
from pathlib import Path

import pytest
from PIL import Image

from storage.catalogue import Catalogue
from storage.errors import SourceError
from storage.items import ItemDraft, Skipped
from storage.sources.folder import read_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "dresses").mkdir(parents=True)
    return folder


def test_pictures_below_the_folder_are_items_in_order(folder: Path) -> None:
    for name in ("dresses/rotes_kleid-lang.JPG", "cap.webp", "notes.txt", ".hidden.png"):
        (folder / name).write_bytes(b"content")
    items = [item for item in read_folder(folder) if isinstance(item, ItemDraft)]
    assert [item.sku for item in items] == ["cap", "dresses/rotes_kleid-lang"]
    assert items[1].title_de == "Rotes kleid lang"
    assert items[1].image_path.is_absolute()


def test_links_may_not_leave_the_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"not yours")
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (skipped,) = read_folder(folder)
    assert isinstance(skipped, Skipped)
    assert "outside" in skipped.reason


def test_a_folder_without_pictures_is_said(folder: Path) -> None:
    with pytest.raises(SourceError, match="no picture"):
        list(read_folder(folder))
    with pytest.raises(SourceError, match="no folder"):
        list(read_folder(folder / "nowhere"))


async def test_a_name_that_is_not_utf8_is_skipped_by_the_catalogue(
    folder: Path, catalogue: Catalogue
) -> None:
    for name in (b"/fine.png", b"/kleid\xff.png"):
        Image.new("RGB", (8, 8)).save(os.fsdecode(os.fsencode(folder) + name))
    report = await catalogue.upsert(read_folder(folder))
    assert report.added == 1
    assert "stored" in report.skipped[0].reason


async def test_two_pictures_of_one_name_are_one_item(folder: Path, catalogue: Catalogue) -> None:
    Image.new("RGB", (8, 8)).save(folder / "a.jpg")
    Image.new("RGB", (8, 8)).save(folder / "a.png")
    report = await catalogue.upsert(read_folder(folder))
    assert (report.added, len(report.skipped)) == (1, 1)
