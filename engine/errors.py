"""What can go wrong in the engine: one tree, each leaf something that can be acted on."""

from enum import StrEnum


class EngineError(Exception):
    """Anything the engine refuses or cannot do; the message says what to do about it."""


class ImageProblem(StrEnum):
    """Why a picture was refused; the bot has a sentence for each in its locale files."""

    EMPTY = "empty"
    NOT_AN_IMAGE = "not_an_image"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_BYTES = "too_many_bytes"
    UNREADABLE = "unreadable"  # a catalogue file that is missing or may not be read


class ImageError(EngineError):
    """A picture that cannot become an embedding."""

    def __init__(self, reason: ImageProblem, message: str = "") -> None:
        super().__init__(message or reason.value)
        self.reason = reason


class ModelError(EngineError):
    """A model that cannot be found, fetched, read or run as the settings name it."""


class IndexFileError(EngineError):
    """An index file that is absent, torn, or of another model or catalogue: rebuild it."""


class QueryError(EngineError, ValueError):
    """A query that cannot be answered: empty, or with embeddings of another model."""
