"""👍 and 👎 steer the running search and only it, as buttons and as reactions."""

import asyncio
import time

from tests.bot.phone import Message, Shopper, count_pictures, list_labels
from tests.bot.stage import Stage

LIKED = "„rotes Kleid“ · eins gefällt dir"


async def wait_for_line(shopper: Shopper, words: Message, line: str) -> Message:
    """Wait until a message's first line is this."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        now = (await shopper.look_at(words))[-1]
        if now["text"].splitlines()[0] == line:
            return now
        await asyncio.sleep(0.05)
    raise AssertionError(f"not {line!r} but {now['text']!r}")


def list_toasts(stage: Stage) -> list[str]:
    calls = [call for call in stage.wire.calls if call.method == "answerCallbackQuery"]
    return [call.parameters["text"] for call in calls if "text" in call.parameters]


async def test_a_reaction_counts_until_it_is_taken_back(lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    await lena.react(answer[2], "👍")
    await wait_for_line(lena, answer[-1], LIKED)
    await lena.react(answer[2], None)
    await wait_for_line(lena, answer[-1], "„rotes Kleid“")


async def test_a_reaction_can_turn_into_its_opposite(lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    await lena.react(answer[2], "❤")
    await wait_for_line(lena, answer[-1], LIKED)
    await lena.react(answer[2], "👎")
    await wait_for_line(lena, answer[-1], "„rotes Kleid“ · eins aussortiert")
    await lena.react(answer[3], "🤔")  # says nothing
    await lena.react(answer[-1], "👍")  # is of no item
    more = await lena.say("mehr")
    assert more[-1]["text"].splitlines()[0] == "„rotes Kleid“ · eins aussortiert"


async def test_what_was_shown_stays_and_what_follows_changes(lena: Shopper, sam: Shopper) -> None:
    answer, plain = await lena.say("Kleid"), await sam.say("Kleid")
    await lena.react(answer[9], "👍")
    await wait_for_line(lena, answer[-1], "„Kleid“ · eins gefällt dir")
    titles = [message["caption"] for message in (await lena.look_at(answer[-1]))[:-1]]
    assert titles == [message["caption"] for message in answer[:-1]]
    steered, unsteered = await lena.say("mehr"), await sam.say("more")
    assert count_pictures(steered) == count_pictures(unsteered) == 10
    assert steered[0]["caption"].startswith("11 · ")
    assert len(plain) == len(answer)


async def test_buttons_say_the_same(stage: Stage, lena: Shopper, sam: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    card = (await lena.tap(answer[-1], "3"))[0]
    assert {"👍 Mehr davon", "👎 Nicht für mich"} <= set(list_labels(card))
    await lena.press(card, "👍 Mehr davon")
    await wait_for_line(lena, answer[-1], LIKED)
    await lena.press(card, "👍 Mehr davon")
    await wait_for_line(lena, answer[-1], "„rotes Kleid“")
    await lena.press(card, "👎 Nicht für mich")
    await wait_for_line(lena, answer[-1], "„rotes Kleid“ · eins aussortiert")
    await sam.say("red dress")
    assert "set aside" not in (await sam.say("with dots"))[-1]["text"]
    assert [text.split(",")[0] for text in list_toasts(stage)] == ["Gut", "Gut", "Gut"]


async def test_a_new_search_knows_nothing_of_it(stage: Stage, lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    card = (await lena.tap(answer[-1], "3"))[0]
    await lena.react(answer[2], "👍")
    await wait_for_line(lena, answer[-1], LIKED)
    anew = await lena.say("schwarze Stiefel")
    assert anew[-1]["text"].splitlines()[0] == "„schwarze Stiefel“"
    await lena.react(answer[2], None)
    await lena.press(card, "👎 Nicht für mich")
    await asyncio.sleep(1)
    assert (await lena.look_at(answer[-1]))[-1]["text"].splitlines()[0] == LIKED
    assert list_toasts(stage)[-1].startswith("Das gehört zu einer früheren Suche")
    refined = await lena.say("in rot")
    assert "gefällt" not in refined[-1]["text"]


async def test_a_like_can_be_tapped_away(lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    await lena.react(answer[2], "👍")
    words = await wait_for_line(lena, answer[-1], LIKED)
    without = await lena.change(words, "✕ eins gefällt dir")
    assert without[-1]["text"].splitlines()[0] == "„rotes Kleid“"
