"""Photos and documents: the size ladder, reusable ids, downloads and refusals."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from tests.demo.telegram.phone import Phone, draw
from tests.demo.telegram.stage import get_document, get_message

MEGABYTE = 1024 * 1024


def measure(data: bytes | bytearray) -> tuple[int, int]:
    return Image.open(io.BytesIO(data)).size


@pytest.mark.parametrize(
    ("size", "ladder"),
    [
        ((60, 80), [(60, 80)]),
        ((90, 90), [(90, 90)]),
        ((320, 240), [(90, 68), (320, 240)]),
        ((375, 500), [(68, 90), (240, 320), (375, 500)]),
        ((1500, 2000), [(68, 90), (240, 320), (600, 800), (960, 1280)]),
    ],
)
async def test_a_photo_becomes_a_ladder_and_is_never_enlarged(
    bot: Bot, phone: Phone, size: tuple[int, int], ladder: list[tuple[int, int]]
) -> None:
    sent = await bot.send_photo(phone.chat, draw(*size))
    assert [(p.width, p.height) for p in sent.photo] == ladder
    for rung in sent.photo:
        data = await (await bot.get_file(rung.file_id)).download_as_bytearray()
        assert measure(data) == (rung.width, rung.height)
        assert len(data) == rung.file_size


async def test_a_file_id_sends_the_same_photo_again(bot: Bot, phone: Phone) -> None:
    first = await bot.send_photo(phone.chat, draw(), caption="einmal")
    again = await bot.send_photo(phone.chat, first.photo[0].file_id)
    assert [p.file_unique_id for p in again.photo] == [p.file_unique_id for p in first.photo]
    assert again.caption is None


async def test_a_photo_from_the_page_stands_upright_without_metadata(
    bot: Bot, phone: Phone
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright: turn the picture by 90 degrees
    exif[0x010F] = "Kamera"
    await phone.send(files=[("a.jpg", draw(800, 600, exif=exif.tobytes()))])
    (update,) = await bot.get_updates()
    largest = get_message(update).photo[-1]
    assert (largest.width, largest.height) == (600, 800)
    data = await (await bot.get_file(largest.file_id)).download_as_bytearray()
    image = Image.open(io.BytesIO(data))
    assert not image.getexif()
    red, _, blue = image.convert("RGB").getpixel((50, 400))  # type: ignore[misc] # an RGB pixel
    assert blue > red  # what was below is on the left now


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {"mode": "RGBA", "colour": (255, 0, 0, 0)}),
        ("PNG", {"mode": "I;16", "colour": 65535}),
        ("JPEG", {"mode": "CMYK", "colour": (0, 0, 0, 0)}),
        ("GIF", {"mode": "P", "colour": 255}),
    ],
)
async def test_unusual_pictures_become_plain_ones(
    bot: Bot, phone: Phone, kind: str, options: dict[str, object]
) -> None:
    sent = await bot.send_photo(phone.chat, draw(200, 200, kind, **options))
    data = await (await bot.get_file(sent.photo[-1].file_id)).download_as_bytearray()
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.mode) == ("JPEG", "RGB")
    if kind != "GIF":
        assert min(image.getpixel((100, 100))) > 250  # type: ignore[arg-type] # white


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture at all", "Image_process_failed"),
        (draw()[:-4000], "Image_process_failed"),
        (draw(2100, 100), "Photo_invalid_dimensions"),
        (draw(9000, 1001), "Photo_invalid_dimensions"),
        (b"", "File must be non-empty"),
        (
            b"x" * (10 * MEGABYTE + 1),
            "File of size 10485761 bytes is too big for a photo; "
            "the maximum size is 10485760 bytes",
        ),
    ],
    ids=["text", "truncated", "narrow", "large", "empty", "heavy"],
)
async def test_what_cannot_be_a_photo_is_refused(
    bot: Bot, phone: Phone, data: bytes, words: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.send_photo(phone.chat, data)
    assert refusal.value.message.lower() == words.lower()
    assert await phone.list_messages() == []


async def test_wrong_file_ids_are_refused(bot: Bot, phone: Phone) -> None:
    with pytest.raises(BadRequest, match=r"(?i)wrong remote file identifier specified"):
        await bot.send_photo(phone.chat, "AgACAgIAAxkBnotafile")
    document = (await bot.send_document(phone.chat, b"text", filename="a.txt")).document
    assert document is not None
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type Document as Photo"):
        await bot.send_photo(phone.chat, document.file_id)
    with pytest.raises(BadRequest, match=r"(?i)failed to get HTTP URL content"):
        await bot.send_photo(phone.chat, "https://shop.example/a.jpg")
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await bot.get_file("nothing")


async def test_a_caption_has_a_limit(bot: Bot, phone: Phone) -> None:
    assert (await bot.send_photo(phone.chat, draw(), caption="x" * 1024)).caption == "x" * 1024
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await bot.send_photo(phone.chat, draw(), caption="x" * 1025)


async def test_a_document_keeps_its_bytes_and_gets_a_preview(bot: Bot, phone: Phone) -> None:
    picture = draw(1000, 2000, "PNG")
    await phone.send(files=[("Kleid rot.png", picture)], as_="document")
    (update,) = await bot.get_updates()
    document = get_document(update)
    assert (document.file_name, document.mime_type) == ("Kleid rot.png", "image/png")
    assert document.thumbnail is not None
    assert (document.thumbnail.width, document.thumbnail.height) == (160, 320)
    file = await bot.get_file(document.file_id)
    assert bytes(await file.download_as_bytearray()) == picture
    again = await bot.send_document(phone.chat, document.file_id)
    assert again.document == document


async def test_an_iphones_file_is_just_bytes(bot: Bot, phone: Phone) -> None:
    heic = b"\0\0\0\x18ftypheic" + bytes(200)
    status, answer = await phone.send(files=[("IMG_1.HEIC", heic)])
    assert (status, answer["error"]) == (415, "image_unreadable")
    status, _ = await phone.send(files=[("IMG_1.HEIC", heic)], as_="document")
    (update,) = await bot.get_updates()
    assert status == 200
    assert get_document(update).mime_type == "image/heic"
    assert get_document(update).thumbnail is None


async def test_a_file_beyond_20_megabytes_cannot_be_downloaded(bot: Bot, phone: Phone) -> None:
    await phone.send(files=[("gross.bin", b"x" * (21 * MEGABYTE))], as_="document")
    (update,) = await bot.get_updates()
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(get_document(update).file_id)


async def test_an_upload_beyond_50_megabytes_is_refused(bot: Bot, phone: Phone) -> None:
    with pytest.raises(NetworkError, match=r"(?i)Request Entity Too Large"):
        await bot.send_document(phone.chat, b"x" * (50 * MEGABYTE + 1))


async def test_a_decompression_bomb_is_refused(phone: Phone) -> None:
    bomb = draw(12000, 12000, "PNG", mode="1", colour=1)
    assert len(bomb) < MEGABYTE
    status, answer = await phone.send(files=[("bomb.png", bomb)])
    assert (status, answer["error"]) == (415, "image_dimensions")
