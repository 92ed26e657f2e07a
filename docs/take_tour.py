"""Take the pictures of docs/tour.md: `.venv/bin/python docs/take_tour.py [DIALOGUE …]`.

A demo in build/tour plays the written dialogues on its page, and a picture is taken at each moment
that they name. The first time it draws its shop, which takes minutes; later it begins with the same
one. The machine needs chromium and a font with emoji (Debian: fonts-noto-color-emoji).
"""

import asyncio
import io
import os
import re
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from demo.dialogues.delivery import write_delivery
from demo.dialogues.script import list_names, load

IMAGES = Path(__file__).parent / "images" / "tour"
DATA = Path(__file__).parents[1] / "build" / "tour"
WIDTH, HEIGHT = 390, 844  # a phone
HEIGHTS = {
    "delivery": 1240,
    "group": 1290,
    "photo-with-flowers": 1180,
}  # where it says more than fits
COLOURS = (128, 96, 64)  # a palette: a tenth of the bytes, and nobody sees it
MOST_BYTES = 80_000
PACE = 6
PATIENCE_MS = 240_000
NOON = 12 - datetime.now(UTC).hour  # where it is noon now, the shop's quiet hours are far away
ENVIRONMENT = {**os.environ, "DATA_DIR": str(DATA), "SHOP_TIMEZONE": f"Etc/GMT{-NOON:+d}"}
GARDEROBE = (sys.executable, "-m", "bot.cli")


async def main(names: Sequence[str]) -> None:
    """Play the dialogues of these names, or every one that has a moment."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    chosen = names or [name for name in list_names() if any(it.moment for it in load(name).steps)]
    async with open_demo() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        for name in chosen:
            await play(browser, url, name)
        await browser.close()


@asynccontextmanager
async def open_demo() -> AsyncIterator[str]:
    """Run a demo in which nothing happened before, and give its page's address."""
    forget()
    process = await asyncio.create_subprocess_exec(
        *(*GARDEROBE, "demo", "--port", "0"),
        env=ENVIRONMENT,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        while process.stderr and (line := (await process.stderr.readline()).decode()):
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                yield found[0]
                break
            sys.stderr.write(line)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await process.communicate()


def forget() -> None:
    """Leave of an earlier demo what it drew."""
    shutil.rmtree(DATA / "telegram", ignore_errors=True)
    for path in DATA.glob("garderobe.sqlite3*"):
        path.unlink()


async def play(browser: Browser, url: str, name: str) -> None:
    """Play one dialogue in a session of its own, and keep its moments."""
    size: ViewportSize = {"width": WIDTH, "height": HEIGHTS.get(name, HEIGHT)}
    context = await browser.new_context(viewport=size, locale="de-DE", color_scheme="light")
    page = await context.new_page()
    await page.expose_function("takeMoment", partial(take, page))
    await page.expose_function("setStage", deliver)
    await page.goto(f"{url}/?script={name}&pace={PACE}")
    await page.locator("html[data-dialogue=ended]").wait_for(timeout=PATIENCE_MS)
    await context.close()


async def deliver(direction: str) -> None:
    """Bring new stock into the shop; other stage directions change nothing that can be seen."""
    if direction != "delivery":
        return
    source = await asyncio.to_thread(write_delivery, DATA / "wardrobe" / "catalogue.csv", 1)
    command = (*GARDEROBE, "catalog", "import", str(source))
    process = await asyncio.create_subprocess_exec(*command, env=ENVIRONMENT)
    if await process.wait():
        sys.exit("The delivery could not be imported; see above.")


async def take(page: Page, moment: str) -> None:
    """Take a picture of the phone, without the remote control."""
    await page.evaluate("document.querySelector('.remote').style.visibility = 'hidden'")
    await page.evaluate("document.activeElement.blur()")
    for busy in (".album-tile:not(.is-loaded)", ".chat-header.is-busy"):
        await expect(page.locator(busy)).to_have_count(0, timeout=PATIENCE_MS)
    image = Image.open(io.BytesIO(await page.screenshot(animations="disabled"))).convert("RGB")
    (IMAGES / f"{moment}.png").write_bytes(encode(image))
    await page.evaluate("document.querySelector('.remote').style.visibility = ''")


def encode(image: Image.Image) -> bytes:
    """Write a picture as a PNG that is small."""
    written = b""
    for colours in COLOURS:
        file = io.BytesIO()
        image.quantize(colours, kmeans=3).save(file, "PNG", optimize=True)
        written = file.getvalue()
        if len(written) <= MOST_BYTES:
            break
    return written


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
