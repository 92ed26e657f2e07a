"""The bot as a process: started, stopped, killed, its log read."""

import asyncio
import json
import os
import resource
import signal
import sys
import uuid
from pathlib import Path
from typing import Any, Protocol

from tests.bot.faults.telegram import TOKEN

_PATIENCE_SECONDS = 60.0


class Starter(Protocol):
    """Whoever starts bots."""

    async def fork(self, environment: dict[str, str]) -> tuple[int, asyncio.Future[int]]:
        """Start a bot; return its process id and its exit status to be."""


class Launcher:
    """The process that forks bots."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._pids: asyncio.Queue[int] = asyncio.Queue()
        self._ends: dict[int, asyncio.Future[int]] = {}
        self._reading: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Load the model, once."""
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.bot.faults.launcher"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=environment,
        )
        assert self._process.stdout is not None
        line = await asyncio.wait_for(self._process.stdout.readline(), 120)
        assert json.loads(line) == {"ready": True}
        self._reading = asyncio.create_task(self._read())

    async def stop(self) -> None:
        """End, and with it nothing else: bots are stopped by whoever started them."""
        if self._process is None or self._process.stdin is None:
            return
        self._process.stdin.close()
        await self._process.wait()
        if self._reading is not None:
            await self._reading

    async def fork(self, environment: dict[str, str]) -> tuple[int, asyncio.Future[int]]:
        """Start a bot; return its process id and its exit status to be."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(environment).encode() + b"\n")
        pid = await self._pids.get()
        return pid, self._find_end(pid)

    def _find_end(self, pid: int) -> asyncio.Future[int]:
        return self._ends.setdefault(pid, asyncio.get_running_loop().create_future())

    async def _read(self) -> None:
        assert self._process is not None
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            event = json.loads(line)
            if "pid" in event:
                self._ends.pop(event["pid"], None)  # of an earlier process of that number
                self._pids.put_nowait(event["pid"])
            else:
                self._find_end(event["ended"]).set_result(event["status"])


class BotProcess:
    """One bot over its data, on and off."""

    def __init__(self, launcher: Starter, data: Path, url: str, **environment: str) -> None:
        self._launcher = launcher
        self._data = data
        self._environment = {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": url,
            "DATA_DIR": str(data),
            "LOG_FILE": str(data / "log"),
            "LOG_FORMAT": "json",
            "MESSAGES_PER_SECOND": "1000",
            **environment,
        }
        self._pid = 0
        self._end: asyncio.Future[int] | None = None

    async def start(self, *, is_awaited: bool = True) -> None:
        """Start, and wait until it says that it is ready."""
        ready = self._data / f"ready-{uuid.uuid4().hex}"
        self._pid, self._end = await self._launcher.fork(
            {**self._environment, "READY_FILE": str(ready)}
        )
        if is_awaited:
            await wait_until(lambda: ready.exists() or self.has_ended, "the bot is ready")
            assert ready.exists(), self.read_log()[-3000:]

    @property
    def pid(self) -> int:
        """Get the process id of its latest life."""
        return self._pid

    @property
    def has_ended(self) -> bool:
        """Tell whether it runs no more."""
        return self._end is not None and self._end.done()

    async def wait(self) -> int:
        """Wait until it ends by itself; return its exit status."""
        assert self._end is not None
        return await asyncio.wait_for(asyncio.shield(self._end), _PATIENCE_SECONDS + 60)

    async def kill(self) -> None:
        """Kill it at once, as a power cut would."""
        if not self.has_ended and self._pid:
            os.kill(self._pid, signal.SIGKILL)
            await self.wait()

    async def stop(self) -> int:
        """Ask it to stop; return its exit status."""
        if not self.has_ended and self._pid:
            os.kill(self._pid, signal.SIGTERM)
        return await self.wait()

    def limit(self, kind: int, size: int) -> None:
        """Give the running process less, or more, of something."""
        _, hard = resource.prlimit(self._pid, kind)
        resource.prlimit(self._pid, kind, (size, hard))

    def read_log(self) -> str:
        """Return everything that it logged."""
        file = self._data / "log"
        return file.read_text() if file.exists() else ""

    def list_events(self, name: str) -> list[dict[str, Any]]:
        """Return the log's events of a name."""
        lines = [line for line in self.read_log().splitlines() if line.startswith("{")]
        return [event for event in map(json.loads, lines) if event.get("event") == name]


async def wait_until(
    is_so: Any, what: str, *, seconds: float = _PATIENCE_SECONDS, pause: float = 0.02
) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: it did not become so.
    """
    deadline = asyncio.get_running_loop().time() + seconds
    while not is_so():
        if asyncio.get_running_loop().time() > deadline:
            raise AssertionError(f"it did not happen within {seconds:.0f} s that {what}")
        await asyncio.sleep(pause)
