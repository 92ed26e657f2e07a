"""What an import adds, changes, leaves, takes out and skips."""

import asyncio
import os
import struct
import zlib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pillow_heif
import pytest
from PIL import Image
from sqlalchemy import update

from storage.catalogue import Catalogue
from storage.database import Database
from storage.items import Skipped
from storage.tables import ItemRow
from tests.storage.conftest import MakeDraft, MakePicture


async def test_the_same_import_twice_changes_nothing(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    drafts = [make_draft("A", price=Decimal("5.5")), make_draft("B")]
    first = await catalogue.upsert(drafts, source="shop")
    again = await catalogue.upsert(drafts, source="shop")
    assert (first.added, first.changed, first.unchanged, first.removed) == (2, 0, 0, 0)
    assert (again.added, again.changed, again.unchanged, again.removed) == (0, 0, 2, 0)


async def test_a_changed_row_changes_its_item_and_keeps_its_id(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A", title_de="Alt")])
    before = await catalogue.find_by_sku("A")
    report = await catalogue.upsert([make_draft("A", title_de="Neu")])
    after = await catalogue.find_by_sku("A")
    assert before is not None
    assert after is not None
    assert (report.changed, after.title_de, after.id) == (1, "Neu", before.id)


async def test_items_that_their_source_lists_no_more_become_unavailable_and_may_return(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    both = [make_draft("A"), make_draft("B")]
    await catalogue.upsert(both, source="shop")
    gone = await catalogue.upsert(both[:1], source="shop")
    assert gone.removed == 1
    assert await catalogue.count() == 1
    returned = await catalogue.upsert(both, source="shop")
    assert (returned.changed, await catalogue.count()) == (1, 2)


async def test_another_source_takes_nothing_out(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A")], source="shop")
    report = await catalogue.upsert([make_draft("B")], source="outlet")
    assert (report.removed, await catalogue.count()) == (0, 2)


async def test_without_a_source_nothing_is_taken_out(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A")])
    report = await catalogue.upsert([make_draft("B")])
    assert (report.removed, await catalogue.count()) == (0, 2)


async def test_a_row_that_is_broken_this_time_leaves_its_item_as_it_was(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A"), make_draft("B")], source="shop")
    broken = Skipped("line 3", "the price 'x' is no number", "B")
    report = await catalogue.upsert([make_draft("A"), broken], source="shop")
    assert (report.removed, report.skipped) == (0, (broken,))
    assert await catalogue.count() == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "missing"),
        (b"", "empty"),
        (b"%PDF-1.7 not a picture", "no picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "no picture"),
        (b"GIF89a", "no picture"),
    ],
    ids=["missing", "empty", "pdf", "broken png", "cut gif"],
)
async def test_a_picture_that_cannot_be_used_is_named_with_the_reason(
    catalogue: Catalogue,
    make_draft: MakeDraft,
    tmp_path: Path,
    content: bytes | None,
    reason: str,
) -> None:
    picture = tmp_path / "broken.jpg"
    if content is not None:
        picture.write_bytes(content)
    report = await catalogue.upsert([make_draft("A"), make_draft("B", image_path=picture)])
    assert report.added == 1
    assert [skipped.row for skipped in report.skipped] == ["B"]
    assert reason in report.skipped[0].reason
    assert "broken.jpg" in report.skipped[0].reason


@pytest.mark.parametrize(
    ("sku", "reason"),
    [("", "empty"), ("x" * 201, "longer"), ("a\0b", "stored"), ("\udcff", "stored")],
    ids=["empty", "long", "nul", "half a character"],
)
async def test_a_sku_that_cannot_be_kept_is_skipped(
    catalogue: Catalogue,
    make_draft: MakeDraft,
    make_picture: MakePicture,
    sku: str,
    reason: str,
) -> None:
    picture = make_picture("fine.png", "red")
    hostile = make_draft("fine", sku=sku, image_path=picture)
    report = await catalogue.upsert([hostile, make_draft("A")])
    assert report.added == 1
    assert reason in report.skipped[0].reason


async def test_the_first_of_a_sku_wins(catalogue: Catalogue, make_draft: MakeDraft) -> None:
    report = await catalogue.upsert(
        [make_draft("A", title_de="eins"), make_draft("A", title_de="zwei")]
    )
    item = await catalogue.find_by_sku("A")
    assert item is not None
    assert item.title_de == "eins"
    assert "earlier row" in report.skipped[0].reason


async def test_nul_bytes_in_texts_are_left_out(catalogue: Catalogue, make_draft: MakeDraft) -> None:
    await catalogue.upsert([make_draft("A", title_de="ro\0t", description_en="\ud800red")])
    item = await catalogue.find_by_sku("A")
    assert item is not None
    assert (item.title_de, item.description_en) == ("rot", "red")


async def test_progress_reaches_the_end(catalogue: Catalogue, make_draft: MakeDraft) -> None:
    seen: list[tuple[int, int]] = []
    drafts = [make_draft("A", sku=f"s{number}") for number in range(450)]
    await catalogue.upsert(drafts, on_progress=lambda *step: seen.append(step))
    assert seen == [(200, 450), (400, 450), (450, 450)]


async def test_two_imports_at_once_end_as_one(
    catalogue: Catalogue, url: str, make_draft: MakeDraft
) -> None:
    drafts = [make_draft("A", sku=f"s{number}") for number in range(300)]
    other = Database(url)
    try:
        reports = await asyncio.gather(
            catalogue.upsert(drafts, source="shop"),
            Catalogue(other).upsert(drafts, source="shop"),
        )
    finally:
        await other.close()
    assert await catalogue.count() == 300
    assert sum(report.added for report in reports) == 300


@pytest.mark.parametrize("edge", [8_000, 10_000, 60_000])
async def test_a_picture_with_too_many_pixels_is_skipped(
    catalogue: Catalogue, make_draft: MakeDraft, tmp_path: Path, edge: int
) -> None:
    bomb = tmp_path / "bomb.png"
    size = struct.pack(">II", edge, edge) + b"\x08\x02\0\0\0"
    bomb.write_bytes(b"\x89PNG\r\n\x1a\n" + _make_chunk(b"IHDR", size) + _make_chunk(b"IDAT", b""))
    report = await catalogue.upsert([make_draft("A", image_path=bomb)])
    assert "too many pixels" in report.skipped[0].reason


def _make_chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


async def test_a_pipe_in_a_pictures_place_does_not_stop_the_import(
    catalogue: Catalogue, make_draft: MakeDraft, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    report = await catalogue.upsert([make_draft("A", image_path=pipe)])
    assert "no file" in report.skipped[0].reason


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "gif", "bmp", "tiff", "avif", "heic"])
async def test_pictures_of_all_the_usual_kinds_are_taken(
    catalogue: Catalogue, make_draft: MakeDraft, tmp_path: Path, suffix: str
) -> None:
    picture = tmp_path / f"picture.{suffix}"
    image = Image.new("RGB", (64, 64), "red")
    if suffix == "heic":
        pillow_heif.from_pillow(image).save(picture)
    else:
        image.save(picture)
    assert (await catalogue.upsert([make_draft("A", image_path=picture)])).added == 1


async def test_each_change_moves_the_latest_change_on(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    assert await catalogue.find_latest_change() is None
    moments = []
    for drafts in (
        [make_draft("a"), make_draft("b")],
        [make_draft("a"), make_draft("b")],
        [make_draft("a", title_en="A"), make_draft("b")],
        [make_draft("a", title_en="A")],
    ):
        await catalogue.upsert(drafts, source="shop")
        moments.append(await catalogue.find_latest_change())
    first, same, changed, removed = moments
    assert first is not None
    assert first == same
    assert changed is not None
    assert removed is not None
    assert first < changed < removed


async def test_a_clock_that_was_set_back_hides_no_change(
    catalogue: Catalogue, database: Database, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("a")], source="shop")
    future = datetime(2100, 1, 1, tzinfo=UTC)
    async with database.transaction() as session:
        await session.execute(update(ItemRow).values(updated_at=future))
    await catalogue.upsert([make_draft("a", title_en="A")], source="shop")
    latest = await catalogue.find_latest_change()
    assert latest is not None
    assert latest > future
