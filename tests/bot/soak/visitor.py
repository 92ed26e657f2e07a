"""A simulated shopper in one dialogue after another: words, photos, follow-ups, taps, more."""

import asyncio
import contextlib
import itertools
import random
from collections.abc import Sequence

from tests.bot.faults.shopper import Json, Shopper
from tests.bot.soak.conversation import Conversation, Question
from tests.bot.soak.telegram import StormyTelegram

_OPENINGS = (
    *("rotes Kleid", "blaue Bluse", "gestreiftes T-Shirt", "schwarze Hose", "warme Jacke"),
    *("Rock mit Punkten", "etwas für den Sommer", "grüner Pullover", "Jeans", "ein Hemd fürs Büro"),
)
_FOLLOW_UPS = ("mit Blumen", "ohne Ärmel", "in blau", "mit langen Ärmeln", "einfarbig", "")
_STEPS = ("follow-up", "follow-up", "follow-up", "details", "details", "more", "burst", "photo")


class Prices:
    """Prices above all of the shop's, each asked for once: an answer names the one it is for."""

    def __init__(self) -> None:
        self._cents = (cents for cents in itertools.count(100_001) if cents % 100)

    def take(self) -> tuple[str, str]:
        """Return a price as a shopper writes it, and as the bot does."""
        cents = next(self._cents)
        euros, rest = divmod(cents, 100)
        return f"unter {euros},{rest:02} €", f"bis {euros // 1000}.{euros % 1000:03},{rest:02}"


class Visitor:
    """One person: asks, waits for the answer, thinks, asks again."""

    def __init__(
        self,
        telegram: StormyTelegram,
        dice: random.Random,
        photos: Sequence[bytes],
        prices: Prices,
        think: tuple[float, float],
    ) -> None:
        self._telegram = telegram
        self._person = Shopper(telegram)
        self._dice = dice
        self._photos = photos
        self._prices = prices
        self._think = think
        self._marker = ""
        self.conversation = Conversation(self._person.chat_id)
        telegram.conversations[self._person.chat_id] = self.conversation

    async def visit(self, closed: asyncio.Event) -> None:
        """Come in at some time, and go on asking until the shop closes."""
        steps = ["open", *self._dice.choices(_STEPS, k=self._dice.randint(2, 7))]
        wait = self._dice.uniform(0, self._think[1])
        while not await _is_set(closed, wait):
            await self._go_on(steps.pop(0))
            steps = steps or ["open", *self._dice.choices(_STEPS, k=self._dice.randint(2, 7))]
            wait = self._dice.uniform(*self._think)

    async def _open(self) -> None:
        if self._dice.random() < 0.4:
            await self._show()
        else:
            await self._say(self._dice.choice(_OPENINGS))

    async def _go_on(self, step: str) -> None:
        asked = self.conversation.questions
        closing = asked[-1].closing if asked else None
        match step:
            case "open":
                await self._open()
            case "photo":
                await self._show()
            case "burst":
                for _ in range(3):
                    await self._say(self._dice.choice(_FOLLOW_UPS))
            case "more" if closing is not None:
                await self._ask({"text": "mehr"})
            case "details" if closing is not None and (numbers := _find_numbers(closing)):
                await self._tap(closing, *self._dice.choice(numbers))
            case _:
                await self._say(self._dice.choice(_FOLLOW_UPS))
        await self.conversation.questions[-1].over.wait()

    async def _say(self, words: str) -> None:
        price, self._marker = self._prices.take()
        await self._ask({"text": f"{words} {price}".strip()})

    async def _show(self) -> None:
        price, self._marker = self._prices.take()
        photo = self._person.keep_photo(self._dice.choice(self._photos))
        await self._ask({"photo": [photo], "caption": price})

    async def _ask(self, content: Json) -> None:
        update_id = self._telegram.take_update_id()
        text = content.get("text") or f"a photo, {content['caption']}"
        self.conversation.ask(Question(update_id, text, self._marker))
        message = self._person.build_message(**content)
        await self._telegram.add({"update_id": update_id, **message})

    async def _tap(self, closing: Json, number: int, data: str) -> None:
        update_id = self._telegram.take_update_id()
        self.conversation.ask(Question(update_id, f"tap on {number}", self._marker, number))
        await self._telegram.add({"update_id": update_id, **self._person.build_tap(closing, data)})


async def _is_set(event: asyncio.Event, seconds: float) -> bool:
    """Wait so long for an event; tell whether it came."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(event.wait(), seconds)
    return event.is_set()


def _find_numbers(closing: Json) -> list[tuple[int, str]]:
    """Return the numbers on an answer's buttons, each with its callback data."""
    rows = closing.get("reply_markup", {"inline_keyboard": []})["inline_keyboard"]
    buttons = [button for row in rows for button in row if button["text"].isdecimal()]
    return [(int(button["text"]), button["callback_data"]) for button in buttons]
