"""The forms in which words for garments and their attributes are written down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindWords:
    """Nouns of a garment kind; German ones carry their gender (m, f, n, p for plural)."""

    german: tuple[tuple[str, str], ...]
    english: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AttributeWords:
    """Words of a colour, pattern, sleeve, neckline or length.

    German adjectives are stems ("rot"); those ending in "!" never change ("lila").
    Prefixes make compounds ("Blumen" and "Kleid": "Blumenkleid"). Nouns follow "mit" or "with".
    """

    adjectives_de: tuple[str, ...] = ()
    nouns_de: tuple[str, ...] = ()
    prefixes_de: tuple[str, ...] = ()
    adjectives_en: tuple[str, ...] = ()
    nouns_en: tuple[str, ...] = ()


def make_kind(german: str, english: str) -> KindWords:
    """Read German nouns "Kleid/n Kleider/p" (~ for a blank) and English ones, comma-separated."""
    pairs = tuple((word[:-2], word[-1]) for word in german.split(" "))
    return KindWords(pairs, tuple(part.strip() for part in english.split(",")))


def make_words(
    de: str = "", mit: str = "", vor: str = "", en: str = "", of: str = ""
) -> AttributeWords:
    """Read comma-separated words: German adjectives, nouns, prefixes, English adjectives, nouns."""
    return AttributeWords(*(_list(value) for value in (de, mit, vor, en, of)))


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())
