"""What all messages of a dialogue together ask: the wishes that hold now."""

from dataclasses import dataclass, replace

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
class Mixture:
    """Which photo gives what."""

    parts: tuple[PhotoPart, ...]


Part = Wanted | Unwanted | Comparative | Price | Disliked | Mixture
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

    def list_parts(self) -> tuple[Part, ...]:
        """List what is asked, in the order in which it is read out; what is wanted is first."""
        return (
            *map(Wanted, self.wanted),
            *self.comparatives,
            *map(Unwanted, self.unwanted),
            *((self.price,) if self.price is not None else ()),
            *((Disliked(self.disliked),) if self.disliked else ()),
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
            case Price():
                return replace(self, price=None)
            case Disliked():
                return replace(self, disliked=())
            case Mixture():
                return replace(self, photo_parts=())
