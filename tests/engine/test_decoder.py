"""A picture that its decoder does not survive costs that picture and nothing else."""

import asyncio
import io
import os
import signal
import struct
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image

from engine import decoder_process
from engine.decoder import PictureDecoder
from engine.errors import ImageError, ImageProblem
from engine.images import load_image


@pytest.fixture
async def decoder() -> AsyncIterator[PictureDecoder]:
    decoder = PictureDecoder()
    yield decoder
    await decoder.close()


def save(image: Image.Image, form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def make_picture(size: tuple[int, int] = (60, 80)) -> bytes:
    return save(Image.radial_gradient("L").resize(size).convert("RGB"))


async def test_a_picture_comes_back_as_it_is_read_in_process(decoder: PictureDecoder) -> None:
    picture = make_picture()
    plain = await decoder.decode(picture)
    assert load_image(plain).tobytes() == load_image(picture).tobytes()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", ImageProblem.EMPTY),
        (b"%PDF-1.7", ImageProblem.NOT_AN_IMAGE),
        (make_picture()[:300], ImageProblem.DAMAGED),
        (bytes(21 * 1024 * 1024), ImageProblem.TOO_MANY_BYTES),
    ],
)
async def test_what_is_no_picture_is_said_as_in_process(
    decoder: PictureDecoder, data: bytes, reason: ImageProblem
) -> None:
    with pytest.raises(ImageError) as caught:
        await decoder.decode(data)
    assert caught.value.reason is reason


async def test_after_a_bad_picture_comes_a_good_one(decoder: PictureDecoder) -> None:
    with pytest.raises(ImageError):
        await decoder.decode(b"nonsense")
    assert await decoder.decode(make_picture())


async def test_a_decoder_that_dies_is_replaced(decoder: PictureDecoder) -> None:
    await decoder.decode(make_picture())
    (worker,) = decoder._free
    os.kill(worker.process.pid, signal.SIGSEGV)
    with pytest.raises(ImageError) as caught:
        await decoder.decode(make_picture())
    assert caught.value.reason is ImageProblem.DAMAGED
    assert await decoder.decode(make_picture())


async def test_a_decoder_that_hangs_is_given_up() -> None:
    decoder = PictureDecoder(seconds=5)
    await decoder.decode(make_picture())
    (worker,) = decoder._free
    os.kill(worker.process.pid, signal.SIGSTOP)
    with pytest.raises(ImageError):
        await decoder.decode(make_picture())
    assert worker.process.returncode is not None
    assert await decoder.decode(make_picture())
    await decoder.close()


async def test_pictures_do_not_get_each_others_answers(decoder: PictureDecoder) -> None:
    sizes = [(40 + number, 50) for number in range(12)]
    plain = await asyncio.gather(*(decoder.decode(make_picture(size)) for size in sizes))
    assert [load_image(one).size for one in plain] == sizes


async def test_one_who_stops_waiting_leaves_no_answer_for_the_next(decoder: PictureDecoder) -> None:
    large = asyncio.create_task(decoder.decode(save(Image.new("RGB", (4000, 4000)))))
    await asyncio.sleep(0.05)
    large.cancel()
    with pytest.raises(asyncio.CancelledError):
        await large
    assert load_image(await decoder.decode(make_picture())).size == (60, 80)


async def test_memory_without_measure_is_refused(decoder: PictureDecoder) -> None:
    # A PNG whose compressed text chunk would unfold to gigabytes, behind a harmless header.
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    bomb = zlib.compress(bytes(64 * 1024 * 1024), 9)
    chunks = [(b"IHDR", header)]
    chunks += [(b"zTXt", b"k\0\0" + bomb)] * 200
    chunks += [(b"IDAT", zlib.compress(bytes(8 * 25))), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)
    with pytest.raises(ImageError):
        await decoder.decode(data)
    assert await decoder.decode(make_picture())


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")
async def test_no_secret_of_the_bots_is_in_the_decoders_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1234567890:secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://shop:secret@db/shop")
    decoder = PictureDecoder()
    await decoder.open()
    (worker,) = decoder._free
    environment = Path(f"/proc/{worker.process.pid}/environ")
    assert b"secret" not in await asyncio.to_thread(environment.read_bytes)
    assert await decoder.decode(make_picture())
    await decoder.close()


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="needs SIGALRM")
def test_a_decoder_that_nobody_waits_for_ends_itself() -> None:
    code = (
        "import time; from engine import decoder_process as process\n"
        "process.MOST_SECONDS, process.decode = 1, lambda _: time.sleep(60)\n"
        "process.main()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        input=decoder_process.HEADER.pack(decoder_process.FILE, 1) + b"x",
        capture_output=True,
        timeout=50,
        check=False,
    )
    assert ended.returncode == -signal.SIGALRM
