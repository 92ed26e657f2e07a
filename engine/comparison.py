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

_RANKS: Mapping[str, tuple[str, Mapping[str, float]]] = {
    "brightness": (
        "colour",
        {
            "black": 0.0, "navy": 0.12, "burgundy": 0.2, "brown": 0.25, "purple": 0.35,
            "blue": 0.38, "olive": 0.38, "green": 0.4, "red": 0.4, "grey": 0.5,
            "turquoise": 0.6, "orange": 0.62, "gold": 0.65, "silver": 0.7, "pink": 0.72,
            "light blue": 0.78, "yellow": 0.8, "beige": 0.85, "white": 1.0,
        },
    ),
    "sleeves": ("sleeve", {"none": 0.0, "short": 1.0, "three-quarter": 2.0, "long": 3.0}),
}  # fmt: skip
"""Values in order from the least to the most, where an attribute tells more than a direction."""

_SLEEVE_WORDS = ("ärmel", "aermel", "armel", "sleeve", "arm")


def list_ends(comparative: Comparative) -> _Ends:
    """List the words that are more and those that are less of a comparative's dimension.

    An amount is what the phrase names against nothing; likeness has no words.
    """
    about = comparative.about.text if comparative.about is not None else ""
    if comparative.dimension == "amount":
        return ((about,) if about else (), ())
    if comparative.dimension == "length" and _is_of_sleeves(comparative):
        return _SLEEVES
    more, less = _ENDS.get(comparative.dimension, ((), ()))
    if not about:
        return more, less
    return tuple(f"{word} {about}" for word in more), tuple(f"{word} {about}" for word in less)


def find_ranks(comparative: Comparative) -> tuple[str, Mapping[str, float]] | None:
    """Find the field whose values a comparative goes along, and how they rank; None if none does.

    The more a value is what the comparative asks for, the higher it ranks.
    """
    is_sleeves = comparative.dimension == "length" and _is_of_sleeves(comparative)
    found = _RANKS.get("sleeves" if is_sleeves else comparative.dimension)
    if found is None or (comparative.about is not None and not is_sleeves):
        return None
    field, ranks = found
    return field, {value: comparative.direction * rank for value, rank in ranks.items()}


def _is_of_sleeves(comparative: Comparative) -> bool:
    """Tell whether a comparative is about the sleeves."""
    about = comparative.about.text.casefold() if comparative.about is not None else ""
    return any(word in about for word in _SLEEVE_WORDS)
