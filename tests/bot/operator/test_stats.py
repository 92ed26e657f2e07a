"""The shop in figures: what is counted, once, and of nobody in particular."""

import json
from datetime import date, timedelta

import pytest
import pytest_asyncio

from storage.tallies import Happening
from tests.bot.operator.conftest import PATIENCE_SECONDS, Office
from tests.bot.phone import Shopper, list_labels
from tests.bot.script.patience import wait_until

pytestmark = pytest.mark.asyncio(loop_scope="package")
_EVER = date(2000, 1, 1)


@pytest_asyncio.fixture(loop_scope="package", autouse=True)
async def new_day(office: Office) -> None:
    """Let nothing have happened before."""
    await office.records.turn_expiry.expire(timedelta(0))
    await office.records.tallies.expire(timedelta(days=-1))


async def test_nobody_else_has_the_admins_commands(office: Office, lena: Shopper) -> None:
    unknown = (await lena.say("/nosuchcommand"))[-1]["text"]
    for command in ("/stats", "/broadcast Neues", "/broadcast"):
        assert (await lena.say(command))[-1]["text"] == unknown
    assert await office.records.broadcasts.list_running(office.bot_id) == []


async def test_in_a_group_the_boss_has_them_neither(office: Office) -> None:
    group = office.stage.in_group("en")
    unknown = (await group.say("/nosuchcommand@garderobe_bot"))[-1]["text"]
    assert (await group.say("/stats@garderobe_bot"))[-1]["text"] == unknown
    assert (await group.say("/broadcast@garderobe_bot News"))[-1]["text"] == unknown


async def test_the_menu_of_the_admins_own_chat_has_them_and_no_other(office: Office) -> None:
    calls = [it for it in office.stage.wire.calls if it.method == "setMyCommands"]
    set_there = [it.parameters for it in calls if it.answer["ok"]]
    with_stats = [it for it in set_there if "stats" in str(it["commands"])]
    assert {it.get("language_code") for it in with_stats} == {None, "de", "en"}
    for call in with_stats:
        assert json.loads(call["scope"]) == {"type": "chat", "chat_id": office.boss.chat_id}


async def test_stats_count_wishes_and_name_what_two_people_wished_for(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    await lena.say("rotes Kleid für Ottilie")
    await lena.say("mit Blumen")
    await lena.say("günstiger")
    text = (await office.boss.say("/stats"))[-1]["text"]
    assert "3 searches by one person" in text
    assert "Most wished for" not in text
    await mia.say("geblümtes Kleid")
    text = (await office.boss.say("/stats"))[-1]["text"]
    assert "4 searches by 2 people" in text
    assert "1. dress: 2" in text
    assert "floral: 2" in text
    assert "red" not in text.split("Most wished for")[1]
    assert "Ottilie" not in text


async def test_stats_say_what_was_wished_for_and_not_there(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    for shopper in (lena, mia):
        await shopper.say("lila Badeanzug mit Spitze")
    text = (await office.boss.say("/stats"))[-1]["text"]
    assert "Wished for, but not there" in text


async def test_an_update_that_comes_twice_is_counted_once(office: Office, lena: Shopper) -> None:
    await lena.say("blaue Hose")
    tallies = office.records.tallies
    turn = await office.records.turns.find_latest(lena.chat_id)
    assert turn is not None
    before = await tallies.count(_EVER)
    await office.records.turns.record(turn)
    assert await tallies.count(_EVER) == before


async def test_who_is_deleted_is_no_person_of_the_counts_any_more(
    office: Office, lena: Shopper, mia: Shopper
) -> None:
    for shopper in (lena, mia):
        await shopper.say("grüner Rock")
    assert "2 searches by 2 people" in (await office.boss.say("/stats"))[-1]["text"]
    question = (await lena.say("/delete"))[-1]
    await lena.tap(question, "Ja, alles löschen")
    text = (await office.boss.say("/stats"))[-1]["text"]
    assert "2 searches by one person" in text
    assert "green" not in text


async def test_likes_and_dislikes_are_counted(office: Office, lena: Shopper) -> None:
    answer = await lena.say("rotes Kleid")
    details = (await lena.tap(answer[-1], "1"))[-1]
    like = next(label for label in list_labels(details) if "👍" in label)
    await lena.press(details, like)

    async def is_counted() -> bool:
        return (await office.records.tallies.count(_EVER))[Happening("like")] == 1

    await wait_until(is_counted, PATIENCE_SECONDS)
    text = (await office.boss.say("/stats"))[-1]["text"]
    assert "👍 1 · 👎 0" in text
