"""What a message asks for, in parts that the engine and the bot can act on."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Dimension = Literal[
    "length", "brightness", "width", "formality", "colourfulness", "warmth", "size", "price",
    "amount", "likeness",
]  # fmt: skip
Degree = Literal["slightly", "plainly", "strongly"]
ResultsUse = Literal["show", "like", "dislike", "compare"]
Problem = Literal[
    "contradiction",  # "rot, nicht rot": the later one was kept
    "correction",  # "rot, nein, blau": likewise, as it was meant
    "price-minimum-above-maximum",
    "price-not-positive",
    "price-absurd",
    "nothing-asked",  # cue and polite words alone
    "nothing-ruled-out",  # "ohne", and nothing after it
]


class Term(NamedTuple):
    """An attribute value of the vocabulary: kind, group, colour, pattern, sleeve and so on."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing asked for or ruled out.

    `text` is what an encoder is asked: the shopper's words without cue words and articles.
    `terms` must hold together. `options` are phrases of which any one will do ("rot oder blau"),
    each written out with the words they share; `terms` then has only what all of them ask.
    `emphasis` says how much more (or, below 0, less) than the other wishes it counts, in steps.
    `shown` is how it was said where that is not the text: "mit Punkten", "with a hood", "👗".
    """

    text: str
    terms: tuple[Term, ...] = ()
    options: tuple["Phrase", ...] = ()
    emphasis: int = 0
    shown: str = field(default="", compare=False)

    @property
    def said(self) -> str:
        """Get the words as they were said: "mit Punkten", not "Punkten"."""
        return self.shown or self.text

    @property
    def is_led(self) -> bool:
        """Tell what was said with "mit" or "with" before it."""
        return self.said.startswith(("mit ", "with ", "having "))


@dataclass(frozen=True, slots=True)
class Comparative:
    """More (direction 1) or less (-1) of something than what was shown.

    length: longer · brightness: lighter · width: looser · formality: more elegant than sporty ·
    colourfulness: brighter colours than plain · warmth: warmer · size: bigger · price: dearer ·
    amount: more of `about` · likeness: more like what was shown.
    """

    dimension: Dimension
    direction: Literal[1, -1]
    degree: Degree
    text: str
    about: Phrase | None = None  # "längere Ärmel", "mehr Blumen": what shall be longer or more


@dataclass(frozen=True, slots=True)
class Price:
    """What it may cost, both ends included; no currency means the shop's own."""

    minimum: Decimal | None
    maximum: Decimal | None
    currency: str | None  # ISO 4217
    text: str


@dataclass(frozen=True, slots=True)
class PhotoPart:
    """Which of several photos gives which part: ("pattern", 2); -1 is the last photo.

    The field is one of Term's or "cut".
    """

    field: str
    photo: int


@dataclass(frozen=True, slots=True)
class Request:
    """What one message asks.

    `is_refinement` tells that the message changes what was asked before rather than asking for
    something new: it opens with a word such as "mit", or names no kind of garment. A new value
    replaces the old one of its field, unless `is_addition` ("zusätzlich", "also") or
    `is_alternative`: with "oder blau" either will do.
    """

    text: str
    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    comparatives: tuple[Comparative, ...] = ()
    price: Price | None = None
    results: tuple[int, ...] = ()  # numbers of shown results from 1; -1 is the last one
    results_use: ResultsUse | None = None  # show, find more or less like them, or compare
    photo_parts: tuple[PhotoPart, ...] = ()
    links: tuple[str, ...] = ()  # web and e-mail addresses: nothing to search for
    is_refinement: bool = False
    is_addition: bool = False
    is_alternative: bool = False
    starts_over: bool = False
    asks_for_more: bool = False  # the next matches
    problems: tuple[Problem, ...] = ()
    # Words of prices, results, photo parts and numbers, so that nothing said is lost.
    asides: tuple[str, ...] = ()
