"""The wire between bot and Bot API: it passes everything on and checks it against the schema."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientSession, ClientTimeout, FormData, web
from multidict import MultiDictProxy

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
    """A reverse proxy on loopback that remembers and checks all calls.

    A method named in `refusals` is answered with what stands there.
    """

    target: str
    checker: BotApiChecker | None
    calls: list[Call] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    refusals: dict[str, dict[str, Any]] = field(default_factory=dict)
    url: str = ""
    _runner: web.AppRunner | None = None
    _client: ClientSession | None = None

    async def start(self) -> None:
        """Listen on a free port."""
        application = web.Application(client_max_size=64 * 1024**2)
        application.router.add_route("*", "/{path:.*}", self._pass_on)
        self._client = ClientSession(timeout=ClientTimeout(total=90))
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
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
        form = await request.post()
        parameters = dict(request.query) | {k: v for k, v in form.items() if isinstance(v, str)}
        files = [name for name, value in form.items() if not isinstance(value, str)]
        method = request.path.rsplit("/", 1)[1]
        if refusal := self.refusals.get(method):
            self._note(method, parameters, files, refusal)
            return web.json_response(refusal, status=refusal["error_code"])
        async with self._client.request(
            request.method, f"{self.target}{request.path_qs}", data=_copy_form(form)
        ) as response:
            content = await response.read()
            if request.path.startswith("/bot"):
                self._note(method, parameters, files, json.loads(content))
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


def _copy_form(form: MultiDictProxy[str | bytes | bytearray | web.FileField]) -> FormData:
    """Return the same fields and files for sending on."""
    copy = FormData()
    for name, value in form.items():
        if isinstance(value, web.FileField):
            content = value.file.read()
            copy.add_field(name, content, filename=value.filename, content_type=value.content_type)
        else:
            copy.add_field(name, value if isinstance(value, str) else bytes(value))
    return copy
