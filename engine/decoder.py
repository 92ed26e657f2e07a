"""Pictures, whoever made them, are opened in processes of their own, which may crash or hang."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Self

import structlog

from engine.decoder_process import FILE, GLANCE, HEADER, PROBLEM
from engine.errors import EngineError, ImageError, ImageProblem
from engine.images import MAX_BYTES

_log = structlog.get_logger(__name__)
_SECONDS = 20.0  # the largest picture takes about 5 on a slow machine
_START_SECONDS = 60.0  # a busy machine takes some to load it; no picture is to blame
_AT_ONCE = 2
_PLAIN = re.compile(r"PATH|PYTHON\w+|LD_LIBRARY_PATH|LANG|LC_\w+|HOME|TMPDIR|TEMP|TMP|SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process and the pipes to it."""

    process: asyncio.subprocess.Process
    stdin: asyncio.StreamWriter
    stdout: asyncio.StreamReader


class PictureDecoder:
    """Turn bytes of any origin into plain bitmaps, whatever the decoder does with them.

    One that crashes, hangs or wants more than 2 GB is replaced; its picture counts as damaged.
    """

    def __init__(self, *, seconds: float = _SECONDS, at_once: int = _AT_ONCE) -> None:
        self._seconds = seconds
        self._free: list[_Worker] = []
        self._gate = asyncio.Semaphore(at_once)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Start the first process, so that the first picture need not wait for it."""
        self._free.append(await _start())

    async def decode(self, data: bytes) -> bytes:
        """Return a picture as `load_image` reads it, upright and bounded, as a BMP file.

        Raises:
            ImageError: it is no picture that can be used.
        """
        return await self._ask(FILE, data)

    async def glance(self, data: bytes) -> None:
        """Look whether a file begins like a picture within bounds, which takes no time.

        Raises:
            ImageError: it does not.
        """
        await self._ask(GLANCE, data)

    async def _ask(self, what: int, data: bytes) -> bytes:
        if len(data) > MAX_BYTES:
            raise ImageError(ImageProblem.TOO_MANY_BYTES, f"{len(data)} bytes, at most {MAX_BYTES}")
        async with self._borrow() as worker:
            try:
                exchange = _exchange(worker, what, data)
                kind, answer = await asyncio.wait_for(exchange, self._seconds)
            except (TimeoutError, OSError, EOFError) as error:
                _log.warning("decoder_lost", why=type(error).__name__, size=len(data))
                raise ImageError(ImageProblem.DAMAGED, "the decoder did not survive it") from error
        if kind != PROBLEM:
            return answer
        problem = json.loads(answer)
        raise ImageError(ImageProblem(problem["reason"]), problem["message"])

    async def close(self) -> None:
        """End the processes."""
        while self._free:
            await _end(self._free.pop())

    @asynccontextmanager
    async def _borrow(self) -> AsyncIterator[_Worker]:
        """Give a process for one picture; one that was disturbed is ended."""
        async with self._gate:
            worker = self._free.pop() if self._free else await _start()
            try:
                yield worker
            except BaseException:
                await _end(worker)
                raise
            self._free.append(worker)


async def _start() -> _Worker:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "engine.decoder_process"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env=_build_environment(),
        start_new_session=True,  # Ctrl+C is for the bot, which finishes first
    )
    if process.stdin is None or process.stdout is None:
        raise OSError("a process without pipes")
    worker = _Worker(process, process.stdin, process.stdout)
    try:
        ready = worker.stdout.readexactly(HEADER.size)
        await asyncio.wait_for(ready, _START_SECONDS)
    except BaseException as error:
        await _end(worker)
        if isinstance(error, (TimeoutError, EOFError)):
            raise EngineError("the process that opens pictures does not start") from error
        raise
    return worker


def _build_environment() -> dict[str, str]:
    """Take over what Python needs to start, and no token: a picture may take the process over."""
    plain = {name: value for name, value in os.environ.items() if _PLAIN.fullmatch(name)}
    return {**plain, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


async def _end(worker: _Worker) -> None:
    worker.stdin.close()
    if worker.process.returncode is None:
        worker.process.kill()
    await worker.process.wait()


async def _exchange(worker: _Worker, what: int, data: bytes) -> tuple[int, bytes]:
    worker.stdin.write(HEADER.pack(what, len(data)) + data)
    await worker.stdin.drain()
    kind, length = HEADER.unpack(await worker.stdout.readexactly(HEADER.size))
    return kind, await worker.stdout.readexactly(length)
