"""The composition root: from settings to a running bot."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import structlog
from telegram import Update
from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ChosenInlineResultHandler,
    CommandHandler,
    Defaults,
    MessageHandler,
    MessageReactionHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.deep_links import Page
from bot.dialogue.dialogue import Dialogue
from bot.dialogue.inline import InlineSearch
from bot.dialogue.page_sizes import PageSizes
from bot.dialogue.regions import forget_photo
from bot.dialogue.second_looks import SecondLooks
from bot.handlers.arrivals import ArrivalHandlers, build_arrival_handler
from bot.handlers.buttons import ButtonHandlers
from bot.handlers.edits import EditHandlers
from bot.handlers.groups import GroupHandlers, build_group_handlers
from bot.handlers.inline import InlineHandlers
from bot.handlers.list_desk import build_list_handlers
from bot.handlers.moved import MovedHandlers
from bot.handlers.other import OtherHandlers
from bot.handlers.persons import Persons
from bot.handlers.photo import PhotoHandlers
from bot.handlers.privacy_desk import build_privacy_handlers
from bot.handlers.start import StartHandlers
from bot.handlers.tour import TOUR_PATTERN, TourHandlers
from bot.handlers.verdicts import VerdictHandlers
from bot.handlers.web_links import LinkHandlers, build_link_handler
from bot.handlers.wish_desk import build_wish_handlers
from bot.handlers.words import WordsHandlers
from bot.intake.incoming import IncomingAlbums
from bot.intake.photos import Photos
from bot.intake.polling import Poller
from bot.intake.reception import Reception, ShopApplication, build_reception
from bot.intake.web_pictures import WebPictures
from bot.introduction import introduce
from bot.login import log_in
from bot.metrics import Metrics
from bot.notices.assembly import build_notifier, build_waiting
from bot.privacy.erasing import Erasing
from bot.privacy.gate import PersonGate
from bot.privacy.retention import Retention
from bot.privacy.scrubbing import Scrubber
from bot.sending.albums import AlbumSender
from bot.sending.correspondents import Correspondents
from bot.sending.departure import build_hooks
from bot.sending.pace import Pace
from bot.sending.replies import Replies
from bot.sending.sender import Sender
from bot.settings import Settings
from bot.shop import Shop
from bot.shoppers import Shoppers
from bot.web.readiness import watch_readiness
from bot.web.registration import Registration
from bot.web.server import Web
from bot.wording.taps import VERDICT_ACTIONS
from bot.wording.texts import Texts
from engine.decoder import PictureDecoder
from storage.errors import StorageError

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
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_KEEP_DONE = timedelta(days=7)  # Telegram keeps updates for a day: older ones never come again
_KEEP_SET_ASIDE = timedelta(days=30)  # long enough to be looked at; shoppers' words are in it
_KEEP_SHOWN = timedelta(days=90)  # a reply to an older answer is read as any message
_DAY_SECONDS = 24 * 60 * 60
_STOP_SECONDS = 8.0  # to finish what is begun: docker kills after 10


def build_application(settings: Settings, sender: Sender) -> ShopApplication:
    """Build the library's application for the Bot API that the settings name."""
    return (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(_build_request(settings))
        .rate_limiter(sender)
        .defaults(Defaults(parse_mode=ParseMode.HTML))  # every sentence of texts.html
        .updater(None)  # updates come by way of the inbox
        .build()
    )


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
    scrubber = Scrubber(shop.records.erasure, gate, partial(_forget, shop, pace))
    application = build_application(settings, sender)
    shoppers = Shoppers(shop.records.chats, texts)
    decoder = PictureDecoder()
    photos = Photos(decoder, web.metrics, is_local=_is_local(settings))
    moved = MovedHandlers(correspondents)
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, moved.moved))
    erasing = Erasing(shop.records.erasure, gate, scrubber)
    application.add_handlers(build_privacy_handlers(shop.records, settings, shoppers, erasing))
    other, dialogue = _add_handlers(
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
    if not await log_in(application, stop):
        return
    tasks: list[asyncio.Task[Any]] = []
    try:
        await decoder.open()
        replayed = await reception.open(application.bot.id)
        receiver = _build_receiver(application, settings, reception, web)
        watch_readiness(web, shop, reception.lines, receiver, application.bot.id)
        tasks = [
            asyncio.create_task(stop.wait()),
            asyncio.create_task(receiver.run()),
            asyncio.create_task(_tidy_daily(shop, settings.retention)),
            asyncio.create_task(scrubber.run()),
            asyncio.create_task(_keep_stocked(shop, partial(on_ready, application.bot.username))),
            asyncio.create_task(notifier.run(application.bot)),
            asyncio.create_task(introduce(application, texts)),
        ]
        _log.info("bot_listens", username=application.bot.username, replayed=replayed)
        done, _ = await asyncio.wait(tasks[:-1], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()  # what ends before it is told to has failed
    finally:
        web.health.forget()
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
        is_local=_is_local(settings),
        metrics=web.metrics,
    )


def _is_local(settings: Settings) -> bool:
    return urlsplit(settings.telegram_api_url).hostname in _LOOPBACK


def _build_request(settings: Settings) -> HTTPXRequest:
    """Build the HTTP client; the library's own 5 s would make a slow answer an uncertain one."""
    return HTTPXRequest(
        connection_pool_size=64,
        connect_timeout=10,
        read_timeout=60,
        write_timeout=60,
        media_write_timeout=120,
        pool_timeout=30,
        httpx_kwargs={
            "trust_env": not _is_local(settings),  # a proxy in the environment breaks loopback
            "event_hooks": build_hooks(),
        },
    )


def _add_handlers(
    application: ShopApplication,
    shop: Shop,
    settings: Settings,
    shoppers: Shoppers,
    *,
    photos: Photos,
    metrics: Metrics,
) -> tuple[OtherHandlers, Dialogue]:
    records = shop.records
    albums = AlbumSender(records.picture_files)
    replies = Replies(albums, records.shown, metrics)
    dialogue = Dialogue(
        shop.search,
        records.catalogue,
        records.embeddings,
        records.turns,
        PageSizes(records.people, settings.album_size),
        top_k=settings.top_k,
    )
    start = StartHandlers(shoppers, dialogue)
    photo = PhotoHandlers(shoppers, dialogue, replies, photos, IncomingAlbums(records.inbox))
    looks = SecondLooks(dialogue, photos)
    words = WordsHandlers(shoppers, dialogue, replies, looks, records.shown)
    edits = EditHandlers(shoppers, dialogue, replies, words, records.shown)
    buttons = ButtonHandlers(shoppers, dialogue, replies, looks, records.shown)
    verdicts = VerdictHandlers(shoppers, dialogue, replies, records.shown)
    tour = TourHandlers(shoppers, dialogue, replies)
    other = OtherHandlers(shoppers)
    pictures = filters.PHOTO | (filters.Document.ALL & ~filters.ANIMATION)
    lists, list_handlers = build_list_handlers(
        records, shoppers, dialogue, albums, replies, page_size=settings.album_size
    )
    waiting = build_waiting(shop, settings)
    wishes, wish_handlers = build_wish_handlers(records.people, shoppers, dialogue, waiting)
    pages = {Page.LIST: lists.list, Page.WISHES: wishes.wishes}
    counting = Persons(shoppers, records.people), records.campaigns
    arrivals = ArrivalHandlers(
        shoppers, dialogue, replies, lists, counting, pages=pages, welcome=start.start
    )
    web = WebPictures() if settings.fetch_links else None
    links = LinkHandlers(
        shoppers, dialogue, (replies, words, lists), (photos, web), records.catalogue
    )
    application.add_handlers(
        [
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, edits.edited),
            *list_handlers,  # each for what is plainly its own, so before the general ones
            *wish_handlers,
            build_arrival_handler(arrivals),
            CommandHandler("start", start.start),
            CommandHandler("help", start.help),
            CommandHandler("new", start.new),
            CommandHandler("language", start.language),
            CommandHandler("demo", tour.begin),
            MessageHandler(pictures, photo.photo),
            build_link_handler(links),
            MessageHandler(filters.TEXT & ~filters.COMMAND, words.words),
            MessageReactionHandler(verdicts.react),
            CallbackQueryHandler(verdicts.tap, pattern=rf"^({'|'.join(VERDICT_ACTIONS)}):"),
            CallbackQueryHandler(tour.go_on, pattern=TOUR_PATTERN),
            CallbackQueryHandler(buttons.tap),
            MessageHandler(filters.COMMAND, start.help),
            MessageHandler(~filters.StatusUpdate.ALL, other.unsupported),
        ]
    )
    return other, dialogue


async def _keep_stocked(shop: Shop, on_ready: Callable[[], None]) -> None:
    """Let shoppers in once there is an index, and keep it up with the catalogue."""
    await shop.keeper.open()
    _log.info("bot_ready", items=shop.search.item_count)
    on_ready()
    await shop.keeper.keep()


def _forget(shop: Shop, pace: Pace, person_id: int) -> None:
    """Forget a person in memory; of the words that are remembered nobody knows whose they are."""
    pace.forget(person_id)
    shop.search.forget_phrases()


async def _tidy_daily(shop: Shop, retention: Retention) -> None:
    """Forget what was done, shown and asked long ago; a failure is only put off until tomorrow."""
    while True:
        try:
            await shop.records.turns.expire(retention.dialogues)
            await shop.records.turns.expire_photos(retention.photos, forget_photo)
            await shop.records.inbox.expire(_KEEP_DONE, set_aside_older_than=_KEEP_SET_ASIDE)
            await shop.records.shown.expire(_KEEP_SHOWN)
            await shop.records.erasure.scrub()
        except StorageError as error:
            _log.warning("tidying_failed", error=str(error))
        await asyncio.sleep(_DAY_SECONDS)
