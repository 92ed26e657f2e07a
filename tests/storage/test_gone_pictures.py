"""What is known of a picture goes once no item shows it, and not before."""

import numpy as np

from storage.catalogue import Catalogue
from storage.database import Database
from storage.embeddings import EmbeddingStore
from storage.gone_pictures import GonePictures
from storage.palettes import PaletteStore
from storage.picture_files import PictureFiles
from tests.storage.conftest import MakeDraft


async def test_what_is_known_of_a_replaced_picture_goes(
    database: Database, catalogue: Catalogue, make_draft: MakeDraft
) -> None:
    embeddings, palettes, files = (
        EmbeddingStore(database),
        PaletteStore(database),
        PictureFiles(database),
    )
    await catalogue.upsert([make_draft("A", "red"), make_draft("B", "blue")], source="shop")
    hashes = [image_hash for image_hash, _ in await embeddings.list_missing("clip")]
    await embeddings.save("clip", hashes, np.eye(2, 8, dtype=np.float32))
    await palettes.save("namer", hashes, np.zeros((2, 3), dtype=np.float32))
    await files.record(7, dict.fromkeys([*hashes, "collage"], "file"))
    gone = GonePictures(database)
    await gone.forget()
    assert set(await files.find(7, [*hashes, "collage"])) == set(hashes)
    await catalogue.upsert([make_draft("A", "green")], source="shop")  # and B is sold out
    kept = [one.image_hash for one in [await catalogue.find_by_sku("B")] if one is not None]
    await gone.forget()
    assert list(await palettes.find("namer", hashes)) == kept
    assert list(await files.find(7, hashes)) == kept
    missing = [image_hash for image_hash, _ in await embeddings.list_missing("clip")]
    assert len(missing) == 1
    assert missing[0] not in hashes  # A's new picture
