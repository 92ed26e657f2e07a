"""The scripted Telegram in bad weather, for a crowd: it tells each chat what arrives."""

import random
from collections import deque

from aiohttp import web

from tests.bot.faults.telegram import Act, Call, Exchange, Json, ScriptedTelegram, answer
from tests.bot.soak.conversation import WAITING, Conversation
from tests.bot.soak.weather import Weather, build_partly, cut_upload, list_numbers
from tests.shared_files import BotApiChecker

_LARGE_BYTES = 100_000
_CUT_UPLOADS = 0.01  # of the large ones


class StormyTelegram(ScriptedTelegram):
    """A Telegram that fails now and then, and remembers no more than it must."""

    def __init__(self, checker: BotApiChecker | None, weather: Weather) -> None:
        super().__init__(checker)
        self._weather = weather
        self._uploads = random.Random("uploads")
        self._recent: deque[Json] = deque(maxlen=20)
        self.conversations: dict[int, Conversation] = {}

    async def add(self, *updates: Json) -> None:
        """Have updates for the bot, and keep the latest to give them twice."""
        self._recent.extend(updates)
        await super().add(*updates)

    def remember(self, call: Call) -> None:
        """Keep no calls: there are a hundred thousand."""

    def find_act(self, call: Call) -> Act | None:
        """Ask the weather."""
        name, act = self._weather.find_act(call, build_partly(self), self._repeat)
        conversation = self.conversations.get(call.chat_id)
        if conversation is not None and name == "cut before it was accepted":
            _lose(conversation, call)
        elif conversation is not None and name.startswith(("refused", "sent but")):
            conversation.excuse(list_numbers(call))
        return act

    def keep(self, call: Call, content: Json) -> Json:
        """Tell the chat."""
        message = super().keep(call, content)
        self.sent[call.chat_id].clear()
        if (conversation := self.conversations.get(call.chat_id)) is not None:
            conversation.hear(message)
        return message

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Cut some of the large uploads."""
        is_large = (request.content_length or 0) > _LARGE_BYTES
        if is_large and not self._weather.is_calm and self._uploads.random() < _CUT_UPLOADS:
            self._weather.met["cut in the middle of an upload"] += 1
            return await cut_upload(request)
        return await super().answer(request)

    async def _repeat(self, _: Exchange) -> web.StreamResponse:
        return answer([one for one in self._recent if one["update_id"] < self.confirmed])


def _lose(conversation: Conversation, call: Call) -> None:
    """Miss nothing of a call that left the bot and reached nobody."""
    question = conversation.open
    is_last = call.method == "sendMessage" or (question is not None and question.number > 0)
    if call.parameters.get("text", "").startswith(WAITING):
        return
    if is_last:
        conversation.lose("cut before it was accepted")
    else:
        conversation.excuse(list_numbers(call))
