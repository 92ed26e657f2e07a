"""Words that mean saved wishes: "sag Bescheid", "let me know", "meine Wünsche"."""

import re

_MENTION = re.compile(r"@\w+")
_PLEASE = r"(?:(?:bitte|please|ja|yes|ok)[ ,]+){0,3}"
_WHEN = r"(?:,? (?:wenn|sobald|falls|when|if|as soon as) .{1,80})?(?: bitte| please)?[\s.!]*"
_TELL = re.compile(
    rf"{_PLEASE}(?:sage? (?:mir )?(?:bitte )?bescheid|gib (?:mir )?(?:bitte )?bescheid"
    r"|benachrichtige? mich|melde? dich|halt(?:e)? (?:die )?augen offen"
    r"|(?:let|tell) me(?: know)?|notify me|keep an eye out(?: for it)?)"
    rf"{_WHEN}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_PLEASE}tell me[\s.!]*", re.IGNORECASE)  # tell me what?
_WISHES = re.compile(
    rf"{_PLEASE}(?:(?:zeige?|show)(?: (?:mir|me))? )?(?:meine|my) (?:wünsche|wuensche|wishes)"
    r"[\s.!?]*",
    re.IGNORECASE,
)


def asks_to_be_told(text: str) -> bool:
    """Tell whether a message asks to be told of what is new."""
    spoken = " ".join(_MENTION.sub(" ", text).split())
    return _TELL.fullmatch(spoken) is not None and _BARE.fullmatch(spoken) is None


def asks_for_wishes(text: str) -> bool:
    """Tell whether a message asks what is waited for."""
    return _WISHES.fullmatch(" ".join(_MENTION.sub(" ", text).split())) is not None
