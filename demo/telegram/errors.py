"""The refusals of the local Telegram: the Bot API's in its own words, the page's as short codes."""

from __future__ import annotations


class TelegramError(Exception):
    """Anything the local Telegram refuses."""


class ApiError(TelegramError):
    """A Bot API refusal: an HTTP status and the description the real server gives."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


class PageError(TelegramError):
    """A refusal of the page's own API: an HTTP status, a code to translate, and a sentence."""

    def __init__(self, status: int, code: str, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.code = code
        self.description = description


class EntityError(TelegramError):
    """Formatting that cannot be parsed; the message is the parser's own."""


class PictureError(TelegramError):
    """A picture that cannot become a photo; `word` is what Telegram answers for it."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class StartError(TelegramError):
    """The server cannot start; the message tells the operator what to do."""


def bad_request(words: str) -> ApiError:
    """Build a 400 worded like the real server: its prefix, then a lower-case first letter."""
    return ApiError(400, f"Bad Request: {_lower_first(words)}")


def forbidden(words: str) -> ApiError:
    """Build a 403 worded like the real server."""
    return ApiError(403, f"Forbidden: {_lower_first(words)}")


def conflict(words: str) -> ApiError:
    """Build a 409 worded like the real server."""
    return ApiError(409, f"Conflict: {words}")


def too_many_requests(seconds: int) -> ApiError:
    """Build a 429 that says after how many seconds to try again."""
    words = f"Too Many Requests: retry after {seconds}"
    return ApiError(429, words, retry_after=seconds)


def _lower_first(words: str) -> str:
    # Codes such as PHOTO_INVALID_DIMENSIONS keep their case.
    is_code = len(words) > 1 and (words[1] == "_" or words[1].isupper())
    return words if is_code else words[:1].lower() + words[1:]
