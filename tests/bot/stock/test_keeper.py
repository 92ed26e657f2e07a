"""A running shop notices what an import brought, and searches under way are not disturbed."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from bot.console import Terminal
from bot.records import open_records
from bot.settings import Settings
from bot.shop import Shop, open_shop
from bot.stock.keeper import StockKeeper
from engine.encoder import Encoder
from engine.search import Query
from storage.items import ItemDraft
from storage.sources.csv_file import read_csv
from tests.bot.conftest import ITEMS
from tests.bot.faults.bot_process import wait_until


@pytest.fixture
async def shop(settings: Settings, encoder: Encoder) -> AsyncIterator[Shop]:
    """A shop whose keeper looks often."""
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        shop.keeper._look_seconds = 0.05
        keeping = asyncio.create_task(shop.keeper.keep())
        yield shop
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


@pytest.fixture
def drafts(wardrobe: Path) -> list[ItemDraft]:
    return [draft for draft in read_csv(wardrobe) if isinstance(draft, ItemDraft)]


async def import_elsewhere(settings: Settings, drafts: Sequence[ItemDraft], source: Path) -> None:
    """Import as another process does, over connections of its own."""
    async with open_records(settings) as records:
        await records.catalogue.upsert(drafts, source=str(source))


async def test_a_new_item_is_encoded_and_found(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "new.jpg"
    picture.write_bytes(drafts[0].image_path.read_bytes() + b"\0")  # another hash
    new = replace(drafts[0], sku="new", product="new", image_path=picture)
    before = shop.search._index
    await import_elsewhere(settings, [*drafts, new], wardrobe)
    await wait_until(lambda: shop.search.item_count == ITEMS + 1, "the new item can be found")
    assert len(before) == ITEMS  # the index before was not touched
    item = await shop.records.catalogue.find_by_sku("new")
    assert item is not None
    assert item.id in shop.search._index


async def test_a_price_that_changed_is_known(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path
) -> None:
    index = shop.search._index
    await import_elsewhere(settings, [replace(drafts[0], price=None), *drafts[1:]], wardrobe)
    await wait_until(lambda: shop.search._index is not index, "the index is replaced")
    item = await shop.records.catalogue.find_by_sku(drafts[0].sku)
    assert item is not None
    assert shop.search._index.get_facts([item.id])[0].price is None


async def test_what_vanishes_is_found_no_more(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path
) -> None:
    await import_elsewhere(settings, drafts[:20], wardrobe)
    await wait_until(lambda: shop.search.item_count == 20, "the others are gone")


async def test_a_search_under_way_keeps_the_index_it_began_with(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path
) -> None:
    query = Query.of_words("rotes Kleid")
    searches = [asyncio.create_task(shop.search.search(query, 5)) for _ in range(50)]
    await import_elsewhere(settings, drafts[:20], wardrobe)
    while shop.search.item_count != 20:
        searches.append(asyncio.create_task(shop.search.search(query, 5)))
        await asyncio.sleep(0.01)
    assert all(len(hits) == 5 for hits in await asyncio.gather(*searches))


async def test_nothing_is_built_again_where_nothing_changed(shop: Shop) -> None:
    index = shop.search._index
    await asyncio.sleep(0.5)
    assert shop.search._index is index


async def test_a_file_that_is_damaged_meanwhile_is_written_anew(
    shop: Shop, settings: Settings
) -> None:
    whole = settings.index_file.stat().st_size
    settings.index_file.write_bytes(b"torn")
    await wait_until(lambda: settings.index_file.stat().st_size == whole, "it is whole again")
    assert shop.search.item_count == ITEMS


async def test_an_import_that_goes_on_is_waited_for(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path
) -> None:
    keeper = StockKeeper(shop.stock, shop.search._doors, Terminal().bars)  # type: ignore[attr-defined]
    index = shop.search._index
    await import_elsewhere(settings, drafts[:30], wardrobe)
    await keeper._look()
    await import_elsewhere(settings, drafts[:20], wardrobe)
    await keeper._look()
    assert shop.search._index is index
    await keeper._look()
    assert shop.search.item_count == 20


async def test_a_database_that_fails_for_a_while_is_tried_again(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path
) -> None:
    file = settings.data_dir / "garderobe.sqlite3"
    away = file.rename(file.with_suffix(".away"))
    file.mkdir()
    with capture_logs() as logs:
        await shop.records.catalogue._database.close()
        await wait_until(
            lambda: any(log["event"] == "index_not_refreshed" for log in logs), "it is said"
        )
    file.rmdir()
    away.rename(file)
    await import_elsewhere(settings, drafts[:20], wardrobe)
    await wait_until(lambda: shop.search.item_count == 20, "the import is noticed")


async def test_a_fault_that_nobody_thought_of_costs_the_old_index_nothing(
    shop: Shop,
    settings: Settings,
    drafts: list[ItemDraft],
    wardrobe: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def fail(_: object) -> None:
        raise ValueError("a vector of another length")

    monkeypatch.setattr(shop.stock, "refresh", fail)
    with capture_logs() as logs:
        await import_elsewhere(settings, drafts[:20], wardrobe)
        await wait_until(
            lambda: any(log["event"] == "index_not_refreshed" for log in logs), "it is said"
        )
    assert len(await shop.search.search(Query.of_words("rotes Kleid"), 5)) == 5
    monkeypatch.undo()
    await wait_until(lambda: shop.search.item_count == 20, "the import is noticed")


async def test_broken_pictures_are_named_and_cost_nobody_else_a_place(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], wardrobe: Path, tmp_path: Path
) -> None:
    good = drafts[0].image_path.read_bytes()
    contents = {"truncated": good[: len(good) // 2], "fine": good + b"\0"}
    new = []
    for name, content in contents.items():
        picture = tmp_path / f"{name}.jpg"
        picture.write_bytes(content)
        new.append(replace(drafts[0], sku=name, product=name, image_path=picture))
    with capture_logs() as logs:
        await import_elsewhere(settings, [*drafts, *new], wardrobe)
        await wait_until(lambda: shop.search.item_count == ITEMS + 1, "the good one is found")
    skipped = [log for log in logs if log["event"] == "picture_skipped"]
    assert {Path(log["path"]).name for log in skipped} == {"truncated.jpg"}


async def test_the_embeddings_are_those_of_the_model_itself(
    shop: Shop, encoder: Encoder, drafts: list[ItemDraft]
) -> None:
    from engine.images import load_image

    item = await shop.records.catalogue.find_by_sku(drafts[5].sku)
    assert item is not None
    own = encoder.encode_images([load_image(item.image_path.read_bytes())])
    np.testing.assert_allclose(shop.search._index.get_embeddings([item.id]), own, atol=1e-5)
