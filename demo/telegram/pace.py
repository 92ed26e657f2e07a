"""Telegram's sending limits, kept when asked for: per chat, per group and overall."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque

from demo.telegram.errors import too_many_requests

OVERALL = (30, 1.0)  # messages, seconds
PRIVATE = (5, 5.0)  # about one a second, with the short bursts the real server lets pass
GROUP = (20, 60.0)
ALBUM_SLACK = 10  # an album is let through whole once a chat is free, and counts its items


class Pace:
    """Counts what the bot sends and refuses what is too fast."""

    def __init__(self) -> None:
        self._sent: dict[int | None, deque[float]] = defaultdict(deque)

    def take(self, chat_id: int, count: int = 1) -> None:
        """Count messages to a chat.

        Raises:
            ApiError: 429 with the seconds to wait.
        """
        now = time.monotonic()
        limits = {None: OVERALL, chat_id: GROUP if chat_id < 0 else PRIVATE}
        for key, (most, seconds) in limits.items():
            sent = self._sent[key]
            while sent and sent[0] <= now - seconds:
                sent.popleft()
            if len(sent) >= most:
                raise too_many_requests(math.ceil(sent[len(sent) - most] + seconds - now) or 1)
        for key in limits:
            self._sent[key].extend([now] * min(count, ALBUM_SLACK))
