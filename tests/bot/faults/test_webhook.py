"""The webhook's door: nobody but Telegram is heard, and nothing that comes does harm."""

import asyncio
import io
import json
from collections.abc import AsyncIterator

import pytest

from tests.bot.faults.poison import POISON
from tests.bot.faults.post import SECRET, Post, assert_unharmed, count_stored

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_telegram_is_told_where_to_deliver_and_the_shopper_is_answered(post: Post) -> None:
    (call,) = post.stand.telegram.list_calls("setWebhook")
    assert call.parameters["url"] == post.url
    assert call.parameters["secret_token"] == SECRET
    assert {"message", "callback_query"} <= set(json.loads(call.parameters["allowed_updates"]))
    lena = post.stand.lena
    assert await post.deliver(post.build(lena, "rotes Kleid")) == 200
    await lena.wait_for_texts(1)
    assert len(lena.captions) == 10
    assert post.stand.telegram.list_calls("getUpdates") == []


@pytest.mark.parametrize(
    ("secret", "status"),
    [(None, 401), ("", 403), ("wrong", 403), (SECRET + "x", 403), (SECRET[:-1], 403)],
)
async def test_who_does_not_know_the_secret_is_not_heard(
    lasting_post: Post, secret: str | None, status: int
) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    update = post.build(post.stand.lena, "rotes Kleid")
    assert await post.deliver(update, secret=secret) == status
    assert count_stored(post) == stored
    assert SECRET not in post.bot.read_log()


async def test_a_secret_that_is_no_text_is_another_secret(lasting_post: Post) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    host, port = post.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /telegram/updates HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: \xff\xfe\xc3\r\n\r\n{}"
    )
    status_line = await asyncio.wait_for(reader.readline(), 20)
    writer.close()
    assert status_line.split()[1] in {b"400", b"403"}
    await assert_unharmed(post, stored)


BODIES: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 400),
    "half of it": (b'{"update_id": 5, "mess', 400),
    "a list": (b"[]", 400),
    "a list of updates": (b'[{"update_id": 5}]', 400),
    "a number": (b"7", 400),
    "null": (b"null", 400),
    "no update": (b"{}", 400),
    "an id that is a text": (b'{"update_id": "5"}', 400),
    "an id that is true": (b'{"update_id": true}', 400),
    "an id that is a fraction": (b'{"update_id": 1.5}', 400),
    "an id beyond 64 bits": (b'{"update_id": 99999999999999999999}', 400),
    "an endless number": (b'{"update_id": ' + b"9" * 10_000 + b"}", 400),
    "brackets without end": (b"[" * 500_000, 400),
    "not a number": (b'{"update_id": 5, "message": NaN}', 400),
    "binary": (bytes(range(256)), 400),
    "a form": (b"update_id=5", 400),
    "too much": (b'{"update_id": 5, "x": "' + b"x" * 2_000_000 + b'"}', 413),
}


@pytest.mark.parametrize("name", BODIES)
async def test_what_is_no_update_is_refused_without_harm(lasting_post: Post, name: str) -> None:
    body, status = BODIES[name]
    stored = count_stored(lasting_post)
    assert await lasting_post.send(io.BytesIO(body)) == status
    await assert_unharmed(lasting_post, stored)


async def test_a_body_in_pieces_without_a_length_is_bounded_too(lasting_post: Post) -> None:
    stored = count_stored(lasting_post)

    async def pour() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    assert await lasting_post.send(pour()) in {0, 413}  # 0: it hung up while we still wrote
    await assert_unharmed(lasting_post, stored)


async def test_only_json_is_taken(lasting_post: Post) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    update = json.dumps(post.build(post.stand.lena, "rotes Kleid")).encode()
    assert await post.send(update, **{"Content-Type": "text/plain"}) == 415
    await assert_unharmed(post, stored)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "PATCH"])
async def test_only_post_is_taken(lasting_post: Post, method: str) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
    update = post.build(post.stand.lena, "rotes Kleid")
    async with post.client.request(method, post.url, json=update, headers=headers) as response:
        assert response.status == 405
    assert count_stored(post) == stored


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/metrics", "/telegram"])
async def test_there_is_nothing_else_at_the_public_address(lasting_post: Post, path: str) -> None:
    post = lasting_post
    public = post.url.removesuffix("/telegram/updates")
    async with post.client.get(public + path) as response:
        assert response.status == 404


async def test_a_slow_body_keeps_nobody_waiting_and_is_given_up(post: Post) -> None:
    host, port = post.url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(
        b"POST /telegram/updates HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Telegram-Bot-Api-Secret-Token: " + SECRET.encode() + b'\r\n\r\n{"upd'
    )
    await writer.drain()
    assert await post.deliver(post.build(post.stand.lena, "rotes Kleid")) == 200
    await post.stand.lena.wait_for_texts(1)
    status_line = await asyncio.wait_for(reader.readline(), 60)
    writer.close()
    assert b" 408 " in status_line


@pytest.mark.parametrize("name", POISON)
async def test_poison_is_taken_once_and_stops_nothing(lasting_post: Post, name: str) -> None:
    post, stored = lasting_post, count_stored(lasting_post)
    poison = {"update_id": post.stand.telegram.take_update_id(), **POISON[name]}
    assert await post.deliver(poison) == 200
    assert await post.deliver(poison) == 200
    await assert_unharmed(post, stored + 1)
