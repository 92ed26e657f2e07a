"""Broken catalogue pictures cost their own rows, and whoever imports hears which."""

import os
import signal
from pathlib import Path

import pytest

from bot.console import Terminal
from bot.records import open_records
from bot.stock.importing import import_source
from engine.decoder import PictureDecoder
from engine.errors import ImageError
from storage.catalogue import ImportReport
from tests.bot.bad_pictures import GOOD_FILES, draw_garment, make_bomb, save
from tests.bot.conftest import build_settings

BROKEN: dict[str, tuple[bytes, str]] = {
    "cut.jpg": (save(draw_garment(), "JPEG")[:12], "no picture"),
    "bomb.png": (make_bomb(), "too many pixels"),
    "invoice.jpg": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF", "no picture"),
    "nothing.jpg": (b"", "empty"),
    "big.jpg": (b"\xff\xd8\xff" + bytes(21 * 1024 * 1024), "20 MB"),
    "short.heic": (GOOD_FILES["heic"][:60], "no picture"),
    "page.png": (b"<html>404</html>", "no picture"),
    "postscript.png": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "no picture"),
}


async def run_import(folder: Path, shop: Path) -> ImportReport:
    async with open_records(build_settings(folder)) as records:
        return await import_source(records.catalogue, shop, Terminal().bars)


async def test_each_broken_picture_is_skipped_and_named(tmp_path: Path) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    for name, (content, _) in BROKEN.items():
        (shop / f"bad-{name}").write_bytes(content)
    good = {name.replace(".", "-") + ".img.png": data for name, data in GOOD_FILES.items()}
    for name, content in good.items():
        (shop / f"good-{name}").write_bytes(content)
    report = await run_import(tmp_path / "data", shop)
    assert report.added == len(good)
    reasons = {skipped.row: skipped.reason for skipped in report.skipped}
    assert reasons.keys() == {f"bad-{Path(name).stem}" for name in BROKEN}
    for name, (_, reason) in BROKEN.items():
        assert reason in reasons[f"bad-{Path(name).stem}"]


@pytest.mark.parametrize("sign", [signal.SIGSTOP, signal.SIGSEGV])
async def test_a_decoder_that_hangs_or_crashes_at_a_glance_costs_one_picture(
    sign: signal.Signals,
) -> None:
    async with PictureDecoder(seconds=5) as decoder:
        await decoder.glance(GOOD_FILES["gif"])
        (worker,) = decoder._free
        os.kill(worker.process.pid, sign)
        with pytest.raises(ImageError):
            await decoder.glance(GOOD_FILES["gif"])
        await decoder.glance(GOOD_FILES["gif"])


@pytest.mark.parametrize("name", GOOD_FILES)
async def test_a_glance_is_enough_for_a_good_picture(name: str) -> None:
    async with PictureDecoder() as decoder:
        await decoder.glance(GOOD_FILES[name])
