"""The catalogue keeps what can be found, in any order asked for."""

from decimal import Decimal

import numpy as np
import pytest

from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.errors import NotFoundError
from storage.items import HardFacts
from tests.storage.conftest import MakeDraft, MakePicture


async def test_an_item_comes_back_as_its_source_described_it(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    draft = make_draft(
        "A1",
        product="P1",
        title_de="Geblümtes Kleid",
        description_de="Ein Kleid für den Sommer 🌻",
        attributes={"category": ("dress",), "colours": ("red", "white")},
        price=Decimal("49.90"),
        currency="CHF",
        url="https://shop.example/a1",
        is_sample=True,
    )
    await catalogue.upsert([draft])

    item = await catalogue.find_by_sku("A1")

    assert item is not None
    assert {name: getattr(item, name) for name in draft.__slots__} == {
        name: getattr(draft, name) for name in draft.__slots__
    }
    assert str(item.price) == "49.90"
    assert item.is_available


async def test_items_come_in_the_order_of_their_ids_and_missing_ones_are_left_out(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert(make_draft(sku) for sku in "ABCD")
    ids = {sku: item.id for sku in "ABCD" if (item := await catalogue.find_by_sku(sku))}

    items = await catalogue.list_items([ids["C"], ids["A"], 10**9, ids["D"]])

    assert [item.sku for item in items] == ["C", "A", "D"]


async def test_the_facts_of_what_is_available_come_by_item_id(
    catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    dress = {"category": ("dress",), "colours": ("red", "white")}
    gone = make_draft("gone", product="P1")
    bare = make_draft("bare")
    priced = make_draft(
        "priced", product="P1", price=Decimal("49.9"), currency="CHF", attributes=dress
    )
    await catalogue.upsert([gone, bare, priced], source="shop")
    await catalogue.upsert([bare, priced], source="shop")
    ids = {sku: item.id for sku in ("bare", "priced") if (item := await catalogue.find_by_sku(sku))}
    assert await catalogue.list_facts() == [
        HardFacts(ids["bare"], "", None, "EUR", {}),
        HardFacts(ids["priced"], "P1", Decimal("49.90"), "CHF", dress),
    ]


async def test_an_item_that_must_exist_and_does_not_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="no item 7"):
        await catalogue.get_item(7)


async def test_everything_is_still_there_after_a_restart(
    url: str, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A"), make_draft("B")])
    version = await catalogue.get_version()

    reopened = Database(url)
    try:
        assert await Catalogue(reopened).count() == 2
        assert await Catalogue(reopened).get_version() == version
    finally:
        await reopened.close()


class TestVersion:
    """The version changes with everything an index or an answer could be made of."""

    async def test_importing_the_same_again_keeps_it(
        self, catalogue: Catalogue, make_draft: MakeDraft
    ) -> None:
        await catalogue.upsert([make_draft("A")])
        version = await catalogue.get_version()
        await catalogue.upsert([make_draft("A")])
        assert await catalogue.get_version() == version

    async def test_a_new_item_changes_it(self, catalogue: Catalogue, make_draft: MakeDraft) -> None:
        await catalogue.upsert([make_draft("A")])
        version = await catalogue.get_version()
        await catalogue.upsert([make_draft("B")])
        assert await catalogue.get_version() != version

    async def test_another_picture_in_the_same_file_changes_it(
        self, catalogue: Catalogue, make_draft: MakeDraft
    ) -> None:
        await catalogue.upsert([make_draft("A", "red")])
        version = await catalogue.get_version()
        await catalogue.upsert([make_draft("A", "blue")])
        assert await catalogue.get_version() != version

    async def test_another_price_changes_it(
        self, catalogue: Catalogue, make_draft: MakeDraft
    ) -> None:
        await catalogue.upsert([make_draft("A", price=Decimal(10))])
        version = await catalogue.get_version()
        await catalogue.upsert([make_draft("A", price=Decimal(9))])
        assert await catalogue.get_version() != version

    async def test_an_item_taken_out_changes_it(
        self, catalogue: Catalogue, make_draft: MakeDraft
    ) -> None:
        await catalogue.upsert([make_draft("A"), make_draft("B")], source="shop")
        version = await catalogue.get_version()
        await catalogue.upsert([make_draft("A")], source="shop")
        assert await catalogue.get_version() != version

    async def test_an_embedding_that_came_late_changes_it(
        self, catalogue: Catalogue, database: Database, make_draft: MakeDraft
    ) -> None:
        await catalogue.upsert([make_draft("A")])
        version = await catalogue.get_version()
        item = await catalogue.find_by_sku("A")
        assert item is not None
        vector = np.ones((1, 4), dtype=np.float32)
        await EmbeddingStore(database).save("clip", [item.image_hash], vector)
        assert await catalogue.get_version() != version


async def test_statistics_count_items_pictures_and_categories(
    catalogue: Catalogue, make_draft: MakeDraft, make_picture: MakePicture
) -> None:
    shared = make_picture("shared.png", "green")
    dress = {"category": ("dress",)}
    await catalogue.upsert(
        [
            make_draft("A", attributes=dress, image_path=shared),
            make_draft("B", attributes=dress, image_path=shared),
            make_draft(
                "C", attributes={"category": ("cap",)}, image_path=make_draft("x").image_path
            ),
        ],
        source="shop",
    )
    await catalogue.upsert([make_draft("Z")], source="other")
    await catalogue.upsert([], source="other")

    stats = await catalogue.get_stats()

    assert (stats.available, stats.unavailable, stats.pictures) == (3, 1, 2)
    assert list(stats.categories.items()) == [("dress", 2), ("cap", 1)]


async def test_two_items_may_share_a_picture(
    catalogue: Catalogue, make_draft: MakeDraft, make_picture: MakePicture
) -> None:
    shared = make_picture("shared.png", "green")
    report = await catalogue.upsert(
        [make_draft("A", image_path=shared), make_draft("B", image_path=shared)]
    )
    first, second = await catalogue.find_by_sku("A"), await catalogue.find_by_sku("B")
    assert report.added == 2
    assert first is not None
    assert second is not None
    assert first.image_hash == second.image_hash
