"""Processes of the tests, forked from one that has imported everything: no start costs seconds."""

import functools
import multiprocessing
import os
from collections.abc import Callable, Mapping
from multiprocessing import forkserver
from multiprocessing.context import ForkServerProcess
from unittest.mock import patch

_SERVER = {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}  # read when what uses them is imported


def build_fork(
    run: Callable[..., None],
    *parts: object,
    environment: Mapping[str, str] | None = None,
    is_daemon: bool = False,
) -> ForkServerProcess:
    """Build a process for a function, to be started, with this environment and more of it.

    A daemon ends with this process at the latest, and has no children of its own.
    """
    _start_server()
    whole = {**os.environ, **_SERVER, **(environment or {})}
    return multiprocessing.get_context("forkserver").Process(
        target=_run_with, args=(whole, run, parts), daemon=is_daemon
    )


@functools.cache
def _start_server() -> None:
    multiprocessing.set_forkserver_preload(["tests.bot.preloaded"])
    with patch.dict(os.environ, _SERVER):
        forkserver.ensure_running()


def _run_with(
    environment: dict[str, str], run: Callable[..., None], parts: tuple[object, ...]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    run(*parts)
