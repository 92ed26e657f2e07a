"""At most one message a day and none at night, however long messages wait or take."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from itertools import chain, repeat

import pytest

from storage.notices import PriceDrop
from storage.people import Person
from tests.bot.lists.shelf import find_item, find_link, open_card, press
from tests.bot.lists.test_sharing import share_list, write_start
from tests.bot.notices.newsroom import NOON, Newsroom
from tests.bot.notices.test_trouble import refuse
from tests.bot.notices.test_wishes import NIGHT, TOMORROW, save_wish
from tests.bot.phone import Shopper
from tests.bot.stage import Stage


def strike(*moments: datetime) -> Callable[[], datetime]:
    """Return a clock that shows these moments one after the other, and then the last one."""
    shown = chain(moments, repeat(moments[-1]))
    return lambda: next(shown)


async def test_who_is_told_late_is_told_nothing_more_on_that_day(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    refuse(stage, 401, "Unauthorized")
    assert await newsroom.tell() == 0
    stage.wire.refusals.clear()
    assert await newsroom.tell(TOMORROW) == 1
    second = await newsroom.bring("coat", "purple")
    assert await newsroom.tell(TOMORROW + timedelta(hours=1)) == 0
    assert await newsroom.tell(TOMORROW + timedelta(days=1)) == 1
    assert second.title_de in (await lena.history())[-2]["caption"]


async def test_what_comes_while_a_message_waits_waits_for_another_day(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    refuse(stage, 401, "Unauthorized")
    assert await newsroom.tell() == 0
    await newsroom.bring("coat", "purple")
    assert await newsroom.tell(TOMORROW) == 0
    stage.wire.refusals.clear()
    assert await newsroom.tell(TOMORROW) == 1
    assert await newsroom.tell(TOMORROW + timedelta(days=1)) == 1


async def test_prices_that_are_told_late_count_for_that_day(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    await newsroom.change_price(item, "9.95")
    refuse(stage, 401, "Unauthorized")
    assert await newsroom.tell() == 0
    await newsroom.change_price(item, "8.95")
    assert await newsroom.tell(TOMORROW) == 0
    stage.wire.refusals.clear()
    assert await newsroom.tell(TOMORROW) == 1
    await newsroom.change_price(item, "7.95")
    assert await newsroom.tell(TOMORROW + timedelta(hours=1)) == 0


async def test_who_wants_no_prices_gets_none_that_waited(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    card = await press(lena, await open_card(lena, "rotes Kleid"), "♡ Merken")
    item = await find_item(stage, card)
    await newsroom.change_price(item, "9.95")
    drop = PriceDrop(item.id, before=3000, now=995)
    await newsroom.shop.records.notices.announce_prices(lena.chat_id, [drop], NOON.date())
    await newsroom.shop.records.people.set_wants_prices(lena.chat_id, wants_prices=False)
    before = len(await lena.history())
    await newsroom.tell(TOMORROW)
    assert len(await lena.history()) == before
    assert await newsroom.shop.records.notices.list_pending() == []


async def test_night_that_falls_while_others_are_written_to_is_quiet(
    newsroom: Newsroom, lena: Shopper
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    async with newsroom.open_notifier(lambda: NOON) as (notifier, _):
        await notifier.look_around()
    async with newsroom.open_notifier(strike(NOON, NOON, NIGHT)) as (notifier, bot):
        assert await notifier.deliver(bot) == 0
    assert await newsroom.tell(TOMORROW) == 1


async def test_who_chose_quiet_while_others_were_written_to_has_it(
    newsroom: Newsroom, lena: Shopper, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save_wish(lena, "lila Mantel")
    await newsroom.bring("coat", "purple")
    people = newsroom.shop.records.people
    known = await people.list_reachable()

    async def list_as_before() -> dict[int, Person]:
        return known

    async with newsroom.open_notifier(lambda: NOON) as (notifier, bot):
        await notifier.look_around()
        await people.set_quiet(lena.chat_id, (time(0), time(23, 59)))
        monkeypatch.setattr(people, "list_reachable", list_as_before)
        assert await notifier.deliver(bot) == 0


async def test_votes_of_a_night_come_in_one_message(
    newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    shown = (await sam.say(write_start(find_link(await share_list(lena)))))[-1]
    noon = datetime.now(UTC).replace(hour=12) + timedelta(days=1)
    shown = await press(sam, shown, "👍 1")
    assert await newsroom.tell(noon + timedelta(hours=10)) == 0
    await press(sam, shown, "👎 2")
    assert await newsroom.tell(noon + timedelta(hours=11)) == 0
    assert await newsroom.tell(noon + timedelta(days=1)) == 1
    lines = (await lena.history())[-1]["text"].splitlines()
    assert {line.split(" · ")[-1] for line in lines[1:]} == {"👍 1 👎 0", "👍 0 👎 1"}


async def test_votes_for_who_blocked_the_bot_are_gathered_until_they_are_back(
    newsroom: Newsroom, lena: Shopper, sam: Shopper
) -> None:
    shown = (await sam.say(write_start(find_link(await share_list(lena)))))[-1]
    await newsroom.shop.records.chats.set_unreachable(lena.chat_id)
    noon = datetime.now(UTC).replace(hour=12) + timedelta(days=1)
    shown = await press(sam, shown, "👍 1")
    assert await newsroom.tell(noon) == 0
    await press(sam, shown, "👎 2")
    assert await newsroom.tell(noon + timedelta(hours=1)) == 0
    assert await newsroom.shop.records.notices.list_pending() == []
    await newsroom.shop.records.chats.set_reachable(lena.chat_id)
    assert await newsroom.tell(noon + timedelta(hours=2)) == 1


async def test_a_groups_language_is_not_that_of_who_remembers_something_there(
    stage: Stage, newsroom: Newsroom, lena: Shopper
) -> None:
    there = stage.in_group("de")
    await newsroom.shop.records.chats.set_language(there.chat_id, "en")
    await lena.say("/list")
    await there.say("@garderobe_bot red dress")
    await there.say("@garderobe_bot remember 1")
    person = await newsroom.shop.records.people.find(lena.person_id)
    assert person is not None
    assert person.language == "de"
