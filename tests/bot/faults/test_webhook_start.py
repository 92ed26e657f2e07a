"""A bot with a webhook starts: it is registered whatever passes, or ends with a word."""

import socket

import pytest

from tests.bot.faults.bot_process import wait_until
from tests.bot.faults.happenings import cut_before, say_in_html, say_no
from tests.bot.faults.post import SECRET, Json, Post
from tests.bot.faults.telegram import Act

pytestmark = pytest.mark.asyncio(loop_scope="session")


PASSING: dict[str, Act] = {
    "429": say_no(429, "Too Many Requests: retry after 1", retry_after=1),
    "500": say_no(500, "Internal Server Error"),
    "502 in HTML": say_in_html(502),
    "200 in HTML": say_in_html(200),
    "401": say_no(401, "Unauthorized"),
    "409": say_no(409, "Conflict"),
    "a name that is not found": say_no(
        400, "Bad Request: bad webhook: Failed to resolve host: Temporary failure"
    ),
    "a cut": cut_before,
}


@pytest.mark.parametrize("name", PASSING)
async def test_registering_comes_back_from(closed_post: Post, name: str) -> None:
    fault = closed_post.stand.telegram.fail("setWebhook", PASSING[name])
    await closed_post.bot.start()
    await wait_until(lambda: closed_post.bot.list_events("webhook_registered"), "it is registered")
    assert fault.met == 1
    assert await closed_post.deliver(closed_post.build(closed_post.stand.lena, "Rock")) == 200
    await closed_post.stand.lena.wait_for_texts(1)


async def test_a_webhook_that_telegram_refuses_ends_it_with_a_word(closed_post: Post) -> None:
    words = "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
    closed_post.stand.telegram.fail("setWebhook", say_no(400, words), times=99)
    await closed_post.bot.start(is_awaited=False)
    assert await closed_post.bot.wait() == 1
    log = closed_post.bot.read_log()
    assert "Telegram refuses WEBHOOK_URL" in log
    assert "only on ports" in log
    assert SECRET not in log


async def test_an_address_that_is_taken_ends_it_with_a_word(closed_post: Post) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(closed_post.url.split("/")[2].split(":")[1])))
        taken.listen()
        await closed_post.bot.start(is_awaited=False)
        assert await closed_post.bot.wait() == 1
    assert "WEBHOOK_LISTEN: the bot cannot listen" in closed_post.bot.read_log()


async def test_ready_says_what_is_missing_until_it_is_there(closed_post: Post) -> None:
    post = closed_post
    post.stand.telegram.fail("setWebhook", say_in_html(502), times=9)
    await post.bot.start()

    async def ask(page: str) -> tuple[int, Json]:
        async with post.client.get(f"{post.status_url}/{page}") as response:
            return response.status, await response.json()

    status, body = await ask("readyz")
    assert (status, list(body["problems"])) == (503, ["telegram"])
    assert await ask("healthz") == (200, {"alive": True})
    post.stand.telegram.faults.clear()
    await wait_until(lambda: post.bot.list_events("webhook_registered"), "it is registered")
    assert await ask("readyz") == (200, {"ready": True, "problems": {}})


async def test_until_it_has_logged_in_it_says_come_again(closed_post: Post) -> None:
    post = closed_post
    post.stand.telegram.fail("getMe", say_in_html(502), times=99)
    await post.bot.start(is_awaited=False)
    update = post.build(post.stand.lena, "rotes Kleid")
    await wait_until(lambda: post.bot.list_events("telegram_unreachable"), "it tries to log in")
    assert await post.deliver(update) == 503
    async with post.client.get(f"{post.status_url}/readyz") as response:
        problems = (await response.json())["problems"]
    assert set(problems) == {"index", "telegram", "database", "inbox"}
    post.stand.telegram.faults.clear()
    await wait_until(lambda: post.bot.list_events("webhook_registered"), "it is registered")
    assert await post.deliver(update) == 200
    await post.stand.lena.wait_for_texts(1)
