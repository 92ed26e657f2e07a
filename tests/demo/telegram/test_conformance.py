"""The conformance check that watches every other test here can itself fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from telegram import InputMediaPhoto
from telegram.error import BadRequest

from tests.demo.telegram.phone import draw
from tests.demo.telegram.stage import open_stage
from tests.shared_files import load_bot_api_checker, require_shared


async def test_a_request_that_does_not_conform_is_noted(tmp_path: Path) -> None:
    require_shared("botapi/check.py")
    async with (
        open_stage(tmp_path) as stage,
        stage.open_bot() as bot,
        stage.open_phone() as phone,
    ):
        await bot.send_photo(phone.chat, draw())
        assert stage.problems == []
        await bot.send_message(phone.chat, "x", api_kwargs={"colour": "red"})
        assert stage.problems == ["sendMessage.colour: unknown field"]
        with pytest.raises(BadRequest):
            await bot.send_media_group(phone.chat, [InputMediaPhoto(draw())])


def test_an_answer_that_does_not_conform_is_noted() -> None:
    require_shared("botapi/check.py")
    checker = load_bot_api_checker()
    assert checker is not None
    assert checker.check_answer("getMe", {"id": 1}) != []
    assert checker.check_answer("getUpdates", [{"update_id": 1, "message": {}}]) != []
