"""Telegram's pace: how much may be sent to a chat, to a group and in all.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

_FORGET_AT = 10_000  # chats: then those that may send freely are forgotten


@dataclass(frozen=True, slots=True)
class Limit:
    """A message each so many seconds, in bursts of up to so many."""

    interval: float
    burst: float

    @property
    def seconds(self) -> float:
        """Get what a whole burst costs."""
        return self.interval * self.burst


# "Avoid sending more than one message per second", but short bursts pass: ten quick answers.
PRIVATE = Limit(1, 110)
GROUP = Limit(3, 20)


class Pace:
    """Book messages to chats, so that none is sent faster than Telegram takes them.

    Each limit is kept by its theoretical arrival time (GCRA): who books waits behind those who
    booked before, and no timer runs.
    """

    def __init__(self, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._overall = Limit(1 / per_second, per_second)
        self._clock = clock
        self._arrivals: dict[int | None, float] = {}  # None: all chats together
        self._holds: dict[int | None, float] = {}

    def book(self, chat_id: int | None, messages: int = 1) -> float:
        """Book messages to a chat; return the seconds to wait before they are sent."""
        now = self._clock()
        self._forget(now)
        waits = [self._book(None, self._overall, messages, now)]
        if chat_id is not None:
            limit = GROUP if chat_id < 0 else PRIVATE
            waits.append(self._book(chat_id, limit, messages, now))
        return max(waits)

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Obey Telegram, which wants nothing for this chat now; its bursts are used up, too."""
        now = self._clock()
        self._holds[chat_id] = max(self._holds.get(chat_id, 0.0), now + seconds)
        if chat_id is not None:
            limit = GROUP if chat_id < 0 else PRIVATE
            self._arrivals[chat_id] = now + seconds + limit.seconds

    def get_hold(self, chat_id: int | None) -> float:
        """Return the seconds for which Telegram wants nothing for this chat."""
        return max(0.0, self._holds.get(chat_id, 0.0) - self._clock())

    def forget(self, chat_id: int) -> None:
        """Forget a chat, but for a pause that Telegram wants."""
        self._arrivals.pop(chat_id, None)
        if not self.get_hold(chat_id):
            self._holds.pop(chat_id, None)

    def _book(self, key: int | None, limit: Limit, messages: int, now: float) -> float:
        arrival = max(self._arrivals.get(key, now), now) + messages * limit.interval
        self._arrivals[key] = arrival
        return max(0.0, arrival - now - limit.seconds)

    def _forget(self, now: float) -> None:
        if len(self._arrivals) > _FORGET_AT:
            self._arrivals = {key: at for key, at in self._arrivals.items() if at > now}
            self._holds = {key: at for key, at in self._holds.items() if at > now}
