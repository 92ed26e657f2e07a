"""Every setting, read once from the environment and `.env`, at the composition root."""

from datetime import time
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.notices.quiet import check_zone, read_hours
from bot.privacy.retention import Retention
from bot.web.addresses import check_secret, check_webhook_url, parse_address

_MOST_DAYS = 36_500  # a hundred years back there still are dates to compare with
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class Settings(BaseSettings):
    """The settings; `.env.example` lists and explains each of them."""

    model_config = SettingsConfigDict(
        env_file=".env",
        extra="ignore",
        env_ignore_empty=True,
        hide_input_in_errors=True,  # what is wrong may be a secret
    )

    bot_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    default_language: Literal["de", "en"] = "en"

    webhook_url: str = ""
    webhook_listen: str = "127.0.0.1:8080"
    webhook_secret: SecretStr = Field(default=SecretStr(""), validate_default=True)
    status_listen: str = ""

    data_dir: Path = Path("data")
    database_url: str = ""

    clip_model: str = "garderobe-clip-s"
    clip_pretrained: str = ""
    clip_threads: int = Field(default=0, ge=0)

    top_k: int = Field(default=12, ge=1, le=100)
    album_size: int = Field(default=10, ge=1, le=10)
    text_weight: float = Field(default=0.6, ge=0, le=1)

    fetch_links: bool = True

    shop_timezone: str = "Europe/Berlin"
    quiet_hours: str = "21:00-08:00"

    admin_ids: str = ""

    forget_dialogues_after_days: int = Field(default=180, ge=1, le=_MOST_DAYS)
    forget_photos_after_days: int = Field(default=30, ge=1, le=_MOST_DAYS)

    messages_per_second: float = Field(default=30, gt=0)

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    demo_port: int = Field(default=8081, ge=0, le=65535)

    @field_validator("telegram_api_url")
    @classmethod
    def _without_trailing_slash(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("TELEGRAM_API_URL must begin with http:// or https://")
        return url.rstrip("/")

    @field_validator("webhook_url")
    @classmethod
    def _for_telegram(cls, url: str) -> str:
        if url:
            check_webhook_url(url)
        return url

    @field_validator("webhook_listen", "status_listen")
    @classmethod
    def _host_and_port(cls, address: str) -> str:
        return str(parse_address(address)) if address else ""

    @field_validator("webhook_secret")
    @classmethod
    def _behind_a_webhook(cls, secret: SecretStr, info: ValidationInfo) -> SecretStr:
        if secret.get_secret_value():
            check_secret(secret.get_secret_value())
        elif info.data.get("webhook_url"):
            raise ValueError(
                "WEBHOOK_URL needs one, or anybody could write to the bot in any shopper's name; "
                "make one with: openssl rand -hex 32"
            )
        return secret

    @property
    def secrets(self) -> list[str]:
        """List what no log line may hold."""
        database = urlsplit(self.database_url).password or ""
        secrets = (self.bot_token, self.webhook_secret, SecretStr(database))
        return [found for one in secrets if (found := one.get_secret_value())]

    @field_validator("shop_timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        check_zone(name)
        return name

    @field_validator("quiet_hours")
    @classmethod
    def _two_times(cls, hours: str) -> str:
        read_hours(hours)
        return hours

    @property
    def quiet_times(self) -> tuple[time, time]:
        """Return the ends of the hours in which the bot writes to nobody on its own accord."""
        return read_hours(self.quiet_hours)

    @field_validator("admin_ids")
    @classmethod
    def _numbers(cls, ids: str) -> str:
        if not all(one.strip().isdecimal() for one in ids.split(",") if one.strip()):
            raise ValueError("name Telegram's numbers of persons, with commas between them")
        return ids

    @property
    def admins(self) -> frozenset[int]:
        """Return the ids of those who run the shop."""
        return frozenset(int(one) for one in self.admin_ids.split(",") if one.strip())

    @property
    def retention(self) -> Retention:
        """Return how long what shoppers leave is kept."""
        return Retention(self.forget_dialogues_after_days, self.forget_photos_after_days)

    @property
    def is_local(self) -> bool:
        """Tell whether the Bot API is on this machine, as the demo's is."""
        return urlsplit(self.telegram_api_url).hostname in _LOOPBACK

    @property
    def database(self) -> str:
        """Return the database URL: DATABASE_URL, or the SQLite file in DATA_DIR."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'garderobe.sqlite3'}"

    @property
    def index_file(self) -> Path:
        """Return where the index is cached; it can always be rebuilt."""
        return self.data_dir / "index.faiss"
