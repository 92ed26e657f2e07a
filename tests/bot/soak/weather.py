"""Bad weather: what goes wrong with which call, drawn from a seed so that it can be had again."""

import json
import random
import re
from collections import Counter
from collections.abc import Sequence

from aiohttp import web

from tests.bot.faults import happenings
from tests.bot.faults.telegram import Act, Call, Exchange

_NUMBER = re.compile(r"(?:<b>)?(\d+) · ")
_MESSAGES = ("sendMessage", "sendPhoto", "sendMediaGroup")

_REFUSED: dict[str, tuple[float, Act]] = {
    "429": (0.01, happenings.say_no(429, "Too Many Requests: retry after 1", retry_after=1)),
    "429 in HTML": (0.002, happenings.say_in_html(429)),
    "500": (0.01, happenings.say_no(500, "Internal Server Error")),
    "502 in HTML": (0.01, happenings.say_in_html(502)),
    "503 in HTML": (0.005, happenings.say_in_html(503)),
}
_ACCEPTED: dict[str, tuple[float, Act]] = {
    "accepted, then cut": (0.005, happenings.cut_after),
    "accepted, 504 in HTML": (0.005, happenings.accept_and_say(504)),
    "accepted, 200 in HTML": (0.002, happenings.accept_and_say(200)),
    "accepted, half an answer": (0.003, happenings.accept_and_mangle()),
    "accepted slowly": (0.01, happenings.accept_slowly(3)),
}
_TOLD = {**_REFUSED, **_ACCEPTED}
_POLL = {
    "409": (0.01, happenings.say_no(409, "Conflict: terminated by other getUpdates request")),
    "cut": (0.01, happenings.cut_before),
    **_REFUSED,
}
_FILE = {
    "404": (0.02, happenings.say_no(404, "Not Found")),
    "cut": (0.02, happenings.cut_before),
    "502 in HTML": (0.02, happenings.say_in_html(502)),
    "slow": (0.02, happenings.accept_slowly(2)),
}
_TAP = {
    "too old": (0.05, happenings.say_no(400, "Bad Request: query is too old")),
    "cut": (0.02, happenings.cut_before),
    **_REFUSED,
}
_TYPING = {
    "500": (0.03, happenings.say_no(500, "Internal Server Error")),
    "slow": (0.03, happenings.accept_slowly(5)),
    "cut": (0.03, happenings.cut_before),
}
_STALE = happenings.say_no(400, "Bad Request: wrong file identifier/HTTP URL specified")
_BAD_PICTURE = happenings.say_no(400, "Bad Request: IMAGE_PROCESS_FAILED")
_WRONG_TYPE = happenings.say_no(400, "Bad Request: wrong type of the web page content")
_REFUSED_PICTURES: dict[str, dict[str, tuple[float, Act]]] = {
    "sendPhoto": {"refused picture": (0.05, _BAD_PICTURE)},
    "sendMediaGroup": {"refused album": (0.003, _WRONG_TYPE)},
    "sendMessage": {},
}


class Weather:
    """Draw what happens to each call; a chat's own calls meet the same whenever they come."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._count: Counter[str] = Counter()
        self._troubled_files: set[str] = set()
        self.met: Counter[str] = Counter()
        self.is_calm = False

    def find_act(self, call: Call, send_partly: Act, repeat: Act) -> tuple[str, Act | None]:
        """Return the name of what happens, and the act, or an empty name and None.

        `send_partly` sends an album but for one item; `repeat` gives updates again.
        """
        if self.is_calm:
            return "", None
        chances = self._list_chances(call, send_partly, repeat)
        key = f"{call.method} {call.chat_id or call.parameters.get('file_id', '')}"
        self._count[key] += 1
        name = _draw(random.Random(f"{self._seed} {key} {self._count[key]}"), chances)
        if not name:
            return "", None
        self.met[f"{call.method}: {name}"] += 1
        return name, chances[name][1]

    def _list_chances(
        self, call: Call, send_partly: Act, repeat: Act
    ) -> dict[str, tuple[float, Act]]:
        match call.method:
            case "sendMessage" | "sendPhoto" | "sendMediaGroup":
                chances = {**_TOLD, **_REFUSED_PICTURES[call.method]}
                chances["cut before it was accepted"] = (0.001, happenings.cut_before)
                if call.method == "sendMediaGroup":
                    chances["sent but for one"] = (0.01, send_partly)
                    if len(call.files) < len(json.loads(call.parameters["media"])):
                        chances["stale file id"] = (0.02, _STALE)
                return chances
            case "getUpdates":
                return {**_POLL, "updates once more": (0.03, repeat)}
            case "getFile" | "file":
                return self._list_chances_of_file(call)
            case "answerCallbackQuery":
                return _TAP
            case "sendChatAction":
                return _TYPING
        return {}

    def _list_chances_of_file(self, call: Call) -> dict[str, tuple[float, Act]]:
        """Trouble each file once: whatever passes is tried once more, and no more."""
        name = str(call.parameters.get("file_id") or call.parameters["path"])
        name = name.rsplit("/", 1)[-1].removesuffix(".jpg")
        if name in self._troubled_files:
            return {}
        chances = _FILE if call.method == "file" else _REFUSED
        if _draw(random.Random(f"{self._seed} {name} {call.method}"), chances):
            self._troubled_files.add(name)
            return {key: (100.0, act) for key, (_, act) in chances.items()}
        return {}


def _draw(dice: random.Random, chances: dict[str, tuple[float, Act]]) -> str:
    """Return one of the names by its chance, or an empty one."""
    names = ["", *chances]
    weights = [chance for chance, _ in chances.values()]
    return dice.choices(names, [max(0.0, 1 - sum(weights)), *weights])[0]


def list_numbers(call: Call) -> list[int]:
    """Return the numbers of the pictures that a call sends."""
    items: Sequence[dict[str, str]] = (
        json.loads(call.parameters["media"])
        if call.method == "sendMediaGroup"
        else [call.parameters]
    )
    found = [_NUMBER.match(item.get("caption", "")) for item in items]
    return [int(match[1]) for match in found if match]


async def cut_upload(request: web.Request) -> web.StreamResponse:
    """Cut a connection in the middle of an upload: the bot can know that it did not arrive."""
    await request.content.read(20_000)
    if request.transport is not None:
        request.transport.close()
    return web.Response()


def build_partly(keep: object) -> Act:
    """Build the act of an album sent but for its middle item."""

    async def act(exchange: Exchange) -> web.StreamResponse:
        count = len(json.loads(exchange.call.parameters["media"]))
        return await happenings.send_partly(keep, count // 2 + 1)(exchange)  # type: ignore[arg-type]

    return act
