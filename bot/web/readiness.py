"""What "ready" means: updates come, the database answers, there is an index, the inbox moves."""

from typing import Protocol

from bot.intake.order import ChatLines
from bot.shop import Shop
from bot.web.server import Web

_STANDSTILL_SECONDS = 300.0  # Telegram's pauses and a busy engine take less


class Receiver(Protocol):
    """Whoever gets the updates."""

    async def find_problem(self) -> str | None:
        """Say what is wrong with receiving."""


def watch_readiness(
    web: Web, shop: Shop, lines: ChatLines, receiver: Receiver, bot_id: int
) -> None:
    """Let the parts of a bot that has logged in be asked how they are."""

    async def ask_index() -> str | None:
        if not shop.keeper.is_open:
            return "it is being built"
        return None if shop.search.item_count else "no items: garderobe catalog import FILE"

    async def ask_database() -> str | None:
        waiting, aside = await shop.records.inbox.count_undone(bot_id)
        web.metrics.inbox_waiting.set(waiting)
        web.metrics.inbox_set_aside.set(aside)
        return None

    async def ask_inbox() -> str | None:
        if lines.standstill <= _STANDSTILL_SECONDS:
            return None
        return f"nothing was done with for {lines.standstill:.0f} s, though updates wait"

    web.health.watch("index", ask_index)
    web.health.watch("telegram", receiver.find_problem)
    web.health.watch("database", ask_database)
    web.health.watch("inbox", ask_inbox)
