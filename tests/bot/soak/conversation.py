"""What one chat asked and got: each answer once, whole, in order, and its own."""

import asyncio
import re
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
WAITING = "Gerade ist viel los"
_RANGE = re.compile(r"Treffer (\d+) bis (\d+)\.")
_FIRST = re.compile(r"Meine (\d+) besten Treffer\.")


@dataclass(slots=True)
class Question:
    """One question; its answer's last message bears the marker, a price that no other asks for."""

    update_id: int
    text: str
    marker: str
    number: int = 0  # of the item whose details are asked for
    asked_at: float = field(default_factory=time.monotonic)
    seconds: float | None = None  # until its answer was complete
    pictures: dict[int, str] = field(default_factory=dict)  # number: title
    excused: set[int] = field(default_factory=set)  # numbers that the weather took
    most_missing: int = 0  # pictures that may have been cut off by a kill
    was_waiting: bool = False
    loss: str = ""  # what took the last message, where that cannot be known to the bot
    closing: Json | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)


class Conversation:
    """A chat's questions; whatever is wrong about their answers becomes a problem."""

    def __init__(self, chat_id: int) -> None:
        self.chat_id = chat_id
        self.questions: list[Question] = []
        self.problems: list[str] = []
        self._open: deque[Question] = deque()

    @property
    def open(self) -> Question | None:
        """Get the question that is to be answered next."""
        return self._open[0] if self._open else None

    def ask(self, question: Question) -> None:
        """Expect an answer."""
        self.questions.append(question)
        self._open.append(question)

    def hear(self, message: Json) -> None:
        """Take what arrived in the chat."""
        if self.open is None:
            self._complain("comes after everything was answered", message)
        elif self._is_details(message, self.open):
            self._close(message)
        elif "photo" in message:
            self._see(message, self.open)
        elif message["text"].startswith(WAITING) and not self.open.was_waiting:
            self.open.was_waiting = True
        elif not self.open.number and self.open.marker in message["text"]:
            self._check_pictures(message["text"], self.open)
            self._close(message)
        else:
            self._complain(f"is no answer to {self.open.text!r}", message)

    def excuse(self, numbers: list[int]) -> None:
        """Miss no pictures that the weather took."""
        if self.open is not None:
            self.open.excused.update(numbers)

    def lose(self, why: str) -> None:
        """Wait no longer for a last message that was lost in a way nobody can know."""
        if self._open:
            question = self._open.popleft()
            question.loss = why
            question.over.set()

    def _see(self, message: Json, question: Question) -> None:
        number, title = message["caption"].split(" · ")[:2]
        if int(number) in question.pictures:
            self._complain(f"comes twice for {question.text!r}", message)
        question.pictures[int(number)] = title

    def _is_details(self, message: Json, question: Question) -> bool:
        words = message.get("caption") or message.get("text", "")
        return bool(question.number) and words.startswith(f"<b>{question.number} · ")

    def _check_pictures(self, text: str, question: Question) -> None:
        missing = _list_numbers(text) - set(question.pictures) - question.excused
        if len(missing) > question.most_missing:
            self.problems.append(f"{self.chat_id}: {question.text!r} misses {sorted(missing)}")

    def _close(self, message: Json) -> None:
        question = self._open.popleft()
        question.seconds = time.monotonic() - question.asked_at
        question.closing = message
        question.over.set()

    def _complain(self, what: str, message: Json) -> None:
        words = message.get("text") or message.get("caption")
        self.problems.append(f"{self.chat_id}: {words!r} {what}")


def _list_numbers(text: str) -> set[int]:
    """Return the numbers of the pictures that the last message speaks of."""
    if found := _RANGE.search(text):
        return set(range(int(found[1]), int(found[2]) + 1))
    if found := _FIRST.search(text):
        return set(range(1, int(found[1]) + 1))
    return {1} if "Ein Treffer." in text else set()
