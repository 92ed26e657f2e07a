"""What the local Telegram is started with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Plain values from the command line or a test."""

    data: Path
    token: str = "123456:demo"  # noqa: S105 - the demonstration's token opens nothing but itself
    host: str = "127.0.0.1"
    samples: Path | None = None
    on_reset: str = ""  # where the bot hears whom to forget
    key: str = ""
    is_paced: bool = False
    query_lifetime: float = 60.0  # seconds a tap or inline query may be answered

    @property
    def bot_id(self) -> int:
        """The bot's user id, the token's first part."""
        return int(self.token.partition(":")[0])
