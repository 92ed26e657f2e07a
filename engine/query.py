"""What to look for, in parts that the engine can act on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engine.encoder import Embeddings
from engine.errors import QueryError
from engine.filters import Filter
from engine.wishes import (
    Comparative,
    PhotoPart,
    Phrase,
    Price,
    Request,
    list_fields,
    name_field,
    read_request,
)


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A shopper's whole request; all its parts count together. Embeddings are (D,).

    A hit has what is `wanted` (of a phrase's `options` any one will do) and nothing of what is
    `unwanted`. `comparatives` compare with the `anchor`, a result that was shown or a photo;
    without one with the photos' mean, and without photos with the middle of the catalogue's
    items that fit. `liked` and `disliked` results draw near and push away. `photo_parts` say
    which of the photos gives which part; their numbers are places in `photos` from 1, -1 the
    last. `within` is what a hit must be, whatever it looks like.

    Raises:
        QueryError: a part names a photo that is not there, or a comparative is one of price,
            which is a bound and belongs into `within`.
    """

    photos: tuple[Embeddings, ...] = ()
    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    comparatives: tuple[Comparative, ...] = ()
    anchor: Embeddings | None = None
    liked: tuple[Embeddings, ...] = ()
    disliked: tuple[Embeddings, ...] = ()
    photo_parts: tuple[PhotoPart, ...] = ()
    text_weight: float | None = None  # None: the engine's own
    within: Filter | None = None

    def __post_init__(self) -> None:
        for part in self.photo_parts:
            if part.photo not in (-1, *range(1, len(self.photos) + 1)) or not self.photos:
                raise QueryError(f"there is no photo {part.photo} of {len(self.photos)}")
        if any(it.dimension == "price" for it in self.comparatives):
            raise QueryError("cheaper or dearer is a bound: name it in `within`")

    @classmethod
    def of_words(
        cls,
        *texts: str,
        photos: tuple[Embeddings, ...] = (),
        within: Filter | None = None,
        text_weight: float | None = None,
    ) -> "Query":
        """Read messages, said one after another, into one query.

        A later value takes the place of an earlier one of its field. A text that asks for
        nothing that can be placed is one phrase as it stands; a blank one says nothing. A price
        narrows `within`. What a text says of results that were shown means nothing here.
        """
        requests = [read_request(text) for text in texts if text.strip()]
        for request in requests:
            within = _narrow(within, request.price)
        return cls(
            photos=photos,
            wanted=settle([_list_wanted(request) for request in requests]),
            unwanted=tuple(phrase for request in requests for phrase in request.unwanted),
            comparatives=tuple(
                it for request in requests for it in request.comparatives if it.dimension != "price"
            ),
            photo_parts=tuple(part for request in requests for part in request.photo_parts),
            text_weight=text_weight,
            within=within,
        )

    @property
    def is_empty(self) -> bool:
        """Tell whether it asks for nothing; bounds alone ask for whatever satisfies them."""
        parts = self.photos, self.wanted, self.unwanted, self.comparatives, self.liked
        return not any((*parts, self.disliked)) and self.within in (None, Filter())


def settle(said: Iterable[tuple[Phrase, ...]]) -> tuple[Phrase, ...]:
    """List phrases said one after another: a later value replaces an earlier one of its field.

    What was said at once stands side by side. A phrase all of whose terms are replaced goes.
    """
    kept: list[Phrase] = []
    for phrases in said:
        new = {field for phrase in phrases for field in list_fields(phrase)}
        kept = [left for phrase in kept if (left := _drop(phrase, new)) is not None]
        kept += phrases
    return tuple(kept)


def _drop(phrase: Phrase, fields: set[str]) -> Phrase | None:
    """Take the terms of fields out of a phrase; None where nothing else is left of it."""
    own = list_fields(phrase)
    if not own & fields:
        return phrase
    if own <= fields:
        return None
    terms = tuple(term for term in phrase.terms if name_field(term.field) not in fields)
    return replace(phrase, terms=terms, options=())


def _list_wanted(request: Request) -> tuple[Phrase, ...]:
    compares = any(it.dimension != "price" for it in request.comparatives)
    asks = request.wanted or request.unwanted or compares or request.photo_parts or request.price
    return request.wanted if asks else (Phrase(request.text.strip()),)


def _narrow(within: Filter | None, price: Price | None) -> Filter | None:
    if price is None:
        return within
    own = within or Filter()
    lows = [bound for bound in (own.minimum, price.minimum) if bound is not None]
    highs = [bound for bound in (own.maximum, price.maximum) if bound is not None]
    return replace(
        own,
        minimum=max(lows, default=None),
        maximum=min(highs, default=None),
        currency=price.currency or own.currency,
    )
