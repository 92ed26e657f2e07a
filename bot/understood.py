"""The line of what was understood: `Dein Foto · + Blumen`."""

from bot.texts import Speech
from storage.turns import Turn

SAMPLE = "sample"
ITEM = "item"
PHOTO = "photo"


def describe_turn(turn: Turn, speech: Speech) -> str:
    """Return the line of what was understood, as Telegram HTML without emphasis."""
    parts = []
    if turn.photo_embeddings:
        parts.append(_describe_photo(turn.photo_source, speech))
    for phrase in turn.phrases:
        sentence = "understood-also" if parts else "understood-words"
        parts.append(speech.html(sentence, phrase=phrase))
    return " · ".join(parts)


def _describe_photo(source: str, speech: Speech) -> str:
    kind, _, detail = source.partition(":")
    if kind == SAMPLE:
        return speech.html("understood-sample", number=int(detail))
    if kind == ITEM:
        return speech.html("understood-similar", title=detail)
    return speech.html("understood-photo")
