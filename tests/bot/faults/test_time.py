"""Clocks that jump, waits that are long: order and memory do not hang on the time of day."""

import json
import time
from typing import Any

import pytest

from tests.bot.faults.bot_process import BotProcess, Launcher, wait_until
from tests.bot.faults.conftest import Stand
from tests.bot.faults.happenings import send_raw
from tests.bot.faults.shopper import Shopper

pytestmark = pytest.mark.asyncio(loop_scope="session")

MOMENTS = {  # every column that holds one
    "inbox": ("received_at", "done_at", "set_aside_at"),
    "turns": ("created_at",),
    "items": ("updated_at",),
}


# By a month and more a clock that goes ahead makes dialogues old, and these are forgotten.
@pytest.mark.parametrize("jump", ["-20 days", "+9 years"])
async def test_a_clock_that_jumped_while_the_bot_was_off_changes_nothing(
    stand: Stand, jump: str
) -> None:
    update = {"update_id": 5000, **stand.lena.build_message(text="rotes Kleid")}
    await stand.telegram.add(update)
    await stand.lena.wait_for_texts(1)
    await stand.bot.stop()
    for table, columns in MOMENTS.items():
        for column in columns:
            stand.change(f"UPDATE {table} SET {column} = datetime({column}, ?)", (jump,))  # noqa: S608
    await stand.bot.start()
    again = stand.telegram.fail(
        "getUpdates", send_raw(json.dumps({"ok": True, "result": [update]}).encode())
    )
    await wait_until(lambda: again.met == 1, "it comes again")
    await stand.telegram.add({"update_id": 5001, **stand.lena.build_message(text="mit Blumen")})
    await stand.lena.wait_for_texts(2)
    assert "Kleid" in stand.lena.texts[1]
    assert len(stand.lena.texts) == 2


@pytest.mark.parametrize("date", [0, 1, 2**31 - 1, 2**31 + 5])
async def test_a_message_may_be_of_any_date(stand: Stand, date: int) -> None:
    await stand.telegram.add(stand.lena.build_message(text="rotes Kleid", date=date))
    await stand.lena.wait_for_texts(1)


async def test_who_waits_long_is_told_the_place_in_line(
    closed_stand: Stand, launcher: Launcher, dress: bytes
) -> None:
    stand = closed_stand
    bot = BotProcess(launcher, stand.data, stand.telegram.url, SLOW_MODEL_SECONDS="6")
    await bot.start()
    crowd = [Shopper(stand.telegram) for _ in range(36)]  # 32 are let in at once
    updates: list[dict[str, Any]] = [
        one.build_message(photo=[one.keep_photo(dress)], date=int(time.time())) for one in crowd
    ]
    await stand.telegram.add(*updates)
    for shopper in crowd:
        await shopper.wait_for_captions(10)
    await bot.kill()
    told = [text for one in crowd for text in one.texts if "Schlange" in text]
    assert told
    assert all(sum("Schlange" in text for text in one.texts) <= 1 for one in crowd)
