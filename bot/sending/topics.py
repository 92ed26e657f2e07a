"""Where in a group an answer belongs: the topic of a forum, and the message that it replies to."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import ReplyParameters, Update


@dataclass(slots=True)
class Spot:
    """A chat's topic, and a message in it that the first answer replies to, once."""

    chat_id: int
    topic_id: int | None = None
    message_id: int | None = None

    def mark(self, data: dict[str, Any]) -> None:
        """Let a message that is sent to the chat belong here."""
        if data.get("chat_id") != self.chat_id:
            return
        if self.topic_id is not None:
            data.setdefault("message_thread_id", self.topic_id)
        if self.message_id is not None and not data.get("reply_parameters"):
            data["reply_parameters"] = ReplyParameters(
                self.message_id, allow_sending_without_reply=True
            )
        self.message_id = None


_spot: ContextVar[Spot | None] = ContextVar("spot", default=None)


def find_spot(update: Update) -> Spot | None:
    """Return where an answer to an update belongs, if that is more than its chat.

    Outside of forums a thread's id is that of a mere reply, and Telegram refuses it.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None or message is None or chat.id > 0:
        return None
    topic_id = message.message_thread_id if message.is_topic_message else None
    asks = update.message is not None
    return Spot(chat.id, topic_id, message.message_id if asks else None)


def get_spot() -> Spot | None:
    """Return the spot of the update that this task handles, if it has one."""
    return _spot.get()


@contextmanager
def answering_at(spot: Spot | None) -> Iterator[None]:
    """Let whatever is sent within the block belong to a spot."""
    token = _spot.set(spot)
    try:
        yield
    finally:
        _spot.reset(token)
