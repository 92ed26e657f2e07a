"""Readings are kept by picture and model, and what one reader read is not read by it again."""

import numpy as np
import pytest

from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.readings import ReadBy, Reading, ReadingStore
from tests.storage.conftest import MakeDraft, MakePicture

OURS = ReadBy("clip", "reader-1")
DOTTED: Reading = {"pattern": {"dotted": 0.93}, "colour": {"red": 0.8, "white": 0.6}}
PLAIN: Reading = {"pattern": {"plain": 0.99}, "sleeve": {}}


@pytest.fixture
def store(database: Database) -> ReadingStore:
    return ReadingStore(database)


@pytest.fixture
async def hashes(database: Database, catalogue: Catalogue, make_draft: MakeDraft) -> list[str]:
    """Three items, A and B embedded by clip, all of them by siglip."""
    await catalogue.upsert(
        [make_draft("A", "red"), make_draft("B", "blue"), make_draft("C", "tan")], source="shop"
    )
    embeddings = EmbeddingStore(database)
    hashes = [image_hash for image_hash, _ in await embeddings.list_missing("clip")]
    await embeddings.save("clip", hashes[:2], np.eye(2, 8, dtype=np.float32))
    await embeddings.save("siglip", hashes, np.eye(3, 4, dtype=np.float32))
    return hashes


async def test_what_was_embedded_is_to_be_read(store: ReadingStore, hashes: list[str]) -> None:
    unread, embeddings = await store.list_unread(OURS, 10)
    assert sorted(unread) == sorted(hashes[:2])
    row = embeddings[unread.index(hashes[1])]
    assert np.array_equal(row, np.eye(2, 8, dtype=np.float32)[1])
    assert embeddings.dtype == np.float32


async def test_what_was_read_is_loaded_by_item_and_not_read_again(
    store: ReadingStore, catalogue: Catalogue, hashes: list[str]
) -> None:
    await store.save(OURS, hashes[:2], [DOTTED, PLAIN])
    loaded = await store.load(OURS)
    items = await catalogue.list_items(list(loaded))
    assert {item.sku: loaded[item.id] for item in items} == {"A": DOTTED, "B": PLAIN}
    unread, embeddings = await store.list_unread(OURS, 10)
    assert unread == []
    assert len(embeddings) == 0


async def test_reading_goes_on_in_parts(store: ReadingStore, hashes: list[str]) -> None:
    first, _ = await store.list_unread(OURS, 1)
    await store.save(OURS, first, [DOTTED])
    second, _ = await store.list_unread(OURS, 1)
    assert sorted([*first, *second]) == sorted(hashes[:2])


async def test_another_reader_reads_anew_and_replaces(
    store: ReadingStore, hashes: list[str]
) -> None:
    await store.save(OURS, hashes[:2], [DOTTED, DOTTED])
    newer = ReadBy("clip", "reader-2")
    assert len((await store.list_unread(newer, 10))[0]) == 2
    assert await store.load(newer) == {}
    await store.save(newer, hashes[:2], [PLAIN, PLAIN])
    assert list((await store.load(newer)).values()) == [PLAIN, PLAIN]
    assert await store.load(OURS) == {}


async def test_another_models_readings_are_its_own(store: ReadingStore, hashes: list[str]) -> None:
    await store.save(OURS, hashes[:2], [DOTTED, DOTTED])
    assert len((await store.list_unread(ReadBy("siglip", "reader-1"), 10))[0]) == 3


async def test_items_that_are_gone_are_neither_read_nor_loaded(
    store: ReadingStore, catalogue: Catalogue, hashes: list[str]
) -> None:
    await store.save(OURS, hashes[:1], [DOTTED])
    await catalogue.upsert([], source="shop")
    assert (await store.list_unread(OURS, 10))[0] == []
    assert await store.load(OURS) == {}


async def test_a_picture_of_two_items_is_read_once_for_both(
    store: ReadingStore,
    database: Database,
    catalogue: Catalogue,
    make_draft: MakeDraft,
    make_picture: MakePicture,
) -> None:
    shared = make_picture("shared.png", "green")
    await catalogue.upsert([make_draft("A", image_path=shared), make_draft("B", image_path=shared)])
    embeddings = EmbeddingStore(database)
    ((image_hash, _),) = await embeddings.list_missing("clip")
    await embeddings.save("clip", [image_hash], np.ones((1, 4), dtype=np.float32))
    unread, _ = await store.list_unread(OURS, 10)
    await store.save(OURS, unread, [DOTTED])
    assert unread == [image_hash]
    assert list((await store.load(OURS)).values()) == [DOTTED, DOTTED]


async def test_each_picture_needs_a_reading(store: ReadingStore, hashes: list[str]) -> None:
    with pytest.raises(ValueError, match="argument"):
        await store.save(OURS, hashes[:2], [DOTTED])
    assert await store.load(OURS) == {}
