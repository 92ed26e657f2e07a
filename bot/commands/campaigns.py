"""`garderobe campaigns`: how many came by which link."""

import asyncio

from rich.table import Table
from telegram.helpers import create_deep_linked_url

from bot.console import Terminal
from bot.errors import CommandError
from bot.login import find_username
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings
from storage.campaigns import CampaignCount


def campaigns() -> None:
    """List campaigns with their people, starts and links."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    asyncio.run(_list(settings))


async def _list(settings: Settings) -> None:
    terminal = Terminal()
    async with open_records(settings) as records:
        counts = await records.campaigns.list_all()
    if not counts:
        terminal.note(
            "Nobody came by a campaign's link yet: `garderobe link --campaign NAME` makes one."
        )
        return
    try:
        username = await find_username(settings)
    except CommandError as error:
        terminal.problem(f"{error} The counts are there without their links.")
        username = ""
    terminal.notes.print(_build_table(counts, username))


def _build_table(counts: list[CampaignCount], username: str) -> Table:
    table = Table("Campaign", "People", "Starts", "First (UTC)", "Last (UTC)", "Link")
    for one in counts:
        link = create_deep_linked_url(username, one.name) if username else ""
        times = [moment.strftime("%Y-%m-%d %H:%M") for moment in (one.first_at, one.last_at)]
        table.add_row(one.name, str(one.people), str(one.starts), *times, link)
    return table
