"""What a case plays with: Telegram, the bot, a shopper, and the bot's data."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bot.faults.bot_process import BotProcess
from tests.bot.faults.shopper import Shopper
from tests.bot.faults.telegram import ScriptedTelegram


@dataclass(frozen=True, slots=True)
class Stand:
    """Telegram, the bot, and a shopper between them."""

    telegram: ScriptedTelegram
    bot: BotProcess
    lena: Shopper
    data: Path

    @property
    def bot_index(self) -> Path:
        """Get where the bot caches its index."""
        return self.data / "index.faiss"

    def change(self, statement: str, *values: tuple[Any, ...]) -> None:
        """Change something in the bot's database behind its back, once for each of the values."""
        with closing(sqlite3.connect(self.data / "garderobe.sqlite3")) as database, database:
            database.executemany(statement, values)
