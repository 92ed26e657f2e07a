"""Tables of words and groups of words, asked for what a message says at some place."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from engine.wishes.forms import spell
from engine.wishes.tokens import Token

Value = TypeVar("Value")


class WordTable(Generic[Value]):
    """Groups of up to a few words, each with a value; the longest group wins."""

    def __init__(self, groups: Mapping[str, Value]) -> None:
        """Take groups written with blanks; every spelling of them is known."""
        self._values = {form: value for group, value in groups.items() for form in spell(group)}
        self._longest: dict[str, int] = {}
        for group in self._values:
            first, *others = group.split(" ")
            self._longest[first] = max(self._longest.get(first, 0), len(others) + 1)

    def find(self, tokens: list[Token], start: int) -> tuple[Value, int] | None:
        """Return the value of the longest group from a token on, and where it ends."""
        longest = self._longest.get(tokens[start].key, 0) if start < len(tokens) else 0
        keys = [token.key for token in tokens[start : start + longest]]
        for count in range(len(keys), 0, -1):
            group = " ".join(keys[:count])
            if group in self._values:
                return self._values[group], start + count
        return None

    @property
    def openers(self) -> Iterable[str]:
        """The first words of all groups."""
        return self._longest.keys()

    def list_items(self) -> Iterable[tuple[str, Value]]:
        """List every group, in every spelling, and its value."""
        return self._values.items()


def list_by_value(lines: Mapping[Value, str]) -> dict[str, Value]:
    """Turn comma-separated groups by value into values by group."""
    return {group.strip(): value for value, line in lines.items() for group in line.split(",")}


def make_list(line: str) -> WordTable[bool]:
    """Make a table of comma-separated groups that need no value."""
    return WordTable(list_by_value({True: line}))
