"""The notifier and what it is made of, wired to a shop."""

from collections.abc import Callable

from bot.dialogue.matches import Matches
from bot.notices.announcing import Announcing
from bot.notices.delivery import Delivery
from bot.notices.notifier import Notifier
from bot.notices.quiet import ShopClock
from bot.notices.waiting import Waiting
from bot.privacy.gate import PersonGate
from bot.sending.albums import AlbumSender
from bot.settings import Settings
from bot.shop import Shop
from bot.wording.notice_replies import NoticeReplies
from bot.wording.texts import Texts


def build_waiting(shop: Shop, settings: Settings) -> Waiting:
    """Build what saves wishes and looks at the stock for them."""
    records = shop.records
    matches = Matches(shop.search, records.catalogue, records.embeddings, top_k=settings.top_k)
    return Waiting(records.saved_wishes, shop.search, matches, shop.reader)


def build_notifier(
    shop: Shop,
    settings: Settings,
    texts: Texts,
    is_busy: Callable[[int], bool],
    gate: PersonGate,
    *,
    clock: ShopClock | None = None,
) -> Notifier:
    """Build what writes to people on the bot's own accord; `is_busy` is of a chat."""
    records = shop.records
    clock = clock or ShopClock(settings.shop_timezone, settings.quiet_times)
    announcing = Announcing(
        records.notices,
        (records.people, records.saved_wishes, records.remembered),
        records.catalogue,
        build_waiting(shop, settings),
        clock,
    )
    delivery = build_delivery(shop, texts, gate)
    return Notifier(
        shop.search, records.people, records.notices, announcing, delivery, clock, is_busy
    )


def build_delivery(shop: Shop, texts: Texts, gate: PersonGate) -> Delivery:
    """Build what sends notices of every kind."""
    records = shop.records
    return Delivery(
        records.notices,
        records.sendings,
        (records.chats, records.turns, records.catalogue, records.saved_wishes, records.broadcasts),
        NoticeReplies(AlbumSender(records.picture_files)),
        texts,
        gate,
    )
