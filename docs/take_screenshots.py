"""Take the README's pictures from a running demo: `.venv/bin/python docs/take_screenshots.py`.

The machine needs chromium and a font with emoji (Debian: fonts-noto-color-emoji).
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).parent / "images"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


def main(url: str) -> None:
    """Play a German and an English dialogue and keep what the phone shows."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        play_german(browser, url)
        play_english(browser, url)
        browser.close()


def play_german(browser: Browser, url: str) -> None:
    """Show a photo with "mit Blumen", and an item's details, on a phone."""
    page = open_page(browser, url, PHONE, "de-DE", scale=2)
    page.get_by_role("button", name="Start").first.click()
    wait_for_answer(page, "Hallo Lena")
    page.get_by_role("button", name="Foto 2").last.click()
    wait_for_answer(page, "Beispielfoto 2")
    say(page, "mit Blumen", "Beispielfoto 2 · mit Blumen")
    keep(page, "photo-with-flowers-de")
    say(page, "2", "Ähnliche")
    keep(page, "details-de")


def play_english(browser: Browser, url: str) -> None:
    """Show words and a refinement, on a desktop."""
    page = open_page(browser, url, DESK, "en-GB", scale=1)
    page.get_by_text("Sam").first.click()
    page.get_by_role("button", name="Start").first.click()
    wait_for_answer(page, "Hello Sam")
    say(page, "red dress with flowers", "“red dress with flowers”")
    keep(page, "desktop-en")


def open_page(
    browser: Browser, url: str, viewport: dict[str, int], locale: str, *, scale: int
) -> Page:
    """Open the phone page as a new visitor."""
    context = browser.new_context(
        viewport={"width": viewport["width"], "height": viewport["height"]},
        device_scale_factor=scale,
        locale=locale,
        color_scheme="light",
    )
    page = context.new_page()
    page.goto(url)
    return page


def say(page: Page, words: str, expected: str) -> None:
    """Send words and wait for the answer."""
    field = page.get_by_role("textbox").first
    field.fill(words)
    field.press("Enter")
    wait_for_answer(page, expected)


def wait_for_answer(page: Page, expected: str) -> None:
    """Wait until the expected words and every picture are there."""
    page.get_by_text(expected).last.wait_for()
    page.wait_for_timeout(1_200)


def keep(page: Page, name: str) -> None:
    """Write a picture for the README."""
    page.screenshot(path=IMAGES / f"{name}.jpg", type="jpeg", quality=86)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8081/")
