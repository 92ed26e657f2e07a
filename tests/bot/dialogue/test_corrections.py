"""A tap changes a question from what is stored, and an update that comes twice changes it once."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from PIL import Image

from bot.console import Terminal
from bot.dialogue.answers import Asked
from bot.errors import ShopperProblem
from bot.settings import Settings
from bot.shop import Shop, open_shop
from engine.encoder import Embeddings, Encoder
from engine.wishes import Term, read_question
from storage.turns import Turn
from tests.bot.talks import Talk, build_dialogue

PAGE = 5


class CountingEncoder:
    """The shop's encoder, which counts what it is asked."""

    knows_single_words = True

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.model_id, self.dimension = encoder.model_id, encoder.dimension
        self.asked = 0

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        self.asked += len(images)
        return self._encoder.encode_images(images)

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        self.asked += len(texts)
        return self._encoder.encode_texts(texts)


@pytest.fixture
def counting(encoder: Encoder) -> CountingEncoder:
    return CountingEncoder(encoder)


@pytest.fixture
async def shop(settings: Settings, counting: CountingEncoder) -> AsyncIterator[Shop]:
    async with open_shop(settings, Terminal(), encoder=counting) as shop:
        yield shop


@pytest.fixture
def lena(shop: Shop) -> Talk:
    return Talk(build_dialogue(shop, page_size=PAGE))


@pytest.fixture
def photo(wardrobe: Path) -> bytes:
    return sorted((wardrobe.parent / "images").glob("*.jpg"))[3].read_bytes()


async def test_taps_encode_nothing_again(
    lena: Talk, photo: bytes, counting: CountingEncoder
) -> None:
    await lena.show(photo, caption="mit Punkten")
    await lena.say("länger")
    taps, turn, before = lena.dialogue.corrections, lena.answer.turn, counting.asked
    lena.answers.append(await taps.shift(lena.ask(), turn, -1))
    await taps.shift(lena.ask(), turn, 1)
    await taps.emphasise(lena.ask(), turn, 0, 1)
    await taps.emphasise(lena.ask(), turn, 1, -1)
    await taps.remove(lena.ask(), turn, 1)
    denied = await taps.deny(lena.ask(), turn, 0)
    await taps.deny(lena.ask(), denied.turn, 1)
    await taps.remove_photo(lena.ask(), turn)
    await lena.dialogue.places.back(lena.ask(), lena.answer.turn)
    assert counting.asked == before


async def test_more_of_the_photo_or_of_the_words_moves_the_answer_their_way(
    lena: Talk, photo: bytes
) -> None:
    await lena.show(photo)
    alone = lena.ids
    await lena.say("mit Streifen")
    turn, taps = lena.answer.turn, lena.dialogue.corrections
    photos, words = turn, turn
    for _ in range(2):
        photos = (await taps.shift(lena.ask(), photos, -1)).turn
        words = (await taps.shift(lena.ask(), words, 1)).turn
    shared = [len(set(alone) & set(one.hits[: len(alone)])) for one in (photos, turn, words)]
    assert shared == sorted(shared, reverse=True)
    assert photos.hits != words.hits
    with pytest.raises(ShopperProblem, match="strength-most"):
        await taps.shift(lena.ask(), words, 1)


async def test_a_wish_that_counts_more_or_less_changes_the_order(lena: Talk) -> None:
    await lena.say("gestreiftes Kleid")
    await lena.say("in blau")
    taps, turn = lena.dialogue.corrections, lena.answer.turn
    weak, strong = turn, turn
    for _ in range(2):
        weak = (await taps.emphasise(lena.ask(), weak, 0, -1)).turn
        strong = (await taps.emphasise(lena.ask(), strong, 0, 1)).turn
    assert weak.hits != strong.hits
    lena.answers.append(await taps.emphasise(lena.ask(), turn, 0, -1))
    assert lena.line == "„gestreiftes Kleid“ (schwächer) · + blau"


async def test_an_update_handled_twice_corrects_and_goes_back_once(lena: Talk) -> None:
    await lena.say("rotes Kleid")
    first = lena.answer.turn
    await lena.say("mit Punkten")
    asked = lena.ask()
    stronger = [
        await lena.dialogue.corrections.emphasise_last(asked, await latest(lena), 1)
        for _ in range(2)
    ]
    assert stronger[0].turn.id == stronger[1].turn.id
    question = read_question(stronger[1].turn.question)
    assert [phrase.emphasis for phrase in question.wanted] == [0, 1]
    for asked in (lena.ask(), lena.ask()):
        for _ in range(2):
            back = await lena.dialogue.places.back(asked, await latest(lena))
    assert back.turn.id == first.id


async def latest(talk: Talk) -> Turn:
    return await talk.dialogue.get_latest(talk.chat_id)


async def test_a_reply_that_is_handled_twice_does_not_undo_where_it_led(lena: Talk) -> None:
    await lena.say("rotes Kleid")
    old = lena.answer.turn
    await lena.say("schwarze Stiefel")
    asked: Asked = lena.ask()
    for _ in range(2):
        await lena.dialogue.places.go_to(asked, old)
        lena.answers.append(
            await lena.dialogue.corrections.add(asked, old, Term("pattern", "dotted"))
        )
    assert (await latest(lena)).id == lena.answer.turn.id
    assert lena.answer.turn.parent_id == old.id
