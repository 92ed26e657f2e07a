"""Every message of the table is read as a shopper means it."""

from pathlib import Path

import pytest

from engine.wishes import read_request
from tests.engine.wishes.notation import note

TABLE = Path(__file__).with_name("readings.txt")
READINGS = [
    tuple(line.split(" -> ", 1))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if " -> " in line
]


@pytest.mark.parametrize(("message", "reading"), READINGS)
def test_a_message_is_read_as_it_is_meant(message: str, reading: str) -> None:
    assert note(read_request(message)) == reading


def test_the_table_is_large_and_has_no_message_twice() -> None:
    messages = [message for message, _ in READINGS]
    assert len(messages) >= 400
    assert len(set(messages)) == len(messages)
