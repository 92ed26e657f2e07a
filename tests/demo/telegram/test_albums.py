"""Albums both ways: what the bot sends as a media group, and what shoppers send."""

from __future__ import annotations

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import get_message


async def test_uploads_and_file_ids_mix_in_one_album(bot: Bot, phone: Phone) -> None:
    known = (await bot.send_photo(phone.chat, draw(100, 100))).photo[-1].file_id
    sent = await bot.send_media_group(
        phone.chat,
        [InputMediaPhoto(draw(), caption="<b>Zwei</b>", parse_mode="HTML"), InputMediaPhoto(known)],
    )
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.message_id for message in sent] == sorted(m.message_id for m in sent)
    assert (sent[0].caption, sent[1].caption) == ("Zwei", None)
    shown = await phone.list_messages()
    assert [m.get("media_group_id") for m in shown[1:]] == [sent[0].media_group_id] * 2


async def test_ten_are_the_most(bot: Bot, phone: Phone) -> None:
    file_id = (await bot.send_photo(phone.chat, draw(50, 50))).photo[-1].file_id
    assert len(await bot.send_media_group(phone.chat, [InputMediaPhoto(file_id)] * 10)) == 10
    with pytest.raises(BadRequest, match=r"(?i)too many messages to send as an album"):
        await bot.send_media_group(phone.chat, [InputMediaPhoto(file_id)] * 11)
    with pytest.raises(BadRequest, match=r"(?i)too few messages"):
        await bot.send_media_group(phone.chat, [InputMediaPhoto(file_id)])


async def test_a_bad_picture_leaves_the_album_partly_sent(bot: Bot, phone: Phone) -> None:
    media = [InputMediaPhoto(draw()), InputMediaPhoto(b"broken"), InputMediaPhoto(draw(70, 70))]
    with pytest.raises(BadRequest) as refusal:
        await bot.send_media_group(phone.chat, media)
    words = 'Failed to send message #2 with the error message "IMAGE_PROCESS_FAILED"'
    assert refusal.value.message.lower() == words.lower()
    assert len(await phone.list_messages()) == 2


async def test_a_wrong_file_id_leaves_nothing_sent(bot: Bot, phone: Phone) -> None:
    with pytest.raises(BadRequest, match=r"(?i)wrong remote file identifier"):
        await bot.send_media_group(phone.chat, [InputMediaPhoto(draw()), InputMediaPhoto("nope")])
    assert await phone.list_messages() == []


async def test_photos_and_documents_do_not_mix(bot: Bot, phone: Phone) -> None:
    with pytest.raises(BadRequest, match=r"(?i)document can't be mixed with other media types"):
        await bot.send_media_group(
            phone.chat, [InputMediaPhoto(draw()), InputMediaDocument(b"a", filename="a.txt")]
        )


async def test_a_shoppers_album_is_one_update_for_each_photo(bot: Bot, phone: Phone) -> None:
    files = [(f"{n}.jpg", draw(100 + n, 100)) for n in range(3)]
    status, _ = await phone.send("wie diese", files)
    updates = await bot.get_updates()
    assert status == 200
    assert len({get_message(update).media_group_id for update in updates}) == 1
    assert [get_message(update).caption for update in updates] == ["wie diese", None, None]


async def test_an_album_with_one_bad_picture_is_not_sent(bot: Bot, phone: Phone) -> None:
    status, answer = await phone.send("", [("a.jpg", draw()), ("b.jpg", b"broken")])
    assert (status, answer["error"]) == (415, "image_unreadable")
    assert await bot.get_updates() == ()


async def test_eleven_files_are_too_many(phone: Phone) -> None:
    status, answer = await phone.send("", [("a.jpg", draw(20, 20))] * 11)
    assert (status, answer["error"]) == (400, "too_many_files")
