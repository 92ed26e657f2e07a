"""`make check` is red for a known vulnerability, and never for want of a network."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

AUDIT = Path(__file__).parents[1] / ".ci" / "audit.py"


async def audit(url: str) -> tuple[int, str]:
    """Run the audit against a source; return its exit status and what it says."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, str(AUDIT), "--vulnerability-service", "osv", "--osv-url", url),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def ask_source(vulnerabilities: dict[str, dict[str, Any]]) -> tuple[int, str]:
    """Run the audit against a source on this machine that knows these, by package."""

    async def answer(request: web.Request) -> web.Response:
        name = (await request.json())["package"]["name"]
        return web.json_response(
            {"vulns": [vulnerabilities[name]]} if name in vulnerabilities else {}
        )

    application = web.Application()
    application.router.add_post("/v1/query", answer)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    try:
        return await audit(f"http://127.0.0.1:{port}/v1/query")
    finally:
        await runner.cleanup()


async def test_a_known_vulnerability_is_red() -> None:
    found = {
        "id": "PYSEC-2026-1",
        "summary": "x",
        "aliases": [],
        "affected": [
            {
                "package": {"name": "aiohttp", "ecosystem": "PyPI"},
                "ranges": [
                    {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.1"}]}
                ],
            }
        ],
    }
    status, said = await ask_source({"aiohttp": found})
    assert status == 1
    assert "aiohttp" in said
    assert "PYSEC-2026-1, fixed in 99.1" in said


async def test_none_known_is_green() -> None:
    status, said = await ask_source({})
    assert (status, "no known vulnerability" in said) == (0, True), said


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1/query"])
async def test_a_source_out_of_reach_is_skipped_aloud(url: str) -> None:
    status, said = await audit(url)
    assert (status, said.startswith("SKIPPED")) == (0, True), said
