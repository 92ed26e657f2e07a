"""Debian's Chromium and one local Telegram for all tests of the page; a session for each."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from tests.demo.page.visit import Server, Visit, open_visit, run_server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser() -> AsyncIterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed: apt-get install chromium")
    async with async_playwright() as playwright:
        # A container has no user namespaces for Chromium's own sandbox.
        browser = await playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--use-fake-device-for-media-stream"],
        )
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with run_server(tmp_path_factory.mktemp("telegram")) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="package")
async def visit(browser: Browser, server: Server) -> AsyncIterator[Visit]:
    """A German shopper's phone; nothing in the console may look like a mistake."""
    async with open_visit(browser, server) as visit:
        yield visit
        assert visit.problems == []
