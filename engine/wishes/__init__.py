"""What a shopper's words ask for: wanted, ruled out, more or less of, what price, which result."""

from engine.wishes.correction import correct
from engine.wishes.reading import read_request
from engine.wishes.request import Comparative, PhotoPart, Phrase, Price, Problem, Request, Term
from engine.wishes.wish import Wish, read_wish

__all__ = [
    "Comparative",
    "PhotoPart",
    "Phrase",
    "Price",
    "Problem",
    "Request",
    "Term",
    "Wish",
    "correct",
    "read_request",
    "read_wish",
]
