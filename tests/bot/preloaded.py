"""What a command needs to import, imported once for all of the tests' commands."""

import bot.cli as bot_cli
from engine.torchvision_operators import import_open_clip

__all__ = ["bot_cli"]

import_open_clip()
