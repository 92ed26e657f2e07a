"""Embeddings are kept by picture and model, and no picture is encoded twice."""

import numpy as np
import pytest
from sqlalchemy import insert, select

from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.errors import DatabaseError
from storage.tables import ItemRow
from tests.storage.conftest import MakeDraft, MakePicture


@pytest.fixture
def store(database: Database) -> EmbeddingStore:
    return EmbeddingStore(database)


def make_embeddings(count: int, dimension: int = 8) -> np.ndarray:
    vectors = np.random.default_rng(count).standard_normal((count, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


async def test_what_was_saved_is_loaded_bit_for_bit_by_item(
    store: EmbeddingStore, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert(
        make_draft(sku, colour) for sku, colour in zip("ABC", ("red", "blue", "tan"), strict=True)
    )
    missing = await store.list_missing("clip")
    embeddings = make_embeddings(3)
    await store.save("clip", [image_hash for image_hash, _ in missing], embeddings)

    item_ids, loaded = await store.load("clip")

    items = await catalogue.list_items(item_ids.tolist())
    assert [item.image_hash for item in items] == [image_hash for image_hash, _ in missing]
    assert item_ids.dtype == np.int64
    assert loaded.dtype == np.float32
    assert np.array_equal(loaded, embeddings)


async def test_only_pictures_that_this_model_has_not_seen_are_missing(
    store: EmbeddingStore, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A", "red"), make_draft("B", "blue")])
    (first, path), (second, _) = await store.list_missing("clip")
    await store.save("clip", [first], make_embeddings(1))
    assert path.name == "A.png"
    assert [image_hash for image_hash, _ in await store.list_missing("clip")] == [second]
    assert len(await store.list_missing("siglip")) == 2


async def test_a_picture_of_two_items_is_missing_once_and_loaded_for_both(
    store: EmbeddingStore,
    catalogue: Catalogue,
    make_draft: MakeDraft,
    make_picture: MakePicture,
) -> None:
    shared = make_picture("shared.png", "green")
    await catalogue.upsert([make_draft("A", image_path=shared), make_draft("B", image_path=shared)])
    missing = await store.list_missing("clip")
    await store.save("clip", [image_hash for image_hash, _ in missing], make_embeddings(1))
    item_ids, loaded = await store.load("clip")
    assert len(missing) == 1
    assert len(item_ids) == 2
    assert np.array_equal(loaded[0], loaded[1])


async def test_items_that_are_gone_are_neither_missing_nor_loaded(
    store: EmbeddingStore, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A", "red"), make_draft("B", "blue")], source="shop")
    missing = await store.list_missing("clip")
    await store.save("clip", [missing[1][0]], make_embeddings(1))
    await catalogue.upsert([], source="shop")
    assert await store.list_missing("clip") == []
    assert len((await store.load("clip"))[0]) == 0


async def test_saving_again_replaces(
    store: EmbeddingStore, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A")])
    ((image_hash, _),) = await store.list_missing("clip")
    await store.save("clip", [image_hash], make_embeddings(1))
    newer = np.ascontiguousarray(-make_embeddings(1)[:, ::-1])
    await store.save("clip", [image_hash], newer)
    assert np.array_equal((await store.load("clip"))[1], newer)


@pytest.mark.parametrize(
    "embeddings",
    [np.ones(8), np.ones((2, 8)), np.full((1, 8), np.nan), np.full((1, 8), np.inf)],
    ids=["one vector", "two rows", "nan", "infinite"],
)
async def test_what_is_no_embedding_is_refused(
    store: EmbeddingStore, embeddings: np.ndarray
) -> None:
    with pytest.raises(ValueError, match="embedding"):
        await store.save("clip", ["a" * 64], embeddings)


async def test_a_model_that_changed_under_its_name_is_noticed(
    store: EmbeddingStore, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A", "red"), make_draft("B", "blue")])
    (first, _), (second, _) = await store.list_missing("clip")
    await store.save("clip", [first], make_embeddings(1, 8))
    await store.save("clip", [second], make_embeddings(1, 16))
    with pytest.raises(DatabaseError, match="another name"):
        await store.load("clip")


async def test_five_thousand_embeddings_load_whole(
    store: EmbeddingStore, catalogue: Catalogue, database: Database, make_draft: MakeDraft
) -> None:
    await catalogue.upsert([make_draft("A")])
    hashes = [f"{number:064x}" for number in range(5_000)]
    async with database.transaction() as session:  # as if each had a picture of its own
        template = (await session.execute(select(ItemRow.__table__))).mappings().one()
        await session.execute(
            insert(ItemRow),
            [
                {name: template[name] for name in template if name != "id"}
                | {"sku": image_hash, "image_hash": image_hash}
                for image_hash in hashes
            ],
        )
    await store.save("clip", hashes, make_embeddings(5_000, 256))

    found, loaded = await store.load("clip")
    assert len(found) == 5_000
    assert loaded.shape == (5_000, 256)
