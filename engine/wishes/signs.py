"""Emoji that shoppers send in place of words."""

from collections.abc import Mapping

_MEANINGS = {
    "kind dress": "👗",
    "kind t-shirt": "👕",
    "kind blouse": "👚",
    "kind jeans": "👖",
    "kind coat": "🧥",
    "kind heels": "👠",
    "kind sneakers": "👟",
    "kind boots": "🥾👢",
    "kind cap": "🧢",
    "kind hat": "👒🎩",
    "kind shirt": "👔",
    "kind sandals": "👡🩴",
    "kind shoes": "🥿👞",
    "kind bag": "👜👛👝",
    "kind scarf": "🧣",
    "kind shorts": "🩳",
    "colour red": "🔴🟥",
    "colour blue": "🔵🟦💙",
    "colour green": "🟢🟩💚",
    "colour yellow": "🟡🟨💛",
    "colour orange": "🟠🟧🧡",
    "colour purple": "🟣🟪💜",
    "colour black": "⚫⬛🖤",
    "colour white": "⚪⬜🤍",
    "colour brown": "🟤🟫🤎",
    "colour pink": "🩷",
    "colour light blue": "🩵",
    "colour grey": "🩶",
    "colour multicolour": "🌈",
    "pattern floral": "🌸🌺🌷🌹🌻🌼💐🏵🪷",
    "pattern animal": "🐆🦓🐅",
}
# A picture of the garment or colour: what it means, as (field, value). Red hearts are thanks.
SIGNS: Mapping[str, tuple[str, str]] = {
    sign: (meaning.partition(" ")[0], meaning.partition(" ")[2])
    for meaning, signs in _MEANINGS.items()
    for sign in signs
}
RULING_OUT = frozenset("🚫❌⛔")
