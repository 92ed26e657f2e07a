"""What all messages of a dialogue together ask: the wishes that hold now."""

from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from engine.wishes.request import Comparative, PhotoPart, Phrase, Price

Role = Literal["wanted", "unwanted", "comparative", "price", "disliked", "photo-parts"]
Content = Phrase | Comparative | Price | int | tuple[PhotoPart, ...]
_Content = TypeVar("_Content")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is asked, as a shopper can take it back: what it is, and its content."""

    role: Role
    content: Content


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
        """List what is asked, in the order in which it is read out."""
        return (
            *(Part("wanted", phrase) for phrase in self.wanted),
            *(Part("comparative", comparative) for comparative in self.comparatives),
            *(Part("unwanted", phrase) for phrase in self.unwanted),
            *((Part("price", self.price),) if self.price is not None else ()),
            *(Part("disliked", item_id) for item_id in self.disliked),
            *((Part("photo-parts", self.photo_parts),) if self.photo_parts else ()),
        )

    def remove(self, part: Part) -> "Question":
        """Return what is asked without one part."""
        match part.role:
            case "wanted":
                return replace(self, wanted=_without(self.wanted, part.content))
            case "unwanted":
                return replace(self, unwanted=_without(self.unwanted, part.content))
            case "comparative":
                left = _without(self.comparatives, part.content)
                return replace(self, comparatives=left, anchor=self.anchor if left else ())
            case "price":
                return replace(self, price=None)
            case "disliked":
                return replace(self, disliked=_without(self.disliked, part.content))
            case "photo-parts":
                return replace(self, photo_parts=())


def _without(contents: tuple[_Content, ...], content: object) -> tuple[_Content, ...]:
    return tuple(other for other in contents if other != content)
