"""The emoji Telegram takes as reactions."""

from __future__ import annotations

from typing import Any

from demo.telegram.store import Json

# https://core.telegram.org/bots/api#reactiontypeemoji
EMOJI = frozenset(
    (
        *("❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢"),
        *("🎉", "🤩", "🤮", "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳"),
        *("❤‍🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆", "💔", "🤨", "😐", "🍓"),
        *("🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨‍💻", "👀", "🎃", "🙈"),
        *("😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿"),
        *("🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷‍♂", "🤷", "🤷‍♀"),
        *("😡"),
    )
)


def is_reaction(emoji: Any) -> bool:
    """Tell whether Telegram takes an emoji as a reaction."""
    return isinstance(emoji, str) and emoji in EMOJI


def describe_reaction(emoji: str) -> Json:
    """Build a ReactionTypeEmoji object."""
    return {"type": "emoji", "emoji": emoji}
