"""Commands as an operator gives them, beside the bot."""

import asyncio
from functools import partial
from pathlib import Path

from tests.bot.command_line import run_command


async def run_garderobe(data: Path, *arguments: str, is_refused: bool = False) -> str:
    """Run a command; return what it said."""
    environment = {"DATA_DIR": str(data), "DATABASE_URL": "", "COLUMNS": "1000"}
    ended = await asyncio.to_thread(partial(run_command, *arguments, **environment))
    said = ended.stdout + ended.stderr
    assert ended.returncode == int(is_refused), said
    return said
