"""Which of several photos gives what: Schnitt vom ersten, Muster vom zweiten."""

from engine.wishes.request import PhotoPart
from engine.wishes.results import find_reference
from engine.wishes.tables import WordTable, list_by_value, make_list
from engine.wishes.tokens import Token, tokenize

_PARTS = WordTable(
    list_by_value(
        {
            "cut": "schnitt, form, passform, silhouette, cut, shape, fit, style, stil",
            "pattern": "muster, print, druck, pattern",
            "colour": "farbe, farben, farbton, colour, color, colours, colors",
            "sleeve": "ärmel, ärmeln, sleeves, sleeve",
            "neckline": "ausschnitt, kragen, neckline, collar",
            "length": "länge, length",
            "kind": "kleidungsstück, garment, art",
        }
    )
)
_FROM = make_list(
    """
    vom, von, von dem, von der, aus, aus dem, des, der, im, wie, wie im, wie am, wie das, wie beim,
    wie vom, wie auf dem, auf dem, of, of the, from, from the, in the, on the, like the,
    like in the,
    as in the"""
)
PART_OPENERS = frozenset(_PARTS.openers)


def find_part(text: str) -> str | None:
    """Return the field of a garment's part that a text begins with: "sleeve" of "Ärmel"."""
    part = _PARTS.find(tokenize(text), 0)
    return part[0] if part is not None else None


def find_photo_part(tokens: list[Token], start: int) -> tuple[PhotoPart, int] | None:
    """Return the part and photo named from a token on, and where that ends, or None."""
    part = _PARTS.find(tokens, start)
    if part is None:
        return None
    source = _FROM.find(tokens, part[1])
    if source is None:
        return None
    photo = find_reference(tokens, source[1])
    if photo is None:
        return None
    return PhotoPart(part[0], photo[0]), photo[1]
