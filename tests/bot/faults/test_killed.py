"""Killed at any step from the update to the album: nothing is lost, nothing comes twice."""

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import kill_after, kill_before
from tests.bot.faults.inboxes import read_inbox
from tests.bot.faults.shopper import Shopper, find_button
from tests.bot.privacy.traces import Person, list_rows

pytestmark = pytest.mark.asyncio(loop_scope="session")

_NOBODY = 2**40  # shoppers' numbers are short here: one may be part of any moment or hash
STEPS = [
    ("getFile", kill_before),
    ("getFile", kill_after),
    ("file", kill_before),
    ("sendChatAction", kill_after),
    ("sendMediaGroup", kill_after),
    ("sendMessage", kill_after),
]


async def restart(stand: Stand) -> None:
    """Start the bot again once it is dead; it answers before it is ready, and may be killed so."""
    await wait_until(lambda: stand.bot.has_ended, "the bot is dead")
    await stand.bot.start(is_awaited=False)


def assert_answered_once(shopper: Shopper, questions: int = 1) -> None:
    """Check that each question got its ten pictures and its words, no more and no less."""
    assert len(shopper.captions) == 10 * questions
    assert len(set(shopper.captions)) >= 10
    assert len(shopper.texts) == questions


@pytest.mark.parametrize(("method", "happening"), STEPS)
async def test_a_photo_is_answered_once(
    stand: Stand, dress: bytes, method: str, happening: object
) -> None:
    stand.telegram.fail(method, happening(stand.bot))  # type: ignore[operator] # one of STEPS
    await stand.lena.show(dress)
    await restart(stand)
    await stand.lena.wait_for_texts(1)
    assert_answered_once(stand.lena)


async def test_what_came_while_it_was_dead_is_answered_in_order(stand: Stand) -> None:
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    await stand.bot.kill()
    await stand.lena.say("blaues Kleid")
    await stand.lena.say("gelbes Kleid")
    await stand.bot.start()
    await stand.lena.wait_for_texts(3)
    assert_answered_once(stand.lena, 3)
    assert [text.split("“")[0].removeprefix("<b>") for text in stand.lena.texts] == [
        "„rotes Kleid",
        "„blaues Kleid",
        "„gelbes Kleid",
    ]


async def test_more_does_not_skip_a_page(stand: Stand) -> None:
    await stand.lena.say("Kleid")
    await stand.lena.wait_for_texts(1)
    stand.telegram.fail("sendMediaGroup", kill_after(stand.bot))
    await stand.lena.say("mehr")
    await restart(stand)
    await stand.lena.wait_for_texts(2)
    numbers = [int(caption.split(" · ")[0]) for caption in stand.lena.captions]
    assert numbers == list(range(1, 21))


async def test_a_tap_is_answered_once(stand: Stand) -> None:
    await stand.lena.say("rotes Kleid")
    await stand.lena.wait_for_texts(1)
    message = stand.lena.got[-1]
    stand.telegram.fail("answerCallbackQuery", kill_after(stand.bot))
    await stand.lena.tap(message, find_button(message, "3"))
    await restart(stand)
    await wait_until(lambda: len(stand.lena.captions) == 11, "the details arrive")
    assert len(stand.lena.texts) == 1


@pytest.mark.parametrize("method", ["answerCallbackQuery", "sendMessage"])
async def test_who_asks_to_be_forgotten_is_forgotten_and_told_once(
    stand: Stand, method: str
) -> None:
    await stand.lena.say("rotes Kleid mit Sternenglanz")
    await stand.lena.wait_for_texts(1)
    await stand.lena.say("/delete")
    await stand.lena.wait_for_texts(2)
    question = stand.lena.got[-1]
    stand.telegram.fail(method, kill_after(stand.bot))
    await stand.lena.tap(question, find_button(question, "Ja, alles löschen"))
    await restart(stand)
    await stand.lena.wait_for_texts(3)
    assert "alles ist gelöscht" in stand.lena.texts[2]
    said = Person(_NOBODY, ("Sternenglanz",))
    database = stand.data / "garderobe.sqlite3"
    await wait_until(lambda: not list(list_rows(database, said)), "no row has what was said")
    own = f"SELECT count(*) FROM turns WHERE person_id = {stand.lena.chat_id}"  # noqa: S608 - ours
    assert read_inbox(stand.data, own) == [(0,)]
    assert len(stand.lena.texts) == 3


async def test_killed_again_and_again_it_still_answers(stand: Stand, dress: bytes) -> None:
    stand.telegram.fail("getFile", kill_before(stand.bot))
    await stand.lena.show(dress)
    for method in ("file", "sendChatAction"):
        await wait_until(lambda: stand.bot.has_ended, "the bot is dead")
        stand.telegram.fail(method, kill_before(stand.bot))  # one life has one such call
        await stand.bot.start(is_awaited=False)
    await restart(stand)
    await stand.lena.wait_for_texts(1)
    assert_answered_once(stand.lena)


async def test_an_update_that_kills_the_bot_each_time_is_set_aside(
    stand: Stand, dress: bytes
) -> None:
    stand.telegram.fail("file", kill_before(stand.bot), times=5)
    await stand.lena.show(dress)
    sam = Shopper(stand.telegram)
    for _ in range(5):
        await restart(stand)
    await stand.lena.wait_for_texts(1)
    assert "heruntergefallen" in stand.lena.texts[0]
    await sam.say("rotes Kleid")
    await sam.wait_for_texts(1)
    assert_answered_once(sam)
