"""The demo's local Telegram, as whoever else uses the machine sees it."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot.local_telegram import LocalTelegram


@pytest.mark.skipif(sys.platform != "linux", reason="reads command lines in /proc")
async def test_where_people_are_forgotten_stands_on_no_command_line(tmp_path: Path) -> None:
    door = "http://127.0.0.1:9/only-the-demo-knows"
    async with LocalTelegram(tmp_path, tmp_path).start(0, None, door):
        (line,) = _list_command_lines(str(tmp_path))
    assert b"only-the-demo-knows" not in line


def _list_command_lines(words: str) -> list[bytes]:
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it ended meanwhile
            lines.append(file.read_bytes())
    return [line for line in lines if words.encode() in line]
