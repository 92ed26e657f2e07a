"""The guard: names, origins, the key, headers, and nothing outside the page's folder."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.demo.telegram.phone import Phone
from tests.demo.telegram.stage import TOKEN, Stage, open_stage

KEY = "schluessel"


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/app/state", f"/bot{TOKEN}/getMe"])
@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("[::1]", 200), ("evil.example", 403), ("192.168.0.9", 403), ("", 403)],
)
async def test_a_foreign_name_is_refused(
    stage: Stage, client: aiohttp.ClientSession, path: str, host: str, status: int
) -> None:
    headers = {"Host": f"{host}:8081"}
    async with client.get(stage.url + path, headers=headers) as response:
        assert response.status == status


async def test_other_sites_may_not_write(phone: Phone) -> None:
    url = f"{phone.url}/app/chats/{phone.chat}/messages"
    for headers, status in [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": phone.url, "Sec-Fetch-Site": "same-origin"}, 200),
    ]:
        async with phone.session.delete(url, headers=headers) as response:
            assert response.status == status, headers


async def test_other_sites_may_not_play_the_bot(
    stage: Stage, client: aiohttp.ClientSession
) -> None:
    headers = {"Origin": "http://evil.example"}
    async with client.get(f"{stage.url}/bot{TOKEN}/getMe", headers=headers) as response:
        assert response.status == 403


@pytest.mark.parametrize("path", ["/", "/app/state", "/nothing", f"/bot{TOKEN}/getMe"])
async def test_every_answer_carries_the_security_headers(
    stage: Stage, client: aiohttp.ClientSession, path: str
) -> None:
    async with client.get(stage.url + path) as response:
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    "path",
    [
        "..%2fserver.py",
        "%2e%2e/server.py",
        "..%5cserver.py",
        ".gitignore",
        "%00",
        "app",
        "server.py",
    ],
)
async def test_nothing_outside_the_pages_folder_is_served(
    stage: Stage, client: aiohttp.ClientSession, path: str
) -> None:
    async with client.get(f"{stage.url}/{path}") as response:
        assert response.status == 404


async def test_a_large_json_body_is_refused(phone: Phone) -> None:
    body = {"person_id": phone.lena, "message_id": 1, "data": "x" * 100_000}
    status, answer = await phone.call("POST", f"chats/{phone.chat}/taps", json=body)
    assert (status, answer["error"]) == (413, "body_too_big")


async def test_the_key_opens_the_page_once_and_a_cookie_from_then_on(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    async with open_stage(tmp_path, key=KEY) as stage:
        for path, status in [
            ("/", 403),
            ("/app/state", 403),
            ("/?key=falsch", 403),
            (f"/?key={KEY}", 200),
            ("/", 200),
            ("/app/state", 200),
        ]:
            async with client.get(stage.url + path) as response:
                assert response.status == status, path


async def test_a_keyed_state_is_enough_for_a_client_without_the_page(tmp_path: Path) -> None:
    async with (
        open_stage(tmp_path, key=KEY) as stage,
        stage.open_phone(f"/app/state?key={KEY}") as phone,
    ):
        assert await phone.say("hallo")


async def test_a_key_lets_phones_in_by_address_but_not_by_name(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    async with open_stage(tmp_path, key=KEY) as stage:
        for host, status in [("192.168.0.9:8081", 200), ("evil.example", 403)]:
            headers = {"Host": host}
            async with client.get(f"{stage.url}/?key={KEY}", headers=headers) as response:
                assert response.status == status


async def test_the_bot_needs_no_key_on_this_machine(
    tmp_path: Path, client: aiohttp.ClientSession
) -> None:
    async with (
        open_stage(tmp_path, key=KEY) as stage,
        client.get(f"{stage.url}/bot{TOKEN}/getMe") as response,
    ):
        assert response.status == 200
