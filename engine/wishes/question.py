"""What all messages of a dialogue together ask: the wishes that hold now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from engine.wishes.request import Comparative, PhotoPart, Phrase, Price


@dataclass(frozen=True, slots=True)
class Wanted:
    """A phrase that is asked for."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Unwanted:
    """A phrase that is ruled out."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Disliked:
    """Items that are not it, by their ids."""

    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Liked:
    """Items of whose kind more is wanted, by their ids."""

    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How much more the words count than the photo beside them, in steps; below 0 less."""

    steps: int


@dataclass(frozen=True, slots=True)
class Mixture:
    """Which photo gives what."""

    parts: tuple[PhotoPart, ...]


Part = Wanted | Unwanted | Comparative | Price | Liked | Disliked | Balance | Mixture
"""One thing that is asked, as a shopper can take it back."""


@dataclass(frozen=True, slots=True)
class Question:
    """The wishes that hold now; photos stand beside them.

    `anchor`, `liked` and `disliked` are item ids. The comparatives compare with the anchor's
    items; without any, with the photos.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    comparatives: tuple[Comparative, ...] = ()
    price: Price | None = None
    photo_parts: tuple[PhotoPart, ...] = ()
    anchor: tuple[int, ...] = ()
    liked: tuple[int, ...] = ()
    disliked: tuple[int, ...] = ()
    balance: int = 0  # steps by which the words count more than photos

    def list_parts(self) -> tuple[Part, ...]:
        """List what is asked, in the order in which it is read out; what is wanted is first."""
        return (
            *map(Wanted, self.wanted),
            *self.comparatives,
            *map(Unwanted, self.unwanted),
            *((self.price,) if self.price is not None else ()),
            *((Liked(self.liked),) if self.liked else ()),
            *((Disliked(self.disliked),) if self.disliked else ()),
            *((Balance(self.balance),) if self.balance else ()),
            *((Mixture(self.photo_parts),) if self.photo_parts else ()),
        )

    def remove(self, part: Part) -> "Question":
        """Return what is asked without one part."""
        match part:
            case Wanted(phrase):
                return replace(self, wanted=tuple(it for it in self.wanted if it != phrase))
            case Unwanted(phrase):
                return replace(self, unwanted=tuple(it for it in self.unwanted if it != phrase))
            case Comparative():
                left = tuple(it for it in self.comparatives if it != part)
                return replace(self, comparatives=left, anchor=self.anchor if left else ())
            case _:
                return replace(self, **_WITHOUT[type(part)])


_WITHOUT: Mapping[type, Mapping[str, Any]] = {
    Price: {"price": None},
    Liked: {"liked": ()},
    Disliked: {"disliked": ()},
    Balance: {"balance": 0},
    Mixture: {"photo_parts": ()},
}
