"""Words become a query; nothing that they say is lost on the way."""

from decimal import Decimal

import numpy as np
import pytest

from engine.errors import QueryError
from engine.filters import Filter
from engine.query import Query
from engine.wishes import Comparative, PhotoPart

PHOTO = np.eye(4, dtype=np.float32)[0]


def list_wanted(query: Query) -> list[str]:
    return [phrase.text for phrase in query.wanted]


def test_each_part_of_a_message_gets_its_place() -> None:
    query = Query.of_words("rotes Kleid ohne Blumen, länger, unter 50 Euro")
    assert list_wanted(query) == ["rotes Kleid"]
    assert [phrase.text for phrase in query.unwanted] == ["Blumen"]
    assert [it.dimension for it in query.comparatives] == ["length"]
    assert query.within == Filter(maximum=Decimal(50), currency="EUR")


def test_a_later_value_replaces_an_earlier_one_of_its_field() -> None:
    assert list_wanted(Query.of_words("rot", "mit Punkten", "blau")) == ["Punkten", "blau"]
    query = Query.of_words("rotes Kleid", "blau")
    assert [term.value for phrase in query.wanted for term in phrase.terms] == ["dress", "blue"]


def test_what_is_said_at_once_stands_side_by_side() -> None:
    terms = Query.of_words("rot-weiß gestreift").wanted[0].terms
    assert {term.value for term in terms} == {"red", "white", "striped"}


def test_a_price_narrows_the_bounds_that_were_given() -> None:
    within = Filter(minimum=Decimal(20), maximum=Decimal(40), categories=frozenset({"dress"}))
    query = Query.of_words("unter 50 Euro", within=within)
    assert query.within == Filter(
        Decimal(20), Decimal(40), currency="EUR", categories=frozenset({"dress"})
    )


def test_what_cannot_be_placed_is_a_phrase() -> None:
    assert list_wanted(Query.of_words("bitte")) == ["bitte"]
    assert list_wanted(Query.of_words("günstiger")) == ["günstiger"]


def test_only_blank_words_are_no_query() -> None:
    assert Query.of_words(" ").is_empty
    assert Query(within=Filter()).is_empty
    assert not Query(within=Filter(maximum=Decimal(5))).is_empty
    assert not Query(disliked=(PHOTO,)).is_empty


@pytest.mark.parametrize("number", [0, 2, -2])
def test_a_part_of_a_photo_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(QueryError, match="no photo"):
        Query(photos=(PHOTO,), photo_parts=(PhotoPart("cut", number),))


def test_cheaper_is_refused_as_a_look() -> None:
    cheaper = Comparative("price", -1, "plainly", "günstiger")
    with pytest.raises(QueryError, match="bound"):
        Query(photos=(PHOTO,), comparatives=(cheaper,))
