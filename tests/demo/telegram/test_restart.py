"""A restart changes nothing: messages, files, sessions, settings and pending updates stay."""

from __future__ import annotations

from pathlib import Path

import aiohttp
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import get_message, open_stage

BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Mehr", callback_data="more")]])


async def test_everything_survives_a_restart(tmp_path: Path) -> None:
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        async with open_stage(tmp_path) as stage, stage.open_bot() as bot:
            async with session.get(f"{stage.url}/app/state") as response:
                phone = Phone(session, stage.url, await response.json())
            before, file_id, update_id = await _talk(bot, phone)
        cookies = {c.key.rsplit("_", 1)[0]: c.value for c in jar}
        async with open_stage(tmp_path) as stage, stage.open_bot() as bot:
            # The cookie's name holds the port, which is another one in this test.
            port = stage.url.rsplit(":", 1)[1]
            jar.clear()
            jar.update_cookies({f"{name}_{port}": value for name, value in cookies.items()})
            again = Phone(session, stage.url, phone.state)
            assert await again.list_messages() == before
            (pending,) = await bot.get_updates()
            assert pending.update_id == update_id
            await _go_on(bot, again, file_id, update_id)
        assert stage.problems == []


async def _talk(bot: Bot, phone: Phone) -> tuple[list[dict[str, object]], str, int]:
    await bot.set_my_commands([("new", "Start over")])
    await phone.say("schon erledigt")
    (done,) = await bot.get_updates()
    await phone.send("wie dieses", [("a.jpg", draw())])
    (update,) = await bot.get_updates(offset=done.update_id + 1)
    await bot.send_message(phone.chat, "hier", reply_markup=BUTTON)
    return await phone.list_messages(), get_message(update).photo[-1].file_id, update.update_id


async def _go_on(bot: Bot, phone: Phone, file_id: str, update_id: int) -> None:
    *_, last = await phone.list_messages()
    status, _ = await phone.tap(last["message_id"], "more")
    assert status == 200
    (update,) = await bot.get_updates(offset=update_id + 1)
    assert update.update_id > update_id
    sent = await bot.send_photo(phone.chat, file_id)
    assert sent.message_id > last["message_id"]
    assert await (await bot.get_file(file_id)).download_as_bytearray()
    assert (await bot.get_my_commands())[0].command == "new"
