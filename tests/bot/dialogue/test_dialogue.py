"""Between two messages the model or the catalogue may change; a dialogue bears it."""

import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from bot.console import Terminal
from bot.dialogue.answers import Answer, Asked
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.verdicts import Verdict
from bot.errors import ShopperProblem
from bot.settings import Settings
from bot.shop import Shop, open_shop
from bot.wording.texts import Texts
from engine.encoder import Embeddings, Encoder
from engine.wishes import read_question, read_request
from storage.items import ItemDraft
from storage.sources.csv_file import read_csv
from tests.bot.talks import TOP_K, build_dialogue

CHAT = 7
PAGE = 5
UPDATES = itertools.count(1000)


class ColourEncoder:
    """Another model with another dimension: a picture is the colours of its nine parts."""

    model_id = "colours"
    dimension = 27
    knows_single_words = False

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        return np.stack([_normalise(np.asarray(image.resize((3, 3)))) for image in images])

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        return np.stack([_normalise(np.arange(27) % len(text)) for text in texts])


def _normalise(colours: np.ndarray) -> Embeddings:
    apart = colours.ravel() - colours.mean() + 0.01  # of one colour is no embedding without
    return np.asarray(apart / np.linalg.norm(apart), dtype=np.float32)


def talk(shop: Shop, page_size: int = PAGE) -> Dialogue:
    return build_dialogue(shop, page_size=page_size)


def ask(chat_id: int, update_id: int) -> Asked:
    return Asked(chat_id, update_id, Texts("de").speak("de"))


def next_ask() -> Asked:
    return ask(CHAT, next(UPDATES))


@pytest.fixture
async def shop(settings: Settings, encoder: Encoder) -> AsyncIterator[Shop]:
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        yield shop


@pytest.fixture
async def renewed(settings: Settings) -> AsyncIterator[Shop]:
    """Open the same shop with another model."""
    async with open_shop(settings, Terminal(), encoder=ColourEncoder()) as shop:
        yield shop


@pytest.fixture
def photo(wardrobe: Path) -> bytes:
    return sorted((wardrobe.parent / "images").glob("*.jpg"))[3].read_bytes()


def list_ids(answer: Answer) -> list[int]:
    return [item.id for item in answer.items]


async def test_a_photo_that_another_model_read_is_asked_for_again(
    shop: Shop, renewed: Shop, photo: bytes
) -> None:
    await talk(shop).ask_photos(ask(CHAT, 1), [photo])
    with pytest.raises(ShopperProblem, match="photo-forgotten"):
        await talk(renewed).ask_words(ask(CHAT, 2), read_request("mit Blumen"))
    answer = await talk(renewed).ask_words(ask(CHAT, 3), read_request("mit Blumen"))
    question = read_question(answer.turn.question)
    assert [phrase.text for phrase in question.wanted] == ["Blumen"]
    assert answer.turn.photo_embeddings == ()


async def test_a_wish_cannot_go_from_a_photo_that_another_model_read(
    shop: Shop, renewed: Shop, photo: bytes
) -> None:
    answer = await talk(shop).ask_photos(ask(CHAT, 1), [photo], "mit Blumen")
    with pytest.raises(ShopperProblem, match="photo-forgotten"):
        await talk(renewed).corrections.remove(ask(CHAT, 2), answer.turn, 0)
    without_photo = await talk(renewed).corrections.remove_photo(ask(CHAT, 3), answer.turn)
    assert len(without_photo.items) == PAGE


async def test_more_for_a_photo_that_another_model_read_ends_with_what_was_ranked(
    shop: Shop, renewed: Shop, photo: bytes
) -> None:
    answer = await talk(shop).ask_photos(ask(CHAT, 1), [photo])
    shown = list_ids(answer)
    while len(shown) < TOP_K:
        answer = await talk(renewed).show_more(next_ask(), answer.turn)
        shown += list_ids(answer)
    assert shown == list(answer.turn.hits)
    with pytest.raises(ShopperProblem, match="photo-forgotten"):
        await talk(renewed).show_more(next_ask(), answer.turn)


async def test_an_answer_with_parts_of_photos_that_another_model_read_can_be_looked_at(
    shop: Shop, renewed: Shop, photo: bytes
) -> None:
    parts = "Schnitt vom ersten, Muster vom zweiten"
    answer = await talk(shop).ask_photos(ask(CHAT, 1), [photo, photo], parts)
    assert read_question(answer.turn.question).photo_parts
    again = await talk(renewed).places.look(answer.turn)
    assert list_ids(again) == list_ids(answer)


async def test_a_tap_on_a_verdict_that_comes_again_says_what_it_did(shop: Shop) -> None:
    verdicts = talk(shop).verdicts
    turn = (await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))).turn
    judged = await verdicts.judge(2, turn, 1, Verdict.LIKED)
    assert await verdicts.find(turn, 1) is Verdict.LIKED  # so the tap now seems to take it back
    again = await verdicts.judge(2, turn, 1, Verdict.NONE)
    assert judged is not None
    assert again is not None
    assert again.id == judged.id
    assert verdicts.read(again, turn.hits[0]) is Verdict.LIKED


async def test_more_for_words_repeats_nothing_when_the_model_changed(
    shop: Shop, renewed: Shop
) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    shown = list(answer.items)
    while answer.has_more:
        answer = await talk(renewed).show_more(next_ask(), answer.turn)
        shown += answer.items
    assert len(shown) > TOP_K
    assert len({item.product for item in shown}) == len(shown)


async def test_more_is_offered_as_long_as_there_is_some(shop: Shop, wardrobe: Path) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    shown = list(answer.items)
    while answer.has_more:
        answer = await talk(shop).show_more(next_ask(), answer.turn)
        assert answer.items
        shown += answer.items
    drafts = [draft for draft in read_csv(wardrobe) if isinstance(draft, ItemDraft)]
    assert {item.product for item in shown} == {draft.product for draft in drafts}
    assert len(shown) == len({draft.product for draft in drafts})


@pytest.mark.parametrize("page_size", [1, 2, 3, 4, 5, 6])
async def test_more_is_never_offered_for_an_empty_page(shop: Shop, page_size: int) -> None:
    dialogue = talk(shop, page_size=page_size)
    answer = await dialogue.ask_words(ask(CHAT, 100 + page_size), read_request("rotes Kleid"))
    while answer.has_more:
        answer = await dialogue.show_more(next_ask(), answer.turn)
        assert answer.items


async def test_a_new_colour_of_what_was_shown_is_nothing_more(
    shop: Shop, wardrobe: Path, settings: Settings
) -> None:
    drafts = [draft for draft in read_csv(wardrobe) if isinstance(draft, ItemDraft)]
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    shown = list(answer.items)
    new = replace(drafts[0], sku="new", product=shown[0].product)
    await shop.records.catalogue.upsert([*drafts, new], source=str(wardrobe))
    await shop.stock.refresh(Terminal().bars)
    while answer.has_more:
        answer = await talk(shop).show_more(next_ask(), answer.turn)
        shown += answer.items
    assert "new" not in {item.sku for item in shown}
    assert len({item.product for item in shown}) == len(shown)


async def test_details_and_answers_know_the_other_colours(shop: Shop) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    number, item = next(
        (number, item) for number, item in enumerate(answer.items, 1) if answer.variants[item.id]
    )
    details = await talk(shop).get_details(answer.turn, number)
    assert details.item == item
    assert details.variants == answer.variants[item.id]
    assert {facts.product for facts in details.variants} == {item.product}


async def test_what_an_import_took_away_is_not_shown(shop: Shop, wardrobe: Path) -> None:
    first = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    gone = {item.sku for item in await shop.records.catalogue.list_items(first.turn.hits[4:8])}
    await _import_without(gone, shop, wardrobe)
    assert await talk(shop).get_item(first.turn, 4) == first.items[3]
    with pytest.raises(ShopperProblem, match="details-gone"):
        await talk(shop).get_item(first.turn, 5)
    more = await talk(shop).show_more(next_ask(), first.turn)
    anew = await talk(shop).ask_words(ask(CHAT, 2), read_request("rotes Kleid"))
    for answer in (more, anew):
        assert len(answer.items) == PAGE
        assert not {item.sku for item in answer.items} & gone
    assert await talk(shop).get_item(more.turn, more.first) == more.items[0]


async def _import_without(gone: set[str], shop: Shop, wardrobe: Path) -> None:
    """Import the wardrobe again without some items."""
    drafts = [draft for draft in read_csv(wardrobe) if draft.sku not in gone]
    report = await shop.records.catalogue.upsert(drafts, source=str(wardrobe))
    assert report.removed == len(gone)


async def test_similar_needs_no_picture_but_its_embedding(shop: Shop) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    item = answer.items[0]
    away = item.image_path.with_suffix(".away")
    item.image_path.rename(away)
    try:
        similar = await talk(shop).ask_similar(ask(CHAT, 2), item)
    finally:
        away.rename(item.image_path)
    assert list_ids(similar)[0] == item.id


async def test_similar_to_an_item_that_was_not_encoded_yet_is_said(shop: Shop) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    new = replace(answer.items[0], id=999_999)
    with pytest.raises(ShopperProblem, match="photo-download-failed"):
        await talk(shop).ask_similar(ask(CHAT, 2), new)


async def test_a_forged_button_that_leaves_nothing_to_search_for_is_stale(shop: Shop) -> None:
    answer = await talk(shop).ask_words(ask(CHAT, 1), read_request("rotes Kleid"))
    with pytest.raises(ShopperProblem, match="button-stale"):
        await talk(shop).corrections.remove(ask(CHAT, 2), answer.turn, 0)
    with pytest.raises(ShopperProblem, match="button-stale"):
        await talk(shop).corrections.keep_only(ask(CHAT, 3), answer.turn, 99)


async def test_an_index_file_that_cannot_be_written_costs_only_the_cache(
    settings: Settings, encoder: Encoder
) -> None:
    settings.index_file.unlink()
    (settings.index_file / "in-the-way").mkdir(parents=True)
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        assert shop.search.item_count > 0
