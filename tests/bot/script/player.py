"""A dialogue's people: they do what a script says, by the page's own API."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import ClientSession, CookieJar, FormData

from demo.dialogues.script import PHOTOS, Step
from tests.bot.script.house import House
from tests.bot.script.patience import wait_until

Message = dict[str, Any]
_NOTICE_SECONDS = 40.0  # the notifier looks every fifteen
_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a step brought: new and changed messages of the bot, in order, and the note of a tap."""

    messages: list[Message] = field(default_factory=list)
    toast: str = ""


class Player:
    """Play steps in a browser session of its own; keep what was said."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._client = ClientSession(
            cookie_jar=CookieJar(unsafe=True), headers={"Origin": house.url}
        )
        self._people: dict[str, int] = {}
        self._chats: dict[tuple[str, str], int] = {}

    async def __aenter__(self) -> Self:
        async with self._client.get(f"{self._house.url}/app/state") as response:
            state = await response.json()
        self._people = {one["first_name"]: one["id"] for one in state["people"]}
        group = next(one["id"] for one in state["chats"] if one["type"] == "group")
        for name, person_id in self._people.items():
            self._chats[name, "private"] = person_id
            self._chats[name, "group"] = group
        self.username: str = state["bot"]["username"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()

    async def play(self, step: Step) -> Outcome:
        """Do a step and return what the bot made of it, when it is done."""
        before = await self._look(step)
        if step.stage:
            await self._house.stage(step.stage)
        else:
            await self._act(step, before)
        if step.is_cut:
            await self._house.kill_while_it_answers()
        await self._house.settle()
        if step.stage == "delivery":
            await self._wait_for_notice(step, before)
        known = {one["message_id"]: one for one in before}
        after = await self._look(step)
        news = [one for one in after if one != known.get(one["message_id"])]
        return Outcome([one for one in news if _is_of_bot(one)], self._find_toast(step))

    async def _wait_for_notice(self, step: Step, before: list[Message]) -> None:
        """Wait until the bot wrote on its own accord all that shall be read."""

        async def has_spoken() -> bool:
            news = (await self._look(step))[len(before) :]
            text = "\n".join(map(read_text, news))
            return bool(news) and all(words in text for words in step.answer)

        with suppress(TimeoutError):  # the judge says what is missing
            await wait_until(has_spoken, _NOTICE_SECONDS)

    async def _act(self, step: Step, before: list[Message]) -> None:
        person = self._people[step.who]
        if step.taps:
            message, data = find_button(before, step)
            await self._write("POST", step, "/taps", message_id=message, data=data)
        elif step.reacts:
            message_id = find_message(before, step)
            await self._write("PUT", step, f"/messages/{message_id}/reaction", emoji=step.reacts)
        elif step.edits:
            own = [one for one in before if one["from"]["id"] == person]
            place = f"/messages/{own[-1]['message_id']}"
            await self._write("PUT", step, place, text=step.edits)
        elif step.sends:
            await self._write("POST", step, "/sundries", kind=step.sends)
        elif step.asks_inline:
            await self._ask_inline(step)
        elif step.opens:
            await self._send(step, f"/start {await self._find_link(step)}", before)
        else:
            await self._send(step, step.says.replace("@bot", f"@{self.username}"), before)

    async def _send(self, step: Step, text: str, before: list[Message]) -> None:
        form = FormData()
        form.add_field("person_id", str(self._people[step.who]))
        form.add_field("text", text)
        form.add_field("as", "document" if step.is_file else "photo")
        if step.is_reply:
            form.add_field("reply_to", str(find_message(before, step)))
        for name in step.shows:
            content = (PHOTOS / f"{name}.jpg").read_bytes()
            form.add_field("files", content, filename=f"{name}.jpg", content_type="image/jpeg")
        async with self._client.post(f"{self._path(step)}/messages", data=form) as response:
            assert response.status == 200, await response.text()

    async def _write(self, method: str, step: Step, path: str, **values: object) -> None:
        body = {"person_id": self._people[step.who], **values}
        async with self._client.request(method, self._path(step) + path, json=body) as response:
            assert response.status == 200, await response.text()

    async def _ask_inline(self, step: Step) -> None:
        place = {
            "person_id": self._people[step.who],
            "chat_id": self._chats[step.who, step.where],
        }
        body = {**place, "query": step.asks_inline}
        async with self._client.post(f"{self._house.url}/app/inline", json=body) as response:
            assert response.status == 200, await response.text()
            answer = await response.json()
        assert len(answer["results"]) >= step.picks, f"{len(answer['results'])} inline results"
        picked = {
            "inline_query_id": answer["inline_query_id"],
            "result_id": answer["results"][step.picks - 1]["id"],
        }
        url = f"{self._house.url}/app/inline/choose"
        async with self._client.post(url, json={**place, **picked}) as response:
            assert response.status == 200, await response.text()

    async def _find_link(self, step: Step) -> str:
        """Find the newest link of the bot, in any chat of the session, whose payload begins so."""
        for chat_id in {*self._chats.values()}:
            messages = await self._list_messages(chat_id)
            for message in reversed(messages):
                for payload in reversed(_LINK.findall(str(message))):
                    if payload.startswith(step.opens):
                        return str(payload)
        raise AssertionError(f"no link begins with {step.opens!r}")

    def _find_toast(self, step: Step) -> str:
        if not step.taps:
            return ""
        calls = [call for call in self._house.wire.calls if call.method == "answerCallbackQuery"]
        return str(calls[-1].parameters.get("text", "")) if calls else ""

    async def _look(self, step: Step) -> list[Message]:
        return await self._list_messages(self._chats[step.who, step.where])

    async def _list_messages(self, chat_id: int) -> list[Message]:
        url = f"{self._house.url}/app/chats/{chat_id}/messages?limit=200"
        async with self._client.get(url) as response:
            response.raise_for_status()
            messages: list[Message] = (await response.json())["messages"]
            return messages

    def _path(self, step: Step) -> str:
        return f"{self._house.url}/app/chats/{self._chats[step.who, step.where]}"


def _is_of_bot(message: Message) -> bool:
    """Tell what the bot says, and what is sent in a shopper's name by way of it."""
    return bool(message["from"].get("is_bot")) or "via_bot" in message


def find_button(messages: list[Message], step: Step) -> tuple[int, str]:
    """Find the newest button of a label; return its message's id and its data."""
    for message in reversed(messages):
        for label, data in list_buttons(message):
            if label == step.taps and data and str(step.on) in read_text(message):
                return int(message["message_id"]), data
    offered = [label for message in messages for label, _ in list_buttons(message)]
    raise AssertionError(f"there is no button {step.taps!r} among {offered[-40:]}")


def find_message(messages: list[Message], step: Step) -> int:
    """Find what a step replies or reacts to: a numbered picture, the bot's words, any words."""
    for message in reversed(messages):
        text = read_text(message)
        if isinstance(step.on, int):
            is_meant = "photo" in message and text.startswith(f"{step.on} ·")
        elif step.on in ("", "answer"):
            is_meant = bool(message["from"].get("is_bot")) and "text" in message
        else:
            is_meant = step.on in text
        if is_meant:
            return int(message["message_id"])
    raise AssertionError(f"there is no message {step.on!r}")


def list_buttons(message: Message) -> list[tuple[str, str]]:
    """List a message's buttons: their labels, and what they say to the bot."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [(str(key["text"]), str(key.get("callback_data", ""))) for row in rows for key in row]


def read_text(message: Message) -> str:
    """Read a message's words as a shopper does, with plain spaces."""
    words = str(message.get("text") or message.get("caption") or "")
    return words.replace("\xa0", " ").replace("\u202f", " ")
