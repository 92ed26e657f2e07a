"""The index holds what can be had now, with the facts that the catalogue has now."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from bot.console import Terminal
from bot.settings import Settings
from bot.shop import Shop, open_shop
from bot.stock.index_file import IndexFile
from bot.stock.indexing import Stock
from engine.calibration.constants import Calibration
from engine.encoder import Encoder
from engine.filters import Filter
from engine.knowledge import Source, know
from storage.items import ItemDraft
from storage.readings import ReadBy
from storage.sources.csv_file import read_csv


@pytest.fixture
async def shop(settings: Settings, encoder: Encoder) -> AsyncIterator[Shop]:
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        yield shop


@pytest.fixture
def drafts(wardrobe: Path) -> list[ItemDraft]:
    return [draft for draft in read_csv(wardrobe) if isinstance(draft, ItemDraft)]


async def import_again(shop: Shop, wardrobe: Path, drafts: list[ItemDraft]) -> None:
    await shop.records.catalogue.upsert(drafts, source=str(wardrobe))
    await shop.stock.refresh(Terminal().bars)


async def test_the_catalogues_facts_can_be_filtered_by(shop: Shop, drafts: list[ItemDraft]) -> None:
    cheap = [draft for draft in drafts if draft.price is not None and draft.price <= 40]
    assert 0 < len(cheap) < len(drafts)
    assert shop.search.count(Filter(maximum=Decimal(40))) == len(cheap)
    category = drafts[0].attributes["category"][0]
    of_category = [draft for draft in drafts if category in draft.attributes["category"]]
    assert shop.search.count(Filter(categories=frozenset({category}))) == len(of_category)


async def test_an_item_is_known_by_the_price_it_has_now(
    shop: Shop, wardrobe: Path, drafts: list[ItemDraft]
) -> None:
    cheaper = [replace(drafts[0], price=Decimal("1.99")), *drafts[1:]]
    await import_again(shop, wardrobe, cheaper)
    assert shop.search.count(Filter(maximum=Decimal(2))) == 1


async def test_what_cannot_be_had_is_not_in_the_index(
    shop: Shop, wardrobe: Path, drafts: list[ItemDraft]
) -> None:
    await import_again(shop, wardrobe, drafts[1:])
    gone = await shop.records.catalogue.find_by_sku(drafts[0].sku)
    assert gone is not None
    assert not gone.is_available
    assert shop.search.item_count == shop.search.count(Filter(currency="EUR")) == len(drafts) - 1
    assert gone.id not in shop.search._index


async def test_colours_of_one_product_are_variants(shop: Shop, drafts: list[ItemDraft]) -> None:
    several = next(d for d in drafts if sum(d.product == other.product for other in drafts) > 1)
    item = await shop.records.catalogue.find_by_sku(several.sku)
    assert item is not None
    variants = [facts.item_id for facts in shop.search.list_variants(item.id)]
    others = await shop.records.catalogue.list_items(variants)
    expected = {d.sku for d in drafts if d.product == several.product} - {several.sku}
    assert {other.sku for other in others} == expected


async def test_every_picture_is_read_beside_its_embedding(
    shop: Shop, drafts: list[ItemDraft]
) -> None:
    assert shop.reader is not None
    by = ReadBy(shop.search.model_id, shop.reader.reader_id)
    readings = await shop.records.readings.load(by)
    assert len(readings) == len(drafts)
    items = await shop.records.catalogue.list_items(list(readings))
    kinds = [readings[item.id]["kind"].get(item.attributes["category"][0], 0) for item in items]
    assert sum(kind > 0.5 for kind in kinds) > 0.8 * len(kinds)
    assert shop.search._index.get_facts([items[0].id])[0].readings == readings[items[0].id]


async def test_what_is_embedded_is_read_without_being_encoded_again(
    shop: Shop, settings: Settings, drafts: list[ItemDraft]
) -> None:
    assert shop.reader is not None
    other = replace(shop.reader, calibration=Calibration("other"))
    hidden = [draft.image_path.rename(f"{draft.image_path}.hidden") for draft in drafts]
    try:
        file = IndexFile(settings.index_file)
        stock = Stock(shop.records, shop.search, file, other, settings.database)
        await stock.refresh(Terminal().bars)
    finally:
        for path, draft in zip(hidden, drafts, strict=True):
            path.rename(draft.image_path)
    by = ReadBy(shop.search.model_id, other.reader_id)
    assert len(await shop.records.readings.load(by)) == len(drafts)
    assert (await shop.records.readings.list_unread(by, 1))[0] == []


async def test_what_the_feed_does_not_say_is_known_from_the_picture(
    shop: Shop, wardrobe: Path, drafts: list[ItemDraft]
) -> None:
    bare = [replace(draft, attributes={"colours": draft.attributes["colours"]}) for draft in drafts]
    await import_again(shop, wardrobe, bare)
    dress = next(draft for draft in drafts if draft.attributes["category"] == ("dress",))
    item = await shop.records.catalogue.find_by_sku(dress.sku)
    assert item is not None
    (facts,) = shop.search._index.get_facts([item.id])
    known = know(facts)
    assert {one.source for one in known["colour"]} == {Source.FEED}
    assert known["kind"][0].source is Source.PICTURE
    assert known["kind"][0].value == "dress"


async def test_pictures_of_an_older_release_get_their_colours_without_being_encoded_again(
    shop: Shop, settings: Settings, drafts: list[ItemDraft], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shop.reader is not None
    assert shop.reader.namer is not None
    first = await shop.records.palettes.load(shop.reader.namer.palette_id)
    assert len(first) == len(drafts)

    async def encode_nothing(*_: object) -> None:
        raise AssertionError("a picture was encoded again")

    monkeypatch.setattr(shop.search, "encode_items", encode_nothing)
    other = replace(shop.reader, namer=replace(shop.reader.namer, palette_id="other"))
    search = shop.search
    stock = Stock(shop.records, search, IndexFile(settings.index_file), other, settings.database)
    await stock.refresh(Terminal().bars)
    again = await shop.records.palettes.load("other")
    assert again.keys() == first.keys()
    assert all(np.allclose(again[item_id], palette) for item_id, palette in first.items())
    item_id = next(iter(again))
    candidates = shop.search._index.get_candidates([item_id])
    assert candidates.palettes is not None
    assert np.array_equal(candidates.palettes[0], again[item_id])
