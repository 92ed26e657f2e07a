"""The wire between bot and Bot API: it passes everything on and checks it against the schema."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, ClientTimeout, web

from tests.shared_files import BotApiChecker


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot and its answer."""

    method: str
    parameters: dict[str, Any]
    files: tuple[str, ...]
    answer: dict[str, Any]


@dataclass(slots=True)
class Wire:
    """A reverse proxy on loopback that remembers and checks all calls."""

    target: str
    checker: BotApiChecker | None
    calls: list[Call] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    url: str = ""
    _runner: web.AppRunner | None = None
    _client: ClientSession | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        application = web.Application(client_max_size=64 * 1024**2)
        application.router.add_route("*", "/{path:.*}", self._pass_on)
        self._client = ClientSession(timeout=ClientTimeout(total=90))
        self._runner = web.AppRunner(application, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, shutdown_timeout=0.1)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"

    async def stop(self) -> None:
        """Stop listening."""
        if self._client is not None:
            await self._client.close()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        assert self._client is not None
        body = await request.read()
        parameters, files = await _read_form(request)
        headers = {"Content-Type": request.headers.get("Content-Type", "")}
        async with self._client.request(
            request.method, f"{self.target}{request.path_qs}", data=body, headers=headers
        ) as response:
            content = await response.read()
            if request.path.startswith("/bot"):
                self._note(request.path.rsplit("/", 1)[1], parameters, files, json.loads(content))
            kind = response.headers.get("Content-Type", "application/octet-stream")
            return web.Response(
                body=content, status=response.status, headers={"Content-Type": kind}
            )

    def _note(
        self, method: str, parameters: dict[str, Any], files: list[str], answer: dict[str, Any]
    ) -> None:
        self.calls.append(Call(method, parameters, tuple(files), answer))
        if self.checker is None:
            return
        self.problems += self.checker.check_request(method, parameters, files)
        if answer.get("ok"):
            self.problems += self.checker.check_answer(method, answer["result"])


async def _read_form(request: web.Request) -> tuple[dict[str, Any], list[str]]:
    parameters: dict[str, Any] = dict(request.query)
    files: list[str] = []
    form = await request.post()
    for name, value in form.items():
        if isinstance(value, str):
            parameters[name] = value
        else:
            files.append(name)
    return parameters, files
