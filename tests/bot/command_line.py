"""`garderobe` in a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bot.forks import build_fork

_SECONDS = 120


def run_command(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command with what the environment says and more; return how it ended and all it said.

    Raises:
        AssertionError: it did not end.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").write_text(stdin, encoding="utf-8")
        process = build_fork(_run, arguments, folder, environment=more)
        process.start()
        process.join(_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise AssertionError(f"garderobe {arguments} did not end within {_SECONDS} s")
        said = [(folder / name).read_text(encoding="utf-8") for name in ("out", "err")]
    return subprocess.CompletedProcess(arguments, process.exitcode, *said)


def _run(arguments: tuple[str, ...], folder: Path) -> None:
    from bot.cli import main

    os.dup2(os.open(folder / "in", os.O_RDONLY), 0)
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(folder / name, os.O_WRONLY | os.O_CREAT), descriptor)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
    sys.argv = ["garderobe", *arguments]
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
