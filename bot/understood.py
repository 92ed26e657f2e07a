"""The line of what was understood: `Dein Foto · + Blumen`."""

from bot.limits import shorten
from bot.texts import Speech
from storage.turns import Turn

SAMPLE = "sample"
ITEM = "item"
PHOTO = "photo"
_PHRASE_UNITS = 120  # a dozen phrases must fit one message: Telegram takes 4,096 units


def describe_turn(turn: Turn, speech: Speech) -> str:
    """Return the line of what was understood, as Telegram HTML without emphasis."""
    parts = []
    if turn.photo_embeddings:
        parts.append(_describe_photo(turn.photo_source, speech))
    for phrase in turn.phrases:
        sentence = "understood-also" if parts else "understood-words"
        parts.append(speech.html(sentence, phrase=shorten(phrase, _PHRASE_UNITS)))
    return " · ".join(parts)


def _describe_photo(source: str, speech: Speech) -> str:
    kind, _, detail = source.partition(":")
    if kind == SAMPLE:
        return speech.html("understood-sample", number=int(detail))
    if kind == ITEM:
        return speech.html("understood-similar", title=detail)
    return speech.html("understood-photo")
