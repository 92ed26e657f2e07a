"""`garderobe inbox`: what could not be handled, why, and once more."""

import asyncio
import json
import sys
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from bot.console import Terminal
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings

app = typer.Typer(help="Updates set aside: list, why, retry.", no_args_is_help=True)


@app.command("list")
def list_set_aside() -> None:
    """List the updates that could not be handled."""
    asyncio.run(_list(_prepare()))


@app.command("why")
def show_why(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Print an update and what went wrong, as JSON; a shopper's words are in it."""
    asyncio.run(_show(_prepare(), number))


@app.command("retry")
def retry(number: Annotated[int, typer.Argument(help="Its number in the list.")]) -> None:
    """Let the bot handle an update again when it starts next."""
    asyncio.run(_retry(_prepare(), number))


def _prepare() -> Settings:
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    return settings


async def _list(settings: Settings) -> None:
    terminal = Terminal()
    async with open_records(settings) as records:
        aside = await records.inbox.list_set_aside()
    if not aside:
        terminal.note("Nothing was set aside.")
        return
    table = Table("Number", "Since (UTC)", "Chat", "Why")
    for one in aside:
        reason = one.reason.strip().splitlines() or [""]
        when = one.set_aside_at.strftime("%Y-%m-%d %H:%M")
        table.add_row(str(one.id), when, str(one.chat_id), escape(reason[-1]))
    terminal.notes.print(table)


async def _show(settings: Settings, number: int) -> None:
    async with open_records(settings) as records:
        one = await records.inbox.get_set_aside(number)
    sys.stdout.write(json.dumps({"update": one.payload, "reason": one.reason}, indent=2) + "\n")


async def _retry(settings: Settings, number: int) -> None:
    async with open_records(settings) as records:
        await records.inbox.put_back(number)
    Terminal().note("It will be handled when the bot starts next.")
