"""A scripted Bot API server: it keeps what the bot sends, and fails as a test tells it to."""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from demo.telegram.entities import measure
from demo.telegram.errors import ApiError
from demo.telegram.html_format import parse_html
from tests.shared_files import BotApiChecker

Json = dict[str, Any]
TOKEN = "1234567890:a-token-for-tests-only"
BOT = {
    "id": 1234567890,
    "is_bot": True,
    "first_name": "Garderobe",
    "username": "garderobe_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_PHOTO_BYTES = 20 * 1024 * 1024


@dataclass(slots=True)
class Call:
    """One request of the bot."""

    method: str
    parameters: Json
    files: dict[str, bytes]
    at: float = field(default_factory=time.monotonic)

    @property
    def chat_id(self) -> int:
        """Get the chat it is about, or 0."""
        return int(self.parameters.get("chat_id", 0))


@dataclass(slots=True)
class Exchange:
    """A call that a fault plays with: it can be accepted, answered, cut."""

    call: Call
    request: web.Request
    accept: Callable[[], web.Response]

    def cut(self) -> web.Response:
        """End the connection without an answer."""
        if self.request.transport is not None:
            self.request.transport.close()
        return web.Response()


Act = Callable[[Exchange], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Fault:
    """What happens to the next calls of a method, to one chat or to any."""

    method: str
    act: Act
    times: int
    chat_id: int | None = None
    met: int = 0

    def fits(self, call: Call) -> bool:
        """Tell whether it is this fault's turn."""
        is_same_chat = self.chat_id is None or self.chat_id == call.chat_id
        return self.method == call.method and is_same_chat and self.met < self.times


class ScriptedTelegram:
    """Answer as Telegram does, unless a fault is due."""

    def __init__(self, checker: BotApiChecker | None) -> None:
        self._checker = checker
        self._ids = itertools.count(1)
        self._update_ids = itertools.count(1000)
        self._arrived = asyncio.Condition()
        self._runner: web.AppRunner | None = None
        self.url = ""
        self.updates: list[Json] = []
        self.calls: list[Call] = []
        self.sent: dict[int, list[Json]] = defaultdict(list)
        self.faults: list[Fault] = []
        self.files: dict[str, bytes] = {}
        self.known_files: set[str] = set()
        self.problems: list[str] = []
        self.confirmed = 0
        self.bot: Json = BOT
        self.webhook = ""

    async def start(self, port: int = 0) -> None:
        """Listen."""
        application = web.Application(client_max_size=64 * 1024 * 1024)
        application.router.add_route("*", "/bot{token}/{method}", self.answer)
        application.router.add_get("/file/bot{token}/{path:.+}", self._send_file)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        host, taken = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{taken}"

    async def stop(self) -> None:
        """Be gone."""
        if self._runner is not None:
            await self._runner.cleanup()

    def fail(self, method: str, act: Act, *, times: int = 1, chat_id: int | None = None) -> Fault:
        """Let the next calls of a method go wrong."""
        fault = Fault(method, act, times, chat_id)
        self.faults.append(fault)
        return fault

    async def add(self, *updates: Json) -> None:
        """Have updates for the bot; each gets an id unless it has one."""
        for update in updates:  # at once, so that none overtakes another
            self.updates.append({"update_id": next(self._update_ids), **update})
        async with self._arrived:
            self._arrived.notify_all()

    def take_update_id(self) -> int:
        """Return an id that no update will get by itself."""
        return next(self._update_ids)

    def list_sent(self, chat_id: int) -> list[Json]:
        """Return the messages that a chat has got, an album's items one by one."""
        return list(self.sent.get(chat_id, ()))

    def list_calls(self, method: str, chat_id: int | None = None) -> list[Call]:
        """Return the calls of a method."""
        return [
            call
            for call in self.calls
            if call.method == method and (chat_id is None or call.chat_id == chat_id)
        ]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer a call."""
        call = await _read(request)
        self.remember(call)
        if self._checker is not None:
            self.problems += self._checker.check_request(
                call.method, call.parameters, list(call.files)
            )
        exchange = Exchange(call, request, lambda: self._accept(call))
        if (act := self.find_act(call)) is not None:
            return await act(exchange)
        if call.method == "getUpdates":
            return await self._poll(call)
        return exchange.accept()

    def remember(self, call: Call) -> None:
        """Keep a call for whoever looks at it later."""
        self.calls.append(call)

    def find_act(self, call: Call) -> Act | None:
        """Return what goes wrong with a call, if it is the turn of a fault."""
        for fault in self.faults:
            if fault.fits(call):
                fault.met += 1
                return fault.act
        return None

    async def _poll(self, call: Call) -> web.Response:
        offset = int(call.parameters.get("offset", 0))
        self.confirmed = max(self.confirmed, offset)
        deadline = time.monotonic() + min(float(call.parameters.get("timeout", 0)), 2.0)
        async with self._arrived:
            self.updates = [one for one in self.updates if one["update_id"] >= offset]
            while not self.updates and (left := deadline - time.monotonic()) > 0:
                try:
                    await asyncio.wait_for(self._arrived.wait(), left)
                except TimeoutError:
                    break
            return answer(self.updates[:100])

    def _accept(self, call: Call) -> web.Response:
        match call.method:
            case "getMe":
                return answer(self.bot)
            case "setWebhook":
                self.webhook = call.parameters["url"]
                return answer(True)
            case "getWebhookInfo":
                info = {"url": self.webhook, "has_custom_certificate": False}
                return answer({**info, "pending_update_count": 0})
            case "sendMessage":
                return answer(self.keep(call, {"text": call.parameters["text"]}))
            case "sendPhoto":
                return answer(self.keep(call, self._read_photo(call, call.parameters)))
            case "sendMediaGroup":
                return answer(self.keep_album(call, json.loads(call.parameters["media"])))
            case "getFile":
                file_id = call.parameters["file_id"]
                size = len(self.files[file_id])
                return answer(
                    {
                        "file_id": file_id,
                        "file_unique_id": f"u{file_id}",
                        "file_size": size,
                        "file_path": f"photos/{file_id}.jpg",
                    }
                )
            case _:
                return answer(True)

    def keep_album(self, call: Call, items: list[Json]) -> list[Json]:
        """Send some items of an album."""
        group = {"media_group_id": str(next(self._ids))}
        return [self.keep(call, self._read_photo(call, item) | group) for item in items]

    def keep(self, call: Call, content: Json) -> Json:
        """Send one message to its chat."""
        self.problems += _list_problems_of_words(content)
        chat_id = call.chat_id
        message: Json = {
            "message_id": next(self._ids),
            "date": int(time.time()),
            "chat": {"id": chat_id, **_describe_chat(chat_id)},
            "from": {key: BOT[key] for key in ("id", "is_bot", "first_name", "username")},
            **content,
        }
        if "reply_markup" in call.parameters:
            message["reply_markup"] = json.loads(call.parameters["reply_markup"])
        self.sent[chat_id].append(message)
        return message

    def _read_photo(self, call: Call, item: Json) -> Json:
        photo = item.get("media") or item.get("photo")
        if photo is None or photo.startswith("attach://"):
            file_id = f"sent{next(self._ids)}"
            self.known_files.add(file_id)
        else:
            file_id = photo
        size = {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 300, "height": 400}
        caption = {"caption": item["caption"]} if "caption" in item else {}
        return {"photo": [size], **caption}

    async def _send_file(self, request: web.Request) -> web.StreamResponse:
        path = request.match_info["path"]
        call = Call("file", {"path": path}, {})
        self.remember(call)
        content = self.files[path.rsplit("/", 1)[1].removesuffix(".jpg")]
        exchange = Exchange(call, request, lambda: web.Response(body=content))
        act = self.find_act(call)
        return exchange.accept() if act is None else await act(exchange)


async def _read(request: web.Request) -> Call:
    """Read a call, its files into memory: a bot that is killed meanwhile leaves none open."""
    parameters: Json = dict(request.query)
    files: dict[str, bytes] = {}
    if not request.content_type.startswith("multipart/"):
        parameters |= await request.post()
    else:
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            content = bytes(await part.read())
            if part.filename:
                files[part.name or ""] = content
            else:
                parameters[part.name or ""] = content.decode()
    return Call(request.match_info["method"], parameters, files)


def _list_problems_of_words(content: Json) -> list[str]:
    """Return what Telegram would refuse a text or a caption for."""
    problems = []
    for kind, most in (("text", 4096), ("caption", 1024)):
        if kind not in content:
            continue
        try:
            words = parse_html(content[kind]).text
        except ApiError as error:
            problems.append(f"{error}: {content[kind]!r}")
        else:
            if measure(words) > most or (kind == "text" and not words.strip()):
                problems.append(f"a {kind} of {measure(words)} units: {words[:100]!r}")
    return problems


def _describe_chat(chat_id: int) -> Json:
    if chat_id > 0:
        return {"type": "private", "first_name": "Lena"}
    return {"type": "supergroup" if str(chat_id).startswith("-100") else "group", "title": "Us"}


def answer(result: Any) -> web.Response:
    """Build the Bot API's envelope of a result."""
    return web.json_response({"ok": True, "result": result})


def refuse(status: int, description: str, **parameters: Any) -> web.Response:
    """Build the Bot API's envelope of a refusal."""
    body: Json = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)
