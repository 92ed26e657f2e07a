"""An edited question is answered anew in its place; what is far back changes nothing."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.phone import Message, Shopper, count_pictures
from tests.bot.stage import Stage


@pytest.fixture
def dress(wardrobe: Path) -> Path:
    return sorted((wardrobe.parent / "images").glob("*.jpg"))[0]


def get_line(answer: list[Message]) -> str:
    return str(answer[-1]["text"].splitlines()[0]).replace("\xa0", " ")


async def test_an_edited_question_is_answered_in_its_place(lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    count = len(await lena.history())
    changed = await lena.edit(answer, "blaues Kleid")
    assert get_line(changed) == "„blaues Kleid“"
    assert [one["message_id"] for one in changed] == [one["message_id"] for one in answer]
    assert len(await lena.history()) == count
    again = await lena.edit(answer, "grünes Kleid")
    assert get_line(again) == "„grünes Kleid“"
    refined = await lena.say("unter 500 €")
    assert "grünes Kleid" in get_line(refined)


async def test_an_edited_wish_changes_what_it_refined(lena: Shopper, dress: Path) -> None:
    await lena.show(dress)
    refined = await lena.say("in Rott")
    changed = await lena.edit(refined, "in Blau")
    assert get_line(changed).startswith("Dein Foto")
    assert "Blau" in get_line(changed)


async def test_an_edited_caption_asks_for_the_same_photo(lena: Shopper, dress: Path) -> None:
    answer = await lena.show(dress, caption="in Rot")
    changed = await lena.edit(answer, "in Blau")
    assert get_line(changed).startswith("Dein Foto")
    assert "Blau" in get_line(changed)
    assert "Rot" not in get_line(changed)


async def test_an_edit_far_back_changes_nothing(lena: Shopper) -> None:
    first = await lena.say("rotes Kleid")
    await lena.say("Sneaker")
    before = await lena.history()
    await lena.edit_quietly(first, "blaues Kleid")
    assert await lena.history() == [
        {**one, **now} for one, now in zip(before, await lena.history(), strict=True)
    ]
    assert get_line(await lena.look_at(first[-1])) == get_line(first)
    assert "Sneaker" in get_line(await lena.say("in Weiß"))


async def test_an_edit_that_asks_for_the_same_changes_nothing(stage: Stage, lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    calls = len(stage.wire.calls)
    await lena.edit_quietly(answer, "rotes Kleid!")
    edits = [call for call in stage.wire.calls[calls:] if call.method.startswith("edit")]
    assert edits == []


async def test_what_was_no_question_becomes_one(lena: Shopper) -> None:
    said = await lena.say("hallo")
    answer = await lena.edit_anew(said, "rotes Kleid")
    assert count_pictures(answer) == 10


async def test_an_edit_before_its_question_was_handled_and_a_restart(
    stage: Stage, lena: Shopper
) -> None:
    await stage.stop_bot()
    (said,) = await lena.post("rotes Kleid")
    await lena.change_own(said, "blaues Kleid")
    await lena.change_own(said, "grünes Kleid")
    await stage.start_bot()
    async with asyncio.timeout(30):
        while True:
            answers = [
                one for one in await lena.history() if one["message_id"] > said["message_id"]
            ]
            if answers and "text" in answers[-1] and "grünes" in answers[-1]["text"]:
                break
            await asyncio.sleep(0.05)
    assert count_pictures(answers) <= 10
    assert sum("text" in one for one in answers) == 1


async def test_edits_of_another_kind_are_left_alone(lena: Shopper) -> None:
    said = await lena.say("/help")
    await lena.edit_quietly(said, "/start")


async def test_words_that_are_as_good_as_a_command_are_no_question_once_edited(
    lena: Shopper,
) -> None:
    answer = await lena.say("blaue Hose")
    for words in ("merk dir die 3", "meine Merkliste", "sag Bescheid", "lösch alle meine Daten"):
        await lena.edit_quietly(answer, words)
        assert (await lena.look_at(answer[-1]))[-1] == answer[-1]
