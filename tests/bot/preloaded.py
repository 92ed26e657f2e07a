"""What a command and the local Telegram import, imported once for all that the tests start."""

import bot.cli as bot_cli
import tests.bot.local_telegram as local_telegram
from engine.torchvision_operators import import_open_clip

__all__ = ["bot_cli", "local_telegram"]

import_open_clip()
