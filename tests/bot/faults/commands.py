"""Commands as an operator gives them, beside the bot."""

import asyncio
import os
import sys
from pathlib import Path


async def run_garderobe(data: Path, *arguments: str, is_refused: bool = False) -> str:
    """Run a command; return what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", *arguments),
        env={
            **os.environ,
            "DATA_DIR": str(data),
            "DATABASE_URL": "",
            "OMP_NUM_THREADS": "1",
            "COLUMNS": "1000",
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(process.communicate(), 120)
    assert process.returncode == int(is_refused), output.decode()
    return output.decode()
