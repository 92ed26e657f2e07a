"""Delivered by webhook: a yes means that it is committed; each update has one effect."""

import asyncio
import json
import resource
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.happenings import kill_after
from tests.bot.faults.post import Post, count_stored
from tests.bot.faults.shopper import Shopper, find_button

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_what_is_delivered_again_and_again_is_answered_once(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    statuses = await asyncio.gather(*(post.deliver(update) for _ in range(20)))
    assert set(statuses) == {200}
    await post.stand.lena.wait_for_texts(1)
    assert await post.deliver(update) == 200
    assert await post.deliver(post.build(post.stand.lena, "blaues Kleid")) == 200
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)


async def test_updates_out_of_order_across_chats_are_all_answered_once(post: Post) -> None:
    shoppers = [Shopper(post.stand.telegram) for _ in range(6)]
    updates = [post.build(shopper, "rotes Kleid") for shopper in shoppers]
    for update in reversed(updates):
        assert await post.deliver(update) == 200
    for shopper in shoppers:
        await shopper.wait_for_texts(1)
        assert (len(shopper.captions), len(shopper.texts)) == (10, 1)


async def test_one_chats_updates_are_answered_in_the_order_they_came(post: Post) -> None:
    words = ["rotes Kleid", "blaues Kleid", "gelbes Kleid", "grünes Kleid"]
    for text in words:
        assert await post.deliver(post.build(post.stand.lena, text)) == 200
    await post.stand.lena.wait_for_texts(4)
    said = [text.split("“")[0].removeprefix("<b>„") for text in post.stand.lena.texts]
    assert said == words


async def test_a_tap_comes_by_webhook_too(post: Post) -> None:
    lena = post.stand.lena
    await post.deliver(post.build(lena, "rotes Kleid"))
    await lena.wait_for_texts(1)
    message = lena.got[-1]
    await lena.tap(message, find_button(message, "2"))  # the scripted Telegram keeps it for us
    assert await post.deliver(post.stand.telegram.updates.pop()) == 200
    await wait_until(lambda: len(lena.captions) == 11, "the details arrive")


async def test_killed_before_the_commit_it_gets_the_update_again(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    with closing(sqlite3.connect(post.stand.data / "garderobe.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")  # so that the commit has to wait
        delivery = asyncio.create_task(post.deliver(update))
        await asyncio.sleep(1)
        assert not delivery.done()
        await post.bot.kill()
        database.rollback()
    assert await delivery == 0
    assert count_stored(post) == 0
    await post.start()
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (10, 1)


async def test_killed_after_the_commit_it_answers_once_though_it_comes_again(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    post.stand.telegram.fail("sendMediaGroup", kill_after(post.bot))
    await post.deliver(update)
    await wait_until(lambda: post.bot.has_ended, "the bot is dead")
    assert await post.deliver(update) == 0
    await post.start()
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)
    await post.deliver(post.build(post.stand.lena, "blaues Kleid"))
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)


async def test_killed_in_the_middle_of_a_body_it_keeps_nothing_of_it(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    body = json.dumps(update).encode()

    async def pour() -> AsyncIterator[bytes]:
        yield body[: len(body) // 2]
        await post.bot.kill()
        yield body[len(body) // 2 :]

    assert await post.send(pour()) == 0
    await post.start()
    assert count_stored(post) == 0
    assert await post.insist(update) == 0
    await post.stand.lena.wait_for_texts(1)


async def test_a_locked_database_gets_a_503_and_the_update_later(post: Post) -> None:
    update = post.build(post.stand.lena, "rotes Kleid")
    with closing(sqlite3.connect(post.stand.data / "garderobe.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        assert await post.deliver(update) == 503
        assert post.bot.list_events("nothing_confirmed")
        database.rollback()
    assert await post.deliver(update) == 200
    await post.stand.lena.wait_for_texts(1)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (10, 1)


async def test_a_full_disk_gets_a_503_and_the_update_later(post: Post) -> None:
    await post.deliver(post.build(post.stand.lena, "Rock"))
    await post.stand.lena.wait_for_texts(1)
    update = post.build(post.stand.lena, "rotes Kleid")
    post.bot.limit(resource.RLIMIT_FSIZE, 1)
    assert await post.deliver(update) == 503
    post.bot.limit(resource.RLIMIT_FSIZE, resource.RLIM_INFINITY)
    assert await post.deliver(update) == 200
    await post.stand.lena.wait_for_texts(2)


async def test_what_is_begun_is_finished_when_it_stops(post: Post) -> None:
    updates = [post.build(post.stand.lena, f"{colour} Kleid") for colour in ("rotes", "blaues")]
    for update in updates:
        assert await post.deliver(update) == 200
    assert await post.bot.stop() == 0
    await post.start()
    assert [await post.deliver(update) for update in updates] == [200, 200]
    await post.stand.lena.wait_for_texts(2)
    assert (len(post.stand.lena.captions), len(post.stand.lena.texts)) == (20, 2)
