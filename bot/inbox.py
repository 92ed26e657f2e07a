"""The queue between Telegram and the handlers: an update is committed before it is confirmed."""

import asyncio
from typing import Any

import structlog
from telegram import Bot, Update

from bot.order import get_order_key
from storage.inbox import Inbox

_log = structlog.get_logger(__name__)


class DurableQueue(asyncio.Queue[object]):
    """An update queue for python-telegram-bot whose `put` commits to the database first.

    The library confirms an update to Telegram as soon as it is queued, before it is handled;
    a crash would then lose it.
    """

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox

    async def put(self, item: object) -> None:
        """Commit the update, then queue it; one that is already known is not queued again."""
        if isinstance(item, Update):
            is_new = await self._inbox.add(item.update_id, get_order_key(item), item.to_dict())
            if not is_new:
                _log.info("update_known_already", update_id=item.update_id)
                return
        await super().put(item)

    async def replay(self, bot: Bot) -> int:
        """Queue what a crash left undone, in order, and return how many updates that were."""
        pending = await self._inbox.list_pending()
        for payload in pending:
            await super().put(_parse(payload, bot))
        return len(pending)


def _parse(payload: dict[str, Any], bot: Bot) -> Update:
    return Update.de_json(payload, bot)
