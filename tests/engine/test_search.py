"""The one door: photos and words in, ranked hits out, for many chats at once."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.attributes import build_reader
from engine.calibration.constants import Calibration
from engine.composition import average, interpolate
from engine.decoder import PictureDecoder
from engine.encoder import Embeddings, Encoder
from engine.errors import EngineError, ImageError, ImageProblem, QueryError
from engine.facts import ItemFacts
from engine.faiss_index import FaissIndex
from engine.filters import Filter
from engine.openclip import OpenClipEncoder
from engine.readings import PictureReader
from engine.search import Hit, Query, SearchEngine
from engine.templates import expand
from tests.engine.pictures import draw_noise, save_jpeg
from tests.engine.test_attributes import OneAxisAWord, look_like
from tests.shared_files import list_real_photos

ITEMS = 30


class SpreadEncoder:
    """The tiny model with pictures moved apart: untrained, it takes all for much the same."""

    def __init__(self, encoder: OpenClipEncoder) -> None:
        self.model_id, self.dimension = encoder.model_id, encoder.dimension
        self.knows_single_words = encoder.knows_single_words
        self.encode_texts = encoder.encode_texts
        self._encoder = encoder
        self._middle = encoder.encode_images([draw_noise(seed) for seed in range(ITEMS)]).mean(0)

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        rows = self._encoder.encode_images(images) - self._middle
        spread: Embeddings = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return spread


class CountingEncoder:
    """An encoder, noting how much it was asked, and able to wait at a gate."""

    def __init__(self, encoder: Encoder) -> None:
        self.model_id, self.dimension = encoder.model_id, encoder.dimension
        self.knows_single_words = encoder.knows_single_words
        self.texts: list[str] = []
        self.image_batches: list[int] = []
        self.gate = threading.Event()
        self.gate.set()
        self._encoder = encoder

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        self.image_batches.append(len(images))
        self.gate.wait(10)
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        self.texts += texts
        return self._encoder.encode_texts(texts)


@pytest.fixture
async def decoder() -> AsyncIterator[PictureDecoder]:
    async with PictureDecoder() as decoder:
        yield decoder


@pytest.fixture(scope="module")
def encoder(encoder: OpenClipEncoder) -> Encoder:
    return SpreadEncoder(encoder)


@pytest.fixture
def counting(encoder: Encoder) -> CountingEncoder:
    return CountingEncoder(encoder)


@pytest.fixture
def index(encoder: Encoder) -> FaissIndex:
    pictures = [draw_noise(seed) for seed in range(ITEMS)]
    return FaissIndex.build(range(ITEMS), encoder.encode_images(pictures))


@pytest.fixture
async def engine(counting: CountingEncoder, index: FaissIndex) -> AsyncIterator[SearchEngine]:
    engine = SearchEngine(counting, index)
    yield engine
    counting.gate.set()
    engine.close()


async def wait_for(has_come: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if has_come():
            return
        await asyncio.sleep(0.001)
    pytest.fail("it never came")


def list_ids(hits: Sequence[Hit]) -> list[int]:
    return [hit.item_id for hit in hits]


async def test_a_catalogue_photo_finds_itself_first(engine: SearchEngine) -> None:
    photo = await engine.encode_photo(save_jpeg(7))
    hits = await engine.search(Query(photos=(photo,)), 5)
    assert (hits[0].item_id, hits[0].rank, hits[0].why) == (7, 1, "photo")
    assert hits[0].score > 0.99
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


async def test_words_alone_rank_by_their_own_embedding(
    engine: SearchEngine, encoder: Encoder, index: FaissIndex
) -> None:
    hits = await engine.search(Query.of_words("rotes Kleid"), ITEMS)
    expected = index.search(encoder.encode_texts(["rotes Kleid"]), ITEMS)[0]
    assert list_ids(hits) == [item_id for item_id, _ in expected]
    assert hits[0].why == "words"


async def test_a_photo_and_words_are_interpolated_by_the_weight(
    engine: SearchEngine, encoder: Encoder, index: FaissIndex
) -> None:
    photo = await engine.encode_photo(save_jpeg(3))
    hits = await engine.search(
        Query.of_words("vielen Blumen", photos=(photo,), text_weight=0.3), ITEMS
    )
    text = encoder.encode_texts(["vielen Blumen"])[0]
    expected = index.search(interpolate(photo, text, 0.3)[np.newaxis], ITEMS)[0]
    assert list_ids(hits) == [item_id for item_id, _ in expected]
    assert hits[0].score == pytest.approx(expected[0][1], abs=1e-5)
    assert hits[0].why == "photo+words"


async def test_the_engines_own_weight_holds_where_the_query_names_none(
    counting: CountingEncoder, index: FaissIndex
) -> None:
    engine = SearchEngine(counting, index, text_weight=0.0)
    photo = await engine.encode_photo(save_jpeg(4))
    hits = await engine.search(Query.of_words("Blumen", photos=(photo,)), 3)
    engine.close()
    assert list_ids(hits)[0] == 4


async def test_several_photos_and_phrases_all_count(engine: SearchEngine) -> None:
    first, second = await engine.encode_photos([save_jpeg(1), save_jpeg(2)])
    both = await engine.search(Query(photos=(first, second)), ITEMS)
    assert {1, 2} <= set(list_ids(both)[:4])
    one_wish = await engine.search(Query.of_words("rot", photos=(first,)), 1)
    two_wishes = await engine.search(Query.of_words("rot", "lang", photos=(first,)), 1)
    assert one_wish[0].score != two_wishes[0].score


async def test_more_continues_where_the_first_page_ended(engine: SearchEngine) -> None:
    query = Query.of_words("Punkte")
    everything = await engine.search(query, ITEMS)
    pages = [await engine.search(query, 12, offset) for offset in (0, 12, 24, 36)]
    assert [hit for page in pages for hit in page] == everything
    assert [hit.rank for hit in everything] == list(range(1, ITEMS + 1))


async def test_the_same_picture_is_shown_once(counting: CountingEncoder, index: FaissIndex) -> None:
    once = index.get_embeddings(range(ITEMS))
    thrice = FaissIndex.build(range(3 * ITEMS), np.concatenate([once, once, once]))
    engine = SearchEngine(counting, thrice)
    hits = await engine.search(Query.of_words("Kleid"), 2 * ITEMS)
    engine.close()
    assert sorted(list_ids(hits)) == list(range(ITEMS))


@pytest.fixture
def shelves(index: FaissIndex) -> FaissIndex:
    """Return the same pictures as three colours of ten products at 0 to 9 euros."""
    facts = [
        ItemFacts(item, product=f"P{item % 10}", price=Decimal(item % 10), currency="EUR")
        for item in range(ITEMS)
    ]
    return FaissIndex.build(range(ITEMS), index.get_embeddings(range(ITEMS)), facts)


async def test_a_product_is_one_hit_on_whatever_page(
    engine: SearchEngine, shelves: FaissIndex
) -> None:
    engine.replace_index(shelves)
    query = Query.of_words("Punkte")
    pages = [await engine.search(query, 4, offset) for offset in (0, 4, 8, 12)]
    hits = [hit for page in pages for hit in page]
    assert [hit.rank for hit in hits] == list(range(1, 11))
    assert {hit.item_id % 10 for hit in hits} == set(range(10))
    for hit in hits:
        others = [facts.item_id for facts in engine.list_variants(hit.item_id)]
        assert sorted(hit.variants) == others


async def test_a_filter_holds_for_hits_and_variants(
    engine: SearchEngine, shelves: FaissIndex
) -> None:
    engine.replace_index(shelves)
    within = Filter(maximum=Decimal(3))
    hits = await engine.search(Query.of_words("Punkte", within=within), ITEMS)
    assert engine.count(within) == 12
    assert sorted(item for hit in hits for item in (hit.item_id, *hit.variants)) == [
        item for item in range(ITEMS) if item % 10 <= 3
    ]


async def test_what_was_seen_is_not_found_again_and_keeps_its_places(
    engine: SearchEngine, shelves: FaissIndex
) -> None:
    engine.replace_index(shelves)
    query = Query.of_words("Punkte")
    everything = await engine.search(query, ITEMS)
    further = await engine.search(query, ITEMS, seen=list_ids(everything[:4]))
    assert further == everything[4:]


def test_an_item_that_is_not_indexed_has_no_variants(engine: SearchEngine) -> None:
    assert engine.list_variants(9999) == ()


@pytest.mark.parametrize("top_k", [0, -3])
async def test_nothing_asked_finds_nothing(engine: SearchEngine, top_k: int) -> None:
    assert await engine.search(Query.of_words("Kleid"), top_k) == []


async def test_an_empty_shop_finds_nothing(engine: SearchEngine, encoder: Encoder) -> None:
    engine.replace_index(FaissIndex.build([], np.empty((0, encoder.dimension), np.float32)))
    assert engine.item_count == 0
    assert await engine.search(Query.of_words("Kleid"), 12) == []


async def test_an_empty_query_is_refused(engine: SearchEngine) -> None:
    with pytest.raises(QueryError, match="photo or a phrase"):
        await engine.search(Query(), 12)


async def test_a_photo_of_another_model_is_refused(engine: SearchEngine) -> None:
    with pytest.raises(QueryError, match="encode it again"):
        await engine.search(Query(photos=(np.ones(7, dtype=np.float32),)), 12)


async def test_a_replaced_index_is_searched_at_once(engine: SearchEngine, encoder: Encoder) -> None:
    picture = encoder.encode_images([draw_noise(99)])
    engine.replace_index(FaissIndex.build([1234], picture))
    assert list_ids(await engine.search(Query.of_words("Kleid"), 5)) == [1234]


async def test_a_phrase_is_encoded_once(engine: SearchEngine, counting: CountingEncoder) -> None:
    for _ in range(3):
        await engine.search(Query.of_words("rotes Kleid"), 2)
    assert counting.texts == ["rotes Kleid"]


async def test_the_least_used_phrase_is_forgotten(
    counting: CountingEncoder, index: FaissIndex
) -> None:
    engine = SearchEngine(counting, index, remembered_phrases=2)
    for phrase in ("a b", "c d", "a b", "e f", "a b", "c d"):
        await engine.encode_phrase(phrase)
    engine.close()
    assert counting.texts == ["a b", "c d", "e f", "c d"]


async def test_a_single_word_is_an_ensemble(engine: SearchEngine, encoder: Encoder) -> None:
    expected = average(encoder.encode_texts(expand("Punkte", knows_single_words=False)))
    np.testing.assert_allclose(await engine.encode_phrase("Punkte"), expected, atol=1e-5)


async def test_photos_of_several_chats_go_in_one_batch(
    engine: SearchEngine, counting: CountingEncoder, encoder: Encoder
) -> None:
    counting.gate.clear()
    first = asyncio.create_task(engine.encode_photo(save_jpeg(0)))
    await wait_for(lambda: bool(counting.image_batches))
    others = [asyncio.create_task(engine.encode_photo(save_jpeg(seed))) for seed in range(1, 6)]
    await wait_for(lambda: engine._worker.waiting == 5)
    counting.gate.set()
    embeddings = await asyncio.gather(first, *others)
    assert counting.image_batches == [1, 5]
    expected = encoder.encode_images([draw_noise(seed) for seed in range(6)])
    assert (np.sum(np.stack(embeddings) * expected, axis=1) > 0.99).all()


async def test_a_bad_photo_spoils_no_other_chats_batch(engine: SearchEngine) -> None:
    results = await asyncio.gather(
        engine.encode_photo(save_jpeg(1)),
        engine.encode_photo(b"%PDF-1.7"),
        engine.encode_photo(save_jpeg(2)),
        return_exceptions=True,
    )
    assert isinstance(results[1], ImageError)
    assert isinstance(results[0], np.ndarray)
    assert isinstance(results[2], np.ndarray)


async def test_a_shopper_who_leaves_disturbs_nobody(engine: SearchEngine) -> None:
    leaving = asyncio.create_task(engine.encode_photo(save_jpeg(1)))
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await engine.encode_photo(save_jpeg(2))).shape == (engine.dimension,)


async def test_catalogue_pictures_are_encoded_and_the_bad_ones_named(
    engine: SearchEngine, decoder: PictureDecoder, tmp_path: Path
) -> None:
    good = tmp_path / "good.jpg"
    good.write_bytes(save_jpeg(5))
    os.mkfifo(tmp_path / "pipe.jpg")
    bad = [tmp_path / "missing.jpg", tmp_path, tmp_path / "pipe.jpg"]
    encoded = await engine.encode_items([save_jpeg(4), b"", good, *bad], decoder)
    assert encoded.embeddings.shape == (2, engine.dimension)
    assert encoded.positions == (0, 2)
    reasons = [(position, error.reason) for position, error in encoded.failures]
    unreadable = [(place, ImageProblem.UNREADABLE) for place in (3, 4, 5)]
    assert reasons == [(1, ImageProblem.EMPTY), *unreadable]


async def test_a_catalogue_picture_that_its_decoder_does_not_survive_is_named(
    engine: SearchEngine,
) -> None:
    async with PictureDecoder(seconds=5, at_once=1) as decoder:
        await decoder.decode(save_jpeg(1))
        (worker,) = decoder._free
        os.kill(worker.process.pid, signal.SIGSTOP)  # it hangs in the middle of a picture
        encoded = await engine.encode_items([save_jpeg(2), save_jpeg(3)], decoder)
    assert encoded.positions == (1,)
    ((place, error),) = encoded.failures
    assert (place, error.reason) == (0, ImageProblem.DAMAGED)


async def test_no_catalogue_pictures_give_no_rows(
    engine: SearchEngine, decoder: PictureDecoder
) -> None:
    assert (await engine.encode_items([], decoder)).embeddings.shape == (0, engine.dimension)


async def test_a_closed_engine_says_so(counting: CountingEncoder, index: FaissIndex) -> None:
    engine = SearchEngine(counting, index)
    engine.close()
    engine.close()
    with pytest.raises(EngineError, match="closed"):
        await engine.encode_photo(save_jpeg(1))
    with pytest.raises(EngineError, match="closed"):
        await engine.search(Query.of_words("Kleid"), 1)


async def test_a_real_photo_finds_itself_among_others(
    engine: SearchEngine, encoder: Encoder, decoder: PictureDecoder
) -> None:
    paths = list_real_photos(8)
    encoded = await engine.encode_items(paths, decoder)
    engine.replace_index(FaissIndex.build(range(len(paths)), encoded.embeddings))
    photo = await engine.encode_photo(paths[3].read_bytes())
    assert list_ids(await engine.search(Query(photos=(photo,)), 1)) == [3]


def test_the_door_opens_without_loading_torch() -> None:
    code = "import engine.search, engine.wishes, sys; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


async def test_with_a_reader_the_wish_holds_and_the_kind_is_kept() -> None:
    attributes = build_reader(OneAxisAWord().encode)
    reader = PictureReader(attributes, Calibration())
    look = {value: look_like(attributes, field, value) for field, value in LOOKS}
    rows = [
        look["dress"] + look["red"],
        look["dress"] + look["blue"],
        look["coat"] + look["blue"],
        look["coat"] + look["red"],
    ]
    embeddings = np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)
    index = FaissIndex.build(range(len(rows)), embeddings)
    engine = SearchEngine(FixedEncoder(look["blue"]), index, reader=reader)
    try:
        hits = await engine.search(Query.of_words("blaues", photos=(embeddings[0],)), 4)
    finally:
        engine.close()
    assert list_ids(hits)[0] == 1
    assert hits[0].why == "photo+words"


@pytest.mark.parametrize(("has_reader", "shows_garment"), [(True, True), (False, False)])
async def test_a_photo_is_read_by_its_garment_where_a_reader_can_tell_one(
    has_reader: bool, shows_garment: bool
) -> None:
    attributes = build_reader(OneAxisAWord().encode)
    reader = PictureReader(attributes, Calibration()) if has_reader else None
    coat = look_like(attributes, "kind", "coat")
    encoder = RedEncoder(coat)
    index = FaissIndex.build([0], coat[np.newaxis])
    photo = Image.new("RGB", (400, 400), (150, 150, 150))
    photo.paste((200, 0, 0), (20, 20, 160, 160))
    buffer = io.BytesIO()
    photo.save(buffer, "PNG")
    engine = SearchEngine(encoder, index, reader=reader)
    try:
        embedding = await engine.encode_photo(buffer.getvalue())
    finally:
        engine.close()
    assert (float(embedding @ coat) > 0.5) is shows_garment


LOOKS = (("kind", "dress"), ("kind", "coat"), ("colour", "red"), ("colour", "blue"))


class FixedEncoder:
    """An encoder for which every text is the same."""

    model_id, knows_single_words = "fixed", True

    def __init__(self, embedding: Embeddings) -> None:
        self._embedding = embedding
        self.dimension = len(embedding)

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        return np.stack([self._embedding for _ in texts])

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        raise NotImplementedError


class RedEncoder(FixedEncoder):
    """An encoder for which a picture is as much of a coat as it is red."""

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        rows = []
        for image in images:
            pixels = np.asarray(image, dtype=np.int64)
            red = float((pixels[..., 0] - pixels[..., 1] > 90).mean())
            carpet = np.roll(self._embedding, 200)
            rows.append(red * self._embedding + (1 - red) * carpet)
        return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)
