"""The library's application: the client, the sender and the form of what is sent."""

from telegram.constants import ParseMode
from telegram.ext import (
    ApplicationBuilder,
    Defaults,
)
from telegram.request import HTTPXRequest

from bot.intake.reception import ShopApplication
from bot.sending.departure import build_hooks
from bot.sending.sender import Sender
from bot.settings import Settings


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
            "trust_env": not settings.is_local,  # a proxy in the environment breaks loopback
            "event_hooks": build_hooks(),
        },
    )
