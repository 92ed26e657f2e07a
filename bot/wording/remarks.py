"""What is to be said of a question: what was left out of it, and what it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.wording.texts import Speech


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence and the values it needs; the value `currency` is a code such as EUR."""

    sentence: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def describe_remark(remark: Remark, speech: Speech) -> str:
    """Put a remark into words, as Telegram HTML."""
    names = {
        name: speech.currency(str(value)) if name.endswith("currency") else value
        for name, value in remark.values.items()
    }
    return speech.html(remark.sentence, **names)
