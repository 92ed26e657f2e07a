"""What more and less of something looks like: the words at the two ends of each dimension."""

from collections.abc import Mapping

from engine.wishes import Comparative

_Ends = tuple[tuple[str, ...], tuple[str, ...]]

_ENDS: Mapping[str, _Ends] = {
    "length": (("bodenlang", "lang", "maxi", "long"), ("kurz", "mini", "short", "cropped")),
    "brightness": (
        ("hell", "weiß", "pastell", "light coloured", "bright"),
        ("dunkel", "schwarz", "dunkelblau", "dark", "black"),
    ),
    "width": (("weit", "locker", "loose", "oversized"), ("eng", "schmal", "tight", "slim fit")),
    "formality": (
        ("elegant", "festlich", "Blazer", "formal", "dressy"),
        ("sportlich", "lässig", "Sweatshirt", "casual", "sporty"),
    ),
    "colourfulness": (
        ("bunt", "knallig", "colourful", "vivid"),
        ("schlicht", "einfarbig", "grau", "plain", "muted"),
    ),
    "warmth": (
        ("warm", "gefüttert", "Winter", "Strick", "warm", "padded"),
        ("leicht", "luftig", "Sommer", "light", "summer"),
    ),
    "size": (("groß", "large", "big"), ("klein", "small", "tiny")),
}

_SLEEVES: _Ends = (
    ("langärmelig", "lange Ärmel", "long sleeves"),
    ("kurzärmelig", "kurze Ärmel", "ärmellos", "short sleeves"),
)

_SLEEVE_WORDS = ("ärmel", "aermel", "armel", "sleeve", "arm")


def list_ends(comparative: Comparative) -> _Ends:
    """List the words that are more and those that are less of a comparative's dimension.

    An amount is what the phrase names against nothing; likeness has no words.
    """
    about = comparative.about.text if comparative.about is not None else ""
    if comparative.dimension == "amount":
        return ((about,) if about else (), ())
    if comparative.dimension == "length" and is_of_sleeves(comparative):
        return _SLEEVES
    more, less = _ENDS.get(comparative.dimension, ((), ()))
    if not about:
        return more, less
    return tuple(f"{word} {about}" for word in more), tuple(f"{word} {about}" for word in less)


def is_of_sleeves(comparative: Comparative) -> bool:
    """Tell whether a comparative is about the sleeves."""
    about = comparative.about.text.casefold() if comparative.about is not None else ""
    return any(word in about for word in _SLEEVE_WORDS)
