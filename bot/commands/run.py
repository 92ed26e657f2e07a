"""`garderobe run`: the bot, on Telegram."""

import asyncio

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.service import serve_until_stopped
from bot.settings import Settings


def run() -> None:
    """Answer shoppers on Telegram until stopped (BOT_TOKEN must be set)."""
    settings = Settings()
    if not settings.bot_token.get_secret_value():
        raise CommandError(
            "BOT_TOKEN is not set. Ask @BotFather on Telegram for a token and put the line "
            "BOT_TOKEN=… into .env; or try `garderobe demo`, which needs none."
        )
    configure_logging(settings.log_level, settings.log_format, secrets=settings.secrets)
    terminal = Terminal()
    asyncio.run(
        serve_until_stopped(
            settings, terminal, lambda name: terminal.note(f"Ready: https://t.me/{name}")
        )
    )
