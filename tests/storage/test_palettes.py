"""Palettes are kept by picture, and another namer's are named anew."""

import numpy as np
import pytest

from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.palettes import PaletteStore
from tests.storage.conftest import MakeDraft

PALETTES = np.array([[1.5, -2.0, np.nan], [0.25, 4.0, -1.0]], dtype=np.float32)


@pytest.fixture
def store(database: Database) -> PaletteStore:
    return PaletteStore(database)


@pytest.fixture
async def hashes(
    store: PaletteStore, database: Database, catalogue: Catalogue, make_draft: MakeDraft
) -> list[str]:
    """Two pictures that are embedded, of three items."""
    await catalogue.upsert(
        [make_draft("A", "red"), make_draft("B", "blue"), make_draft("C", "tan")], source="shop"
    )
    embeddings = EmbeddingStore(database)
    hashes = [image_hash for image_hash, _ in await embeddings.list_missing("clip")]
    await embeddings.save("clip", hashes[:2], np.eye(2, 8, dtype=np.float32))
    assert [image_hash for image_hash, _ in await store.list_missing("namer", "clip")] == hashes[:2]
    return hashes[:2]


async def test_what_was_named_is_found_and_not_missing(
    store: PaletteStore, catalogue: Catalogue, hashes: list[str]
) -> None:
    await store.save("namer", hashes, PALETTES)
    assert await store.list_missing("namer", "clip") == []
    found = await store.find("namer", [*hashes, "unknown"])
    assert set(found) == set(hashes)
    in_order = np.stack([found[image_hash] for image_hash in hashes])
    assert np.array_equal(in_order, PALETTES, equal_nan=True)
    loaded = await store.load("namer")
    items = await catalogue.list_items(list(loaded))
    by_sku = {item.sku: loaded[item.id] for item in items}
    assert np.array_equal(by_sku["A"], PALETTES[0], equal_nan=True)
    assert np.array_equal(by_sku["B"], PALETTES[1])


async def test_another_namer_names_anew(store: PaletteStore, hashes: list[str]) -> None:
    await store.save("namer", hashes, PALETTES)
    assert [image_hash for image_hash, _ in await store.list_missing("other", "clip")] == hashes
    await store.save("other", hashes[:1], PALETTES[:1, :2])
    assert list(await store.find("namer", hashes)) == hashes[1:]
    assert (await store.find("other", hashes))[hashes[0]].shape == (2,)


async def test_one_palette_is_needed_for_each_picture(
    store: PaletteStore, hashes: list[str]
) -> None:
    with pytest.raises(ValueError, match="zip"):
        await store.save("namer", hashes, PALETTES[:1])
