"""Shoppers pass messages on between their own chats, and nobody else's."""

from __future__ import annotations

from telegram import Bot, InputMediaPhoto, MessageOriginUser

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import get_message


async def forward(phone: Phone, ids: list[int], goal: int, person: int | None = None) -> int:
    body = {"person_id": person or phone.lena, "message_ids": ids, "to_chat_id": goal}
    status, _ = await phone.call("POST", f"chats/{phone.chat}/forwards", json=body)
    return status


async def test_an_album_goes_on_as_an_album_that_says_where_it_is_from(
    bot: Bot, phone: Phone
) -> None:
    media = [InputMediaPhoto(draw(), caption=str(number)) for number in (1, 2)]
    album = await bot.send_media_group(phone.chat, media)
    assert await forward(phone, [one.message_id for one in album], phone.group) == 200
    passed = await phone.list_messages(phone.group)
    assert [one["caption"] for one in passed] == ["1", "2"]
    assert len({one["media_group_id"] for one in passed}) == 1
    assert passed[0]["media_group_id"] != album[0].media_group_id
    assert passed[0]["from"]["id"] == phone.lena
    assert passed[0]["forward_origin"]["sender_user"]["id"] == bot.id


async def test_the_bot_hears_of_what_is_forwarded_to_it(bot: Bot, phone: Phone) -> None:
    said = await phone.say("rotes Kleid", chat=phone.group)
    body = {"person_id": phone.lena, "message_ids": [said["message_id"]], "to_chat_id": phone.chat}
    status, _ = await phone.call("POST", f"chats/{phone.group}/forwards", json=body)
    assert status == 200
    (update,) = await bot.get_updates()
    message = get_message(update)
    assert message.text == "rotes Kleid"
    assert isinstance(message.forward_origin, MessageOriginUser)


async def test_nothing_goes_into_or_out_of_others_chats(phone: Phone) -> None:
    said = await phone.say("hallo")
    ids = [said["message_id"]]
    assert await forward(phone, ids, phone.sam) == 404
    assert await forward(phone, ids, phone.group, phone.sam) == 404
    assert await forward(phone, [said["message_id"] + 1], phone.group) == 404
    assert await forward(phone, [], phone.group) == 400
    assert await phone.list_messages(phone.group) == []
