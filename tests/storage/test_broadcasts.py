"""Broadcasts: to who agreed, once, until they are stopped."""

from datetime import timedelta

import pytest

from storage.broadcasts import Broadcasts, News
from storage.chats import Chats
from storage.database import Database
from storage.erasure import Erasure
from storage.notices import Notices
from storage.people import People
from storage.sendings import Sendings

BOT, ADMIN = 5, 900
NEWS = News("<b>Neu</b> &amp; da", "photo-id")


@pytest.fixture
async def people(database: Database) -> People:
    """One, two and three agreed, three blocked the bot since; four did not."""
    people = People(database)
    for person_id in (1, 2, 3, 4):
        await people.meet(person_id, "de", person_id)
        await people.set_wants_news(person_id, wants_news=person_id != 4)
    await Chats(database).set_unreachable(3)
    return people


async def test_a_draft_of_an_update_that_comes_twice_is_one(database: Database) -> None:
    broadcasts = Broadcasts(database)
    first = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    assert await broadcasts.draft(ADMIN, BOT, 1, News("another")) == first
    assert first.news == NEWS
    assert first.total is None


async def test_confirmed_twice_it_is_sent_once_to_who_agreed(
    database: Database, people: People
) -> None:
    broadcasts, notices = Broadcasts(database), Notices(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    assert await broadcasts.count_recipients() == 2
    for _ in range(2):
        started = await broadcasts.start(draft.id, ADMIN, 77)
        assert started is not None
        assert (started.total, started.message_id) == (2, 77)
    pending = await notices.list_news(draft.id, 0, 10)
    assert [notice.person_id for notice in pending] == [1, 2]
    assert await notices.list_pending() == []
    assert await notices.list_news(draft.id, pending[0].id, 10) == pending[1:]
    assert await broadcasts.find_of_notice(pending[0].id) == started


async def test_what_was_sent_is_counted_with_its_notice(database: Database, people: People) -> None:
    broadcasts, notices = Broadcasts(database), Notices(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    await broadcasts.start(draft.id, ADMIN, 77)
    first, second = await notices.list_news(draft.id, 0, 10)
    await notices.finish(BOT, first)
    await notices.finish(BOT, second, is_sent=False)
    (running,) = await broadcasts.list_running(BOT)
    assert (running.sent, running.total) == (1, 2)
    assert await broadcasts.count_waiting(draft.id) == 0


async def test_what_is_left_of_a_forgotten_admins_news_brings_nobody_the_next_ones_twice(
    database: Database, people: People
) -> None:
    broadcasts, notices = Broadcasts(database), Notices(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    await broadcasts.start(draft.id, ADMIN, 77)
    await Erasure(database).erase(ADMIN, (BOT, 2), "de")
    another = await broadcasts.draft(ADMIN + 1, BOT, 3, NEWS)
    started = await broadcasts.start(another.id, ADMIN + 1, 78)
    assert started is not None
    assert started.total == 2
    assert [it.person_id for it in await notices.list_news(another.id, 0, 10)] == [1, 2]


async def test_what_is_left_of_a_forgotten_admins_news_is_forgotten_with_old_drafts(
    database: Database, people: People
) -> None:
    broadcasts, notices = Broadcasts(database), Notices(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    await broadcasts.start(draft.id, ADMIN, 77)
    (notice, _) = await notices.list_news(draft.id, 0, 10)
    await Erasure(database).erase(ADMIN, (BOT, 2), "de")
    await broadcasts.expire(timedelta(days=7))
    assert await notices.find(notice.id) is None


async def test_another_bot_sends_none_of_its_news_and_what_it_leaves_is_forgotten(
    database: Database, people: People
) -> None:
    broadcasts, notices = Broadcasts(database), Notices(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    await broadcasts.start(draft.id, ADMIN, 77)
    assert await broadcasts.list_running(BOT + 1) == []
    (notice, _) = await notices.list_news(draft.id, 0, 10)
    await broadcasts.expire(timedelta(days=7))
    assert await notices.find(notice.id) == notice
    await broadcasts.expire(timedelta(0))
    assert await broadcasts.find(draft.id) is None
    assert await notices.find(notice.id) is None


async def test_another_chat_can_neither_start_nor_stop_nor_drop_it(
    database: Database, people: People
) -> None:
    broadcasts = Broadcasts(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    assert await broadcasts.start(draft.id, ADMIN + 1, 77) is None
    assert not await broadcasts.discard(draft.id, ADMIN + 1)
    assert not await broadcasts.stop(draft.id, ADMIN)  # it is not under way yet
    await broadcasts.start(draft.id, ADMIN, 77)
    assert not await broadcasts.stop(draft.id, ADMIN + 1)
    assert not await broadcasts.discard(draft.id, ADMIN)
    assert await broadcasts.count_waiting(draft.id) == 2
    assert await broadcasts.start(10**18, ADMIN, 77) is None


async def test_stopped_it_leaves_nothing_to_send_but_what_is_leaving(
    database: Database, people: People
) -> None:
    broadcasts, notices, sendings = Broadcasts(database), Notices(database), Sendings(database)
    draft = await broadcasts.draft(ADMIN, BOT, 1, NEWS)
    await broadcasts.start(draft.id, ADMIN, 77)
    first = (await notices.list_news(draft.id, 0, 1))[0]
    await sendings.begin(BOT, first.update_id, ["sendPhoto 1 0"])
    assert await broadcasts.stop(draft.id, ADMIN)
    assert await notices.list_news(draft.id, 0, 10) == [first]
    await notices.finish(BOT, first)
    (running,) = await broadcasts.list_running(BOT)
    assert running.stopped_at is not None
    assert (running.sent, await broadcasts.count_waiting(draft.id)) == (1, 0)
    await broadcasts.finish(draft.id)
    assert await broadcasts.find(draft.id) is None
