"""What the buttons under an answer say to the bot: callback data of 1 to 64 bytes."""

import re
from dataclasses import dataclass
from enum import StrEnum

_FORM = re.compile(r"([a-z]+)(?::(\d{1,18}))?(?::(\d{1,18}))?")


class Action(StrEnum):
    """What a tap asks for."""

    MORE = "more"
    ITEM = "item"
    SIMILAR = "similar"
    BACK = "back"
    CHIP = "chip"  # opens a wish's own buttons
    CHIPS = "chips"  # closes them
    REMOVE = "drop"
    DENY = "deny"
    STRONGER = "strong"
    WEAKER = "weak"
    ONLY = "just"
    WITHOUT_PHOTO = "nophoto"
    MORE_PHOTO = "photo"
    MORE_WORDS = "words"
    LIKE = "like"
    DISLIKE = "dislike"
    ADD = "add"  # a value, by its number in `bot.wording.suggestions`
    UP_TO = "upto"  # a price
    COMBINE = "combine"
    REGION = "part"
    SAMPLE = "sample"
    WISH = "wish"
    TOUR = "tour"  # its position is the step, from 0
    GERMAN = "german"
    ENGLISH = "english"
    REMEMBER = "keep"
    FORGET = "forget"
    LIST = "list"
    LISTED = "listed"
    ALIKE = "alike"
    SHARE_ITEM = "share"
    SHARE_LIST = "sharelist"
    END_SHARE = "endshare"
    SHARED = "shared"
    VOTE_FOR = "up"
    VOTE_AGAINST = "down"
    UNVOTE = "novote"
    TELL = "tell"
    END_WISH = "endwish"
    WISHES = "wishes"
    NO_PRICES = "noprices"
    SETTINGS = "settings"
    SPEAK_GERMAN = "speakde"
    SPEAK_ENGLISH = "speaken"
    ALBUM_SIZE = "album"
    QUIET = "quiet"
    SET_PRICES = "prices"
    SET_NEWS = "news"
    PRIVACY = "privacy"
    EXPORT = "export"
    DELETE = "delete"
    ERASE = "erase"
    KEEP_ALL = "keepall"
    BROADCAST = "broadcast"
    NO_BROADCAST = "nobroadcast"
    STOP_BROADCAST = "stopbroadcast"
    NO_NEWS = "nonews"
    FEEDBACK = "feedback"
    NO_FEEDBACK = "nofeedback"


ITEM_ACTIONS = (Action.REMEMBER, Action.FORGET, Action.LISTED, Action.ALIKE, Action.SHARE_ITEM)
"""Their first number is an item's, so that they mean the same wherever they stand."""

LIST_ACTIONS = (*ITEM_ACTIONS, Action.LIST, Action.SHARE_LIST, Action.END_SHARE)
WISH_ACTIONS = (Action.TELL, Action.END_WISH, Action.WISHES, Action.NO_PRICES)
"""Of TELL the first number is a turn's, of END_WISH a saved wish's."""

_ANYBODYS = {Action.SAMPLE, Action.WISH, Action.GERMAN, Action.ENGLISH}

VERDICT_ACTIONS = (Action.LIKE, Action.DISLIKE)

SETTINGS_ACTIONS = (
    Action.SETTINGS,
    Action.SPEAK_GERMAN,
    Action.SPEAK_ENGLISH,
    Action.ALBUM_SIZE,
    Action.QUIET,
    Action.SET_PRICES,
    Action.SET_NEWS,
)
"""Their first number is what is chosen."""

BROADCAST_ACTIONS = (Action.BROADCAST, Action.NO_BROADCAST, Action.STOP_BROADCAST)
"""Their first number is a broadcast's."""

FEEDBACK_ACTIONS = (Action.FEEDBACK, Action.NO_FEEDBACK)

PRIVACY_ACTIONS = (
    Action.PRIVACY,
    Action.EXPORT,
    Action.DELETE,
    Action.ERASE,
    Action.KEEP_ALL,
)

GUEST_ACTIONS = (Action.SHARED, Action.VOTE_FOR, Action.VOTE_AGAINST, Action.UNVOTE)
"""Their first number is a share's, the second an item's or a page's."""


TURN_ACTIONS = frozenset(Action) - {
    *(*_ANYBODYS, *LIST_ACTIONS, *WISH_ACTIONS, *GUEST_ACTIONS),
    *(*BROADCAST_ACTIONS, *FEEDBACK_ACTIONS, Action.NO_NEWS),
} | {Action.TELL}
"""Their first number is a turn's."""


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: the action, the turn it belongs to (0 = none) and a position within it.

    The actions of lists have other numbers in these places.
    """

    action: Action
    turn_id: int = 0
    position: int = 0

    def pack(self) -> str:
        """Return the tap as callback data."""
        return f"{self.action}:{self.turn_id}:{self.position}"


def find_tap(data: str | None) -> Tap | None:
    """Return the tap in callback data, or None where it is none of ours."""
    match = _FORM.fullmatch(data or "")
    if not match or match[1] not in set(Action):
        return None
    return Tap(Action(match[1]), int(match[2] or 0), int(match[3] or 0))
