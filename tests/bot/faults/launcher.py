"""Start bots quickly: the model is loaded once, and each bot is a fork of this process.

Reads one JSON object a line, the bot's environment; answers with its process id, and later with
how it ended.
"""

import asyncio
import json
import os
import select
import sys
from pathlib import Path

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.service import serve_until_stopped
from bot.settings import Settings
from bot.shop import load_shop_encoder
from bot.wording.texts import Texts
from engine.attributes import build_reader
from engine.encoder import Encoder
from storage.errors import StorageError
from tests.bot.remembering_encoder import RememberingEncoder


def main() -> None:
    """Serve until stdin ends."""
    configure_logging("WARNING", "text")  # stdout is for events
    encoder = RememberingEncoder(load_shop_encoder(Settings(_env_file=None)))
    build_reader(encoder.encode_texts)
    Texts("de")  # read once, like the model
    tell({"ready": True})
    running: set[int] = set()
    while True:
        readable, _, _ = select.select([sys.stdin.fileno()], [], [], 0.02)
        if readable:
            line = sys.stdin.readline()
            if not line:
                return
            pid = start(encoder, json.loads(line))
            running.add(pid)
            tell({"pid": pid})
        for pid in list(running):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                running.discard(pid)
                tell({"ended": pid, "status": os.waitstatus_to_exitcode(status)})


def start(encoder: Encoder, environment: dict[str, str]) -> int:
    """Fork a bot with its environment and return its process id."""
    pid = os.fork()
    if pid:
        return pid
    try:
        os.environ.update(environment)
        log = os.open(environment["LOG_FILE"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)
        status = run(encoder, Path(environment["READY_FILE"]))
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        status = 70
    sys.stderr.flush()
    os._exit(status)


def run(encoder: Encoder, ready: Path) -> int:
    """Run a bot as `garderobe run` does; return its exit status."""

    def announce(name: str) -> None:
        ready.write_text(name)

    settings = Settings(_env_file=None)
    configure_logging(settings.log_level, settings.log_format, secrets=settings.secrets)
    try:
        asyncio.run(serve_until_stopped(settings, Terminal(), announce, encoder=encoder))
    except (CommandError, StorageError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def tell(event: dict[str, object]) -> None:
    """Write one line to whoever started this."""
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
