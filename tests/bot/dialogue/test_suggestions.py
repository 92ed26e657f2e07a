"""A suggestion changes the answer, has hits, and is never what was asked already."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console import Terminal
from bot.dialogue.answers import Answer, Suggestion
from bot.settings import Settings
from bot.shop import Shop, open_shop
from engine.encoder import Encoder
from engine.wishes import list_fields, read_question
from storage.items import ItemDraft
from storage.sources.csv_file import read_csv
from tests.bot.talks import Talk, build_dialogue

PAGE = 10


@pytest.fixture
async def shop(settings: Settings, encoder: Encoder) -> AsyncIterator[Shop]:
    async with open_shop(settings, Terminal(), encoder=encoder) as shop:
        yield shop


@pytest.fixture
def lena(shop: Shop) -> Talk:
    return Talk(build_dialogue(shop, page_size=PAGE))


async def follow(talk: Talk, suggestion: Suggestion) -> Answer:
    """Do what a tap on a suggestion does."""
    corrections, turn = talk.dialogue.corrections, talk.answer.turn
    if suggestion.term is not None:
        return await corrections.add(talk.ask(), turn, suggestion.term)
    if suggestion.maximum is not None:
        return await corrections.limit_price(talk.ask(), turn, suggestion.maximum)
    assert suggestion.position is not None
    return await corrections.remove(talk.ask(), turn, suggestion.position)


@pytest.mark.parametrize(
    "said", ["Kleid", "blau", "T-Shirt ohne Streifen", "Oberteil unter 80 €", "mit Kapuze"]
)
async def test_each_suggestion_changes_the_answer_and_has_hits(lena: Talk, said: str) -> None:
    await lena.say(said)
    before = read_question(lena.answer.turn.question)
    asked = {field for phrase in before.wanted for field in list_fields(phrase)}
    assert 2 <= len(lena.answer.suggestions) <= 4
    for suggestion in lena.answer.suggestions:
        answer = await follow(lena, suggestion)
        assert answer.items
        assert answer.miss is None
        assert [item.id for item in answer.items] != lena.ids
        assert suggestion.term is None or suggestion.term.field not in asked
        assert suggestion.maximum is None or before.price is None


async def test_a_photo_has_suggestions_too(lena: Talk, wardrobe: Path) -> None:
    drafts = [it for it in read_csv(wardrobe) if isinstance(it, ItemDraft)]
    dress = next(it for it in drafts if it.attributes["category"] == ("dress",))
    await lena.show(dress.image_path.read_bytes())
    assert lena.answer.suggestions
    for suggestion in lena.answer.suggestions:
        answer = await follow(lena, suggestion)
        assert answer.items
        assert answer.miss is None


async def test_a_price_that_is_too_low_leads_to_what_there_is(lena: Talk) -> None:
    await lena.say("Kleid unter 1 €")
    assert lena.answer.items == ()
    kinds = [(one.position, one.maximum is not None) for one in lena.answer.suggestions]
    assert (1, False) in kinds
    assert (None, True) in kinds
    for suggestion in lena.answer.suggestions:
        assert (await follow(lena, suggestion)).items


async def test_a_miss_leads_to_what_there_is(lena: Talk) -> None:
    await lena.say("gepunkteter Mantel mit Kapuze in Lila")
    await lena.say("ohne Ärmel")
    assert lena.answer.miss is not None
    assert lena.answer.suggestions
    for suggestion in lena.answer.suggestions:
        assert (await follow(lena, suggestion)).items


async def test_after_the_last_page_there_is_somewhere_to_go(lena: Talk) -> None:
    await lena.say("rotes Kleid")
    await lena.say("bis 60 €")
    answer = lena.answer
    seen = [item.id for item in answer.items]
    while answer.items:
        answer = await lena.dialogue.show_more(lena.ask(), answer.turn)
        seen += [item.id for item in answer.items]
    assert len(set(seen)) == len(seen)
    assert not answer.has_more
    lena.answers.append(answer)
    assert answer.suggestions
    for suggestion in answer.suggestions:
        assert (await follow(lena, suggestion)).items
