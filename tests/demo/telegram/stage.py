"""The local Telegram on a free port, and a real bot client whose traffic is checked."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web
from telegram import Bot, Document, Message, Update
from telegram.request import HTTPXRequest, RequestData

from demo.telegram.server import build_app
from demo.telegram.settings import Settings
from tests.demo.telegram.phone import Phone
from tests.shared_files import BotApiChecker, load_bot_api_checker

TOKEN = "123456:demo"


class CheckedRequest(HTTPXRequest):
    """python-telegram-bot's own client, noting what does not conform to the Bot API."""

    def __init__(self, checker: BotApiChecker | None, problems: list[str]) -> None:
        super().__init__(httpx_kwargs={"trust_env": False})
        self._checker = checker
        self._problems = problems

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: Any,
        **more: Any,
    ) -> tuple[int, bytes]:
        code, payload = await super().do_request(url, method, request_data, *timeouts, **more)
        if self._checker is not None and "/file/bot" not in url:
            self._check(url.rsplit("/", 1)[1], request_data, json.loads(payload))
        return code, payload

    def _check(self, name: str, data: RequestData | None, answer: dict[str, Any]) -> None:
        assert self._checker is not None
        if not answer["ok"]:
            self._problems += _check_refusal(answer)
            return
        self._problems += self._checker.check_answer(name, answer["result"])
        if data is not None:
            files = list(data.multipart_data or ())
            self._problems += self._checker.check_request(name, data.parameters, files)


def _check_refusal(answer: dict[str, Any]) -> list[str]:
    kinds = {"error_code": int, "description": str}
    return [f"refusal: {k}" for k, kind in kinds.items() if not isinstance(answer.get(k), kind)]


@dataclass
class Stage:
    """A running server and ways to reach it."""

    url: str
    app: web.Application
    problems: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def open_bot(self) -> AsyncIterator[Bot]:
        """Connect python-telegram-bot as it is, but for the address."""
        checker = load_bot_api_checker()
        bot = Bot(
            TOKEN,
            base_url=f"{self.url}/bot",
            base_file_url=f"{self.url}/file/bot",
            request=CheckedRequest(checker, self.problems),
            get_updates_request=CheckedRequest(checker, self.problems),
        )
        async with bot:
            yield bot

    @asynccontextmanager
    async def open_phone(self, path: str = "/app/state") -> AsyncIterator[Phone]:
        """Visit the page for the first time."""
        jar = aiohttp.CookieJar(unsafe=True)  # cookies for an address without a name
        async with aiohttp.ClientSession(cookie_jar=jar) as session:
            async with session.get(self.url + path) as response:
                assert response.status == 200, await response.text()
                state = await response.json()
            yield Phone(session, self.url, state)


@asynccontextmanager
async def open_stage(data: Path, **settings: Any) -> AsyncIterator[Stage]:
    """Start the local Telegram over a data folder."""
    app = build_app(Settings(data=data, token=TOKEN, **settings))
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield Stage(f"http://{host}:{port}", app)
    finally:
        await runner.cleanup()


def get_message(update: Update) -> Message:
    """Return an update's message, which must be there."""
    assert update.message is not None
    return update.message


def get_document(update: Update) -> Document:
    """Return the document of an update's message, which must be there."""
    document = get_message(update).document
    assert document is not None
    return document
