"""Run the local Telegram: python -m demo.telegram --data DIR."""

from __future__ import annotations

import argparse
import asyncio
import errno
import ipaddress
import json
import logging
import os
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import structlog
from aiohttp import web

from demo.telegram.errors import StartError
from demo.telegram.memory import return_large_blocks
from demo.telegram.server import build_app
from demo.telegram.settings import Settings

SHUTDOWN_TIMEOUT = 3.0  # seconds open requests get to finish


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; return the exit status."""
    options = _build_parser().parse_args(arguments)
    _start_log(is_quiet=options.quiet)
    return_large_blocks()
    try:
        asyncio.run(serve(read_settings(options), options.port, is_child=options.until_stdin_ends))
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def read_settings(options: argparse.Namespace) -> Settings:
    """Check the options.

    Raises:
        StartError: the token is no token, or the page would be open to the room without a key.
    """
    if not re.fullmatch(r"\d{1,15}:[\w-]+", options.token, re.ASCII):
        raise StartError("--token must look like 123456:demo: digits, a colon, letters.")
    if not options.key and not is_loopback(options.host):
        raise StartError(f"--host {options.host} is open to others: pass --key, too.")
    return Settings(
        data=options.data,
        token=options.token,
        host=options.host,
        samples=options.samples,
        on_reset=options.on_reset,
        key=options.key,
        is_paced=options.pace,
    )


async def serve(settings: Settings, port: int, *, is_child: bool = False) -> None:
    """Serve until a signal, or a parent's end, asks to stop; say on stdout when ready.

    Raises:
        StartError: the port is taken or the address is not this machine's.
    """
    runner = web.AppRunner(build_app(settings), access_log=None, shutdown_timeout=SHUTDOWN_TIMEOUT)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, port)
        await _start(site, settings.host, port)
        host, port = runner.addresses[0][:2]
        sys.stdout.write(json.dumps({"ready": True, "url": build_url(host, port)}) + "\n")
        sys.stdout.flush()
        await wait_for_signal(is_child=is_child)
    finally:
        await runner.cleanup()


async def wait_for_signal(*, is_child: bool) -> None:
    """Wait for SIGTERM or SIGINT; a child also for the end of stdin, which its parent's end is."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    if is_child:
        loop.add_reader(sys.stdin.fileno(), _watch_stdin, stopped)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()


def _watch_stdin(stopped: asyncio.Event) -> None:
    if not os.read(sys.stdin.fileno(), 4096):
        stopped.set()


def build_url(host: str, port: int) -> str:
    """Build the address to open in a browser on this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def _start(site: web.TCPSite, host: str, port: int) -> None:
    try:
        await site.start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            words = f"Port {port} is taken. Stop what listens there, or choose another with --port."
            raise StartError(words) from error
        raise StartError(f"Cannot listen on {host}:{port}: {error.strerror or error}") from error


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m demo.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1", help="beyond loopback only with --key")
    parser.add_argument("--data", type=Path, required=True, help="folder for everything it keeps")
    parser.add_argument("--token", default="123456:demo", help="the token the bot uses")
    parser.add_argument("--samples", type=Path, help="folder of sample photos for the page")
    parser.add_argument("--key", default="", help="ask for this key in the page's address")
    parser.add_argument(
        "--on-reset",
        default=os.environ.get("DEMO_ON_RESET", ""),
        help="address that is told whom to forget between two visitors (or by DEMO_ON_RESET)",
    )
    parser.add_argument("--pace", action="store_true", help="refuse with 429 what is too fast")
    parser.add_argument(
        "--until-stdin-ends",
        action="store_true",
        help="stop when stdin ends: a program that started this one cannot leave it behind",
    )
    parser.add_argument("--quiet", action="store_true", help="log warnings only")
    return parser


def _start_log(*, is_quiet: bool) -> None:
    level = logging.WARNING if is_quiet else logging.INFO
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


if __name__ == "__main__":
    sys.exit(main())
