"""What a shopper's words ask for: wanted, ruled out, more or less of, what price, which result."""

from engine.wishes.adjustments import (
    Direction,
    deny,
    dislike,
    emphasise,
    forget_verdict,
    like,
    shift,
    want_again,
)
from engine.wishes.bounds import compare_prices, settle_price
from engine.wishes.correction import correct
from engine.wishes.fields import list_all_terms, list_fields, name_field
from engine.wishes.properties import find_unjudged, is_inflected, is_property
from engine.wishes.question import (
    Balance,
    Disliked,
    Liked,
    Mixture,
    Part,
    Question,
    Unwanted,
    Wanted,
)
from engine.wishes.question_record import read_question, write_question
from engine.wishes.reading import read_request
from engine.wishes.refinement import MOST_WISHES, limit, names_other_kind, refine
from engine.wishes.request import Comparative, PhotoPart, Phrase, Price, Problem, Request, Term
from engine.wishes.stripping import strip_phrase
from engine.wishes.wish import Wish, read_wish

__all__ = [
    "MOST_WISHES",
    "Balance",
    "Comparative",
    "Direction",
    "Disliked",
    "Liked",
    "Mixture",
    "Part",
    "PhotoPart",
    "Phrase",
    "Price",
    "Problem",
    "Question",
    "Request",
    "Term",
    "Unwanted",
    "Wanted",
    "Wish",
    "compare_prices",
    "correct",
    "deny",
    "dislike",
    "emphasise",
    "find_unjudged",
    "forget_verdict",
    "is_inflected",
    "is_property",
    "like",
    "limit",
    "list_all_terms",
    "list_fields",
    "name_field",
    "names_other_kind",
    "read_question",
    "read_request",
    "read_wish",
    "refine",
    "settle_price",
    "shift",
    "strip_phrase",
    "want_again",
    "write_question",
]
