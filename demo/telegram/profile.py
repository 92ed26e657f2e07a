"""The bot itself: its account, and its names, descriptions and commands by language."""

from __future__ import annotations

from typing import Any

from demo.telegram.store import Json, Store

TEXTS = {"name": 64, "description": 512, "short_description": 120}  # limits in characters
LANGUAGES = ("de", "en")
FIRST_NAME = "Garderobe"
USERNAME = "garderobe_bot"


class Profile:
    """Keeps what setMyCommands, setMyName and their like set."""

    def __init__(self, store: Store, bot_id: int) -> None:
        self._store = store
        self.bot_id = bot_id
        self.username = USERNAME

    def describe(self) -> Json:
        """Build the bot's User object as messages show it."""
        name = self.get_text("name", "") or FIRST_NAME
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    def describe_fully(self) -> Json:
        """Build the answer of getMe."""
        return {
            **self.describe(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }

    def get_text(self, kind: str, language: str) -> str:
        """Return a name or description in a language, empty where none was set."""
        texts: dict[str, str] = self._store.get_setting(f"bot_{kind}", {})
        return texts.get(language, "")

    def find_text(self, kind: str, language: str) -> str:
        """Return a name or description as a user of a language sees it."""
        return self.get_text(kind, language) or self.get_text(kind, "")

    def save_text(self, kind: str, language: str, text: str) -> None:
        """Set a name or description in a language; an empty one is removed."""
        texts: dict[str, str] = self._store.get_setting(f"bot_{kind}", {})
        texts[language] = text
        self._store.save_setting(f"bot_{kind}", {k: v for k, v in texts.items() if v})

    def get_commands(self, scope: str, language: str) -> list[Json]:
        """Return the commands set for exactly this scope and language."""
        commands: dict[str, list[Json]] = self._store.get_setting("bot_commands", {})
        return commands.get(f"{scope}/{language}", [])

    def save_commands(self, scope: str, language: str, commands: list[Json]) -> None:
        """Set the commands of a scope and language; none removes them."""
        known: dict[str, list[Json]] = self._store.get_setting("bot_commands", {})
        known[f"{scope}/{language}"] = commands
        self._store.save_setting("bot_commands", {k: v for k, v in known.items() if v})

    def find_commands(self, language: str) -> list[Json]:
        """Return the commands a private chat in a language shows, by Telegram's order of scopes."""
        for scope in ("all_private_chats", "default"):
            for code in (language, ""):
                commands = self.get_commands(scope, code)
                if commands:
                    return commands
        return []

    def show(self) -> dict[str, Any]:
        """Build what the page shows of the bot."""
        return {
            **self.describe(),
            "commands": {code: self.find_commands(code) for code in LANGUAGES},
            "description": {code: self.find_text("description", code) for code in LANGUAGES},
            "short_description": {
                code: self.find_text("short_description", code) for code in LANGUAGES
            },
        }
