"""What passes between a dialogue and those who speak for it: who asks, and what is answered."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.wording.remarks import Remark
from bot.wording.texts import Speech
from engine.explanation import Explanation
from engine.facts import ItemFacts
from engine.relaxation import Miss
from engine.wishes import Term
from storage.items import Item
from storage.turns import Turn


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a question came from: chat, language, and the update not to be answered twice.

    `message_id` is the message whose button was tapped, if it was a tap; `person_id` who asks,
    None in a private chat, and `question_id` the message that asks, where it is one.
    """

    chat_id: int
    update_id: int
    speech: Speech
    message_id: int | None = None
    person_id: int | None = None
    question_id: int | None = None

    @property
    def is_in_group(self) -> bool:
        """Tell a group, whose id is below zero, from a private chat."""
        return self.chat_id < 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A wish to ask for beside a question: a value, or a price up to which there are items.

    Or, where it has a position, the part of the question to leave out.
    """

    term: Term | None = None
    maximum: int | None = None
    currency: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of matches for a turn; `variants` are by item id what else there is of each.

    `remarks` are what to say of the question beside what was understood. `has_photo_before`
    tells that the chat's photo before this one could be combined with it, `miss` which wish
    nothing satisfies, `straying` how many of the items only come near what was asked.
    """

    turn: Turn
    items: tuple[Item, ...]
    numbers: tuple[int, ...]  # the items' own, counted from 1
    first: int  # the first number that was asked for
    has_more: bool
    variants: Mapping[int, tuple[ItemFacts, ...]]
    remarks: tuple[Remark, ...] = ()
    has_photo_before: bool = False
    miss: Miss | None = None
    straying: int = 0
    suggestions: tuple[Suggestion, ...] = ()  # each with hits


@dataclass(frozen=True, slots=True)
class Details:
    """One of the items that a turn has shown, its number from 1, what else there is, and why."""

    turn: Turn
    number: int
    item: Item
    variants: tuple[ItemFacts, ...]
    explanation: Explanation
