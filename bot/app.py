"""The composition root: from settings to a running bot."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import structlog
from telegram import Update
from telegram.ext import (
    ChosenInlineResultHandler,
    MessageHandler,
    filters,
)

from bot.application import build_application
from bot.dialogue.inline import InlineSearch
from bot.handlers.front_desk import add_general_handlers
from bot.handlers.groups import GroupHandlers, build_group_handlers
from bot.handlers.inline import InlineHandlers
from bot.handlers.moved import MovedHandlers
from bot.handlers.operator_desk import build_operator_handlers
from bot.handlers.privacy_desk import build_privacy_handlers
from bot.intake.photos import Photos
from bot.intake.polling import Poller
from bot.intake.reception import Reception, ShopApplication, build_reception
from bot.introduction import introduce
from bot.login import log_in
from bot.notices.assembly import build_notifier
from bot.operator.assembly import build_broadcasting
from bot.privacy.erasing import Erasing
from bot.privacy.gate import PersonGate
from bot.privacy.scrubbing import Scrubber
from bot.privacy.tidying import tidy_daily
from bot.sending.correspondents import Correspondents
from bot.sending.pace import Pace
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.shop import Shop
from bot.shoppers import Shoppers
from bot.web.readiness import watch_readiness
from bot.web.registration import Registration
from bot.web.server import Web
from bot.wording.texts import Texts
from engine.decoder import PictureDecoder

_log = structlog.get_logger(__name__)
_ALLOWED_UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.MESSAGE_REACTION,
    Update.MY_CHAT_MEMBER,
    Update.INLINE_QUERY,
    Update.CHOSEN_INLINE_RESULT,
]
_STOP_SECONDS = 8.0  # to finish what is begun: docker kills after 10


async def run_bot(
    shop: Shop,
    settings: Settings,
    web: Web,
    *,
    stop: asyncio.Event,
    on_ready: Callable[[str], None],
) -> None:
    """Answer shoppers until `stop` is set; `on_ready` gets the bot's username.

    Who asks before there is an index is asked for a moment, and answered then.

    Raises:
        CommandError: Telegram refuses the token, at the start or for long, or the webhook.
        StorageError: the records cannot be read at the start.
    """
    texts = Texts(settings.default_language)
    correspondents = Correspondents(shop.records.chats)
    pace, gate = Pace(settings.messages_per_second), PersonGate()
    sender = Sender(correspondents, pace, web.metrics)
    forget = partial(_forget, shop, pace, correspondents)
    scrubber = Scrubber(shop.records.erasure, gate, forget)
    application = build_application(settings, sender)
    shoppers = Shoppers(shop.records.chats, texts)
    decoder = PictureDecoder()
    photos = Photos(decoder, web.metrics, is_local=settings.is_local)
    moved = MovedHandlers(correspondents)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, moved.moved))
    erasing = Erasing(shop.records.erasure, gate, scrubber)
    application.add_handlers(build_privacy_handlers(shop.records, settings, shoppers, erasing))
    news = asyncio.Event()
    listener, operator_handlers = build_operator_handlers(
        shop.records, shoppers, news.set, settings.admins
    )
    application.add_handler(listener, group=-2)
    application.add_handlers(operator_handlers)
    other, dialogue = add_general_handlers(
        application, shop, settings, shoppers, photos=photos, metrics=web.metrics
    )
    groups = GroupHandlers(shoppers, dialogue, shop.records.shown, correspondents)
    application.add_handlers(build_group_handlers(groups), group=-1)
    inline = InlineHandlers(
        shoppers,
        InlineSearch(shop.search, shop.records.catalogue, shop.records.embeddings),
        shop.records.picture_files,
        web.metrics,
        application.bot,
    )
    application.add_handler(ChosenInlineResultHandler(inline.chosen))
    reception = build_reception(
        application,
        shop.records,
        correspondents,
        other,
        shoppers,
        metrics=web.metrics,
        answer_query=inline.answer,
        gate=gate,
    )
    notifier = build_notifier(shop, settings, texts, reception.lines.is_busy, gate)
    broadcasting = build_broadcasting(
        shop, settings, texts, reception.lines.is_busy, gate, woken=news
    )
    if not await log_in(application, stop):
        return
    tasks: list[asyncio.Task[Any]] = []
    try:
        await decoder.open()
        replayed = await reception.open(application.bot.id)
        web.stand.open(erasing.erase_visitors)
        receiver = _build_receiver(application, settings, reception, web)
        watch_readiness(web, shop, reception.lines, receiver, application.bot.id)
        tasks = [
            asyncio.create_task(stop.wait()),
            asyncio.create_task(receiver.run()),
            asyncio.create_task(tidy_daily(shop.records, settings.retention)),
            asyncio.create_task(scrubber.run()),
            asyncio.create_task(_keep_stocked(shop, partial(on_ready, application.bot.username))),
            asyncio.create_task(notifier.run(application.bot)),
            asyncio.create_task(broadcasting.run(application.bot)),
            asyncio.create_task(introduce(application, texts, settings.admins)),
        ]
        _log.info("bot_listens", username=application.bot.username, replayed=replayed)
        done, _ = await asyncio.wait(tasks[:-1], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()  # what ends before it is told to has failed
    finally:
        web.health.forget()
        web.stand.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await reception.queries.stop()
        await reception.lines.stop(_STOP_SECONDS)
        await decoder.close()
        await application.shutdown()


def _build_receiver(
    application: ShopApplication, settings: Settings, reception: Reception, web: Web
) -> Poller | Registration:
    """Build what gets the updates: by webhook where there is a door for them, else by polling."""
    if web.door is not None:
        return Registration(application.bot, web.door, reception.intake, _ALLOWED_UPDATES)
    return Poller(
        settings.telegram_api_url,
        settings.bot_token.get_secret_value(),
        reception.intake,
        _ALLOWED_UPDATES,
        is_local=settings.is_local,
        metrics=web.metrics,
    )


async def _keep_stocked(shop: Shop, on_ready: Callable[[], None]) -> None:
    """Let shoppers in once there is an index, and keep it up with the catalogue."""
    await shop.keeper.open()
    _log.info("bot_ready", items=shop.search.item_count)
    on_ready()
    await shop.keeper.keep()


def _forget(shop: Shop, pace: Pace, correspondents: Correspondents, person_id: int) -> None:
    """Forget a person in memory; of the words that are remembered nobody knows whose they are."""
    pace.forget(person_id)
    correspondents.forget(person_id)
    shop.search.forget_phrases()
