"""What went wrong, in words: for the log without what shoppers said, for the inbox in full."""

import re
import traceback
from collections.abc import Iterable, Iterator

from telegram.error import BadRequest, TelegramError

from bot.errors import BotError
from engine.errors import EngineError
from storage.errors import StorageError

_TOKEN = re.compile(r"(?<!\d)\d{5,}:[\w-]{4,}")  # in a URL it follows "bot" at once
_MOST_FRAMES = 30
_MOST_CHARACTERS = 20_000
# Their messages speak of Telegram, of files and of the database, never of what a shopper said.
_DISCREET = (TelegramError, StorageError, EngineError, BotError, OSError)


def describe_failure(error: BaseException) -> str:
    """Return an error's whole traceback, without tokens, to be kept for whoever finds out why."""
    lines = traceback.format_exception(error, limit=-_MOST_FRAMES)
    return hide_secrets("".join(lines))[-_MOST_CHARACTERS:]


def tell_failure(error: BaseException) -> str:
    """Return an error in one line for the log: its message only where that is discreet."""
    name = type(error).__qualname__
    return f"{name}: {error}" if isinstance(error, _DISCREET) and str(error) else name


def tell_traceback(error: BaseException) -> str:
    """Return an error's traceback for the log, and those that led to it, as discreetly."""
    parts = []
    for one in reversed(list(_list_chain(error))):
        frames = traceback.format_tb(one.__traceback__, limit=-_MOST_FRAMES)
        parts.append("".join(frames) + tell_failure(one))
    return "\nwhich led to:\n".join(parts)[-_MOST_CHARACTERS:]


def may_pass(error: Exception) -> bool:
    """Tell what waiting may cure, trouble of Telegram or the database, from what it will not."""
    is_telegrams = isinstance(error, TelegramError) and not isinstance(error, BadRequest)
    return is_telegrams or isinstance(error, StorageError)


def hide_secrets(text: str, secrets: Iterable[str] = ()) -> str:
    """Replace whatever looks like a bot token, and each of the secrets, wherever it stands."""
    text = _TOKEN.sub("<token>", text)
    for secret in filter(None, secrets):
        text = text.replace(secret, "<secret>")
    return text


def _list_chain(error: BaseException) -> Iterator[BaseException]:
    """List an error, then its cause or what was being handled, and so on."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
