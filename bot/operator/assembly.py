"""What sends broadcasts, wired to a shop."""

import asyncio
from collections.abc import Callable

from bot.languages import Languages
from bot.notices.assembly import build_delivery
from bot.notices.quiet import ShopClock
from bot.operator.broadcasting import Broadcasting, Clock, read_clock
from bot.operator.progress import ProgressMessage
from bot.operator.recipients import Recipients
from bot.privacy.gate import PersonGate
from bot.settings import Settings
from bot.shop import Shop
from bot.wording.texts import Texts

_SHARE = 0.5  # of what the bot may send in a second: the rest is for answers


def build_broadcasting(
    shop: Shop,
    settings: Settings,
    texts: Texts,
    is_busy: Callable[[int], bool],
    gate: PersonGate,
    *,
    woken: asyncio.Event,
    clock: Clock = read_clock,
) -> Broadcasting:
    """Build what sends broadcasts; `is_busy` is of a chat, `woken` is set where there is news."""
    records = shop.records
    wall = ShopClock(settings.shop_timezone, settings.quiet_times)
    return Broadcasting(
        (records.broadcasts, records.notices),
        Recipients(records.people, wall, is_busy),
        build_delivery(shop, texts, gate),
        ProgressMessage(Languages(records.chats, records.people, texts)),
        woken,
        clock=clock,
        pause=1 / (_SHARE * settings.messages_per_second),
    )
