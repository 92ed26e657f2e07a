"""The composition root: from settings to a running bot."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import structlog
from telegram import BotCommand, Update
from telegram.constants import ParseMode
from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    MessageHandler,
    filters,
)
from telegram.request import HTTPXRequest

from bot.albums import AlbumSender
from bot.dialogue import Dialogue
from bot.errors import CommandError
from bot.handlers.buttons import ButtonHandlers
from bot.handlers.other import OtherHandlers
from bot.handlers.photo import PhotoHandlers
from bot.handlers.start import StartHandlers
from bot.handlers.words import WordsHandlers
from bot.inbox import DurableQueue
from bot.order import ChatOrder
from bot.replies import Replies
from bot.settings import Settings
from bot.shop import Shop
from bot.shoppers import Shoppers
from bot.texts import LANGUAGES, Texts
from storage.errors import StorageError

_log = structlog.get_logger(__name__)
_COMMANDS = ("start", "new", "help", "language")
_ALLOWED_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY]
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_MOST_WAIT_SECONDS = 30.0
_KEEP_DONE = timedelta(days=7)  # Telegram keeps updates for a day: older ones never come again
_DAY_SECONDS = 24 * 60 * 60

ShopApplication = Application[Any, Any, Any, Any, Any, Any]


def build_application(shop: Shop, settings: Settings, texts: Texts) -> ShopApplication:
    """Wire the handlers to an open shop and to the Bot API that the settings name."""
    queue = DurableQueue(shop.records.inbox)
    application = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .request(_build_request(settings, pool=64, read_timeout=30))
        .get_updates_request(_build_request(settings, pool=1, read_timeout=60))
        .defaults(Defaults(parse_mode=ParseMode.HTML))  # every sentence of texts.html
        .update_queue(queue)
        .concurrent_updates(ChatOrder(shop.records.inbox.mark_done))
        .build()
    )
    _add_handlers(application, shop, settings, texts)
    return application


async def run_bot(
    shop: Shop, settings: Settings, *, stop: asyncio.Event, on_ready: Callable[[str], None]
) -> None:
    """Answer shoppers until `stop` is set; `on_ready` gets the bot's username.

    Raises:
        CommandError: Telegram refuses the token.
    """
    texts = Texts(settings.default_language)
    application = build_application(shop, settings, texts)
    await _initialize(application, stop)
    if stop.is_set():
        return
    try:
        await _introduce(application, texts)
        queue = application.update_queue
        replayed = await queue.replay(application.bot) if isinstance(queue, DurableQueue) else 0
        await application.start()
        if application.updater is None:
            raise CommandError("python-telegram-bot was built without an updater")
        await application.updater.start_polling(
            allowed_updates=_ALLOWED_UPDATES, bootstrap_retries=-1
        )
        _log.info("bot_ready", username=application.bot.username, replayed=replayed)
        on_ready(application.bot.username)
        tidying = asyncio.create_task(_tidy_daily(shop))
        await stop.wait()
        tidying.cancel()
        await application.updater.stop()
        await application.stop()
    finally:
        await application.shutdown()


def _build_request(settings: Settings, *, pool: int, read_timeout: float) -> HTTPXRequest:
    """Build the HTTP client; the library's own 5 s would turn a slow send into a double one."""
    is_local = urlsplit(settings.telegram_api_url).hostname in _LOOPBACK
    return HTTPXRequest(
        connection_pool_size=pool,
        connect_timeout=10,
        read_timeout=read_timeout,
        write_timeout=60,
        media_write_timeout=120,
        pool_timeout=30,
        httpx_kwargs={"trust_env": not is_local},  # a proxy in the environment breaks loopback
    )


def _add_handlers(
    application: ShopApplication, shop: Shop, settings: Settings, texts: Texts
) -> None:
    records = shop.records
    shoppers = Shoppers(records.chats, texts)
    replies = Replies(AlbumSender(records.picture_files))
    dialogue = Dialogue(
        shop.search,
        records.catalogue,
        records.turns,
        top_k=settings.top_k,
        page_size=settings.album_size,
    )
    start = StartHandlers(shoppers, dialogue)
    photo = PhotoHandlers(shoppers, dialogue, replies)
    words = WordsHandlers(shoppers, dialogue, replies)
    other = OtherHandlers(shoppers)
    pictures = filters.PHOTO | (filters.Document.ALL & ~filters.ANIMATION)
    application.add_handlers(
        [
            CommandHandler("start", start.start),
            CommandHandler("help", start.help),
            CommandHandler("new", start.new),
            CommandHandler("language", start.language),
            MessageHandler(pictures, photo.photo),
            MessageHandler(filters.TEXT & ~filters.COMMAND, words.words),
            CallbackQueryHandler(ButtonHandlers(shoppers, dialogue, replies).tap),
            MessageHandler(filters.COMMAND, start.help),
            MessageHandler(~filters.StatusUpdate.ALL, other.unsupported),
        ]
    )
    application.add_error_handler(other.error)


async def _initialize(application: ShopApplication, stop: asyncio.Event) -> None:
    """Log in, waiting for a Telegram that is not there yet."""
    wait = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
        except InvalidToken as error:
            raise CommandError(
                "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env."
            ) from error
        except NetworkError as error:
            _log.warning("telegram_unreachable", error=str(error), retry_in_seconds=wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), wait)
            wait = min(wait * 2, _MOST_WAIT_SECONDS)
        else:
            return


async def _tidy_daily(shop: Shop) -> None:
    """Forget updates that were done long ago; a failure is only put off until tomorrow."""
    while True:
        try:
            await shop.records.inbox.expire(_KEEP_DONE)
        except StorageError as error:
            _log.warning("tidying_failed", error=str(error))
        await asyncio.sleep(_DAY_SECONDS)


async def _introduce(application: ShopApplication, texts: Texts) -> None:
    """Tell Telegram the bot's commands and description, in every language and by default."""
    try:
        for language_code in (None, *LANGUAGES):
            speech = texts.choose(language_code, None)
            commands = [BotCommand(name, speech.plain(f"command-{name}")) for name in _COMMANDS]
            await application.bot.set_my_commands(commands, language_code=language_code)
            await application.bot.set_my_description(
                speech.plain("bot-description"), language_code=language_code
            )
            await application.bot.set_my_short_description(
                speech.plain("bot-short-description"), language_code=language_code
            )
    except TelegramError as error:  # shoppers can be served without a menu
        _log.warning("introduction_failed", error=str(error))
