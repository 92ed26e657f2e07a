"""`garderobe campaigns`: who came by which link, and a link with its QR code to print."""

import asyncio
import sys
from typing import Annotated

import qrcode
import typer
from rich.table import Table
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.helpers import create_deep_linked_url

from bot.console import Terminal
from bot.deep_links import is_campaign
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings
from storage.campaigns import CampaignCount


def campaigns(
    name: Annotated[
        str, typer.Argument(help="A campaign to make a link for, such as Messe2026.")
    ] = "",
) -> None:
    """List campaigns with their people, starts and links; with a name, its link and QR code."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    if name and not is_campaign(name):
        raise CommandError(
            f"{name!r} cannot be a campaign: 1 to 64 letters (A-Z, a-z), digits, _ and -, and no "
            "single letter before a first -."
        )
    asyncio.run(_list(settings) if not name else _show(settings, name))


async def _list(settings: Settings) -> None:
    terminal = Terminal()
    async with open_records(settings) as records:
        counts = await records.campaigns.list_all()
    if not counts:
        terminal.note("Nobody came by a campaign's link yet: `garderobe campaigns NAME` makes one.")
        return
    try:
        username = await _find_username(settings)
    except CommandError as error:
        terminal.problem(f"{error} The counts are there without their links.")
        username = ""
    terminal.notes.print(_build_table(counts, username))


async def _show(settings: Settings, name: str) -> None:
    link = create_deep_linked_url(await _find_username(settings), name)
    code = qrcode.QRCode(border=2)
    code.add_data(link)
    code.print_ascii(out=sys.stderr)
    sys.stdout.write(f"{link}\n")


def _build_table(counts: list[CampaignCount], username: str) -> Table:
    table = Table("Campaign", "People", "Starts", "First (UTC)", "Last (UTC)", "Link")
    for one in counts:
        link = create_deep_linked_url(username, one.name) if username else ""
        times = [moment.strftime("%Y-%m-%d %H:%M") for moment in (one.first_at, one.last_at)]
        table.add_row(one.name, str(one.people), str(one.starts), *times, link)
    return table


async def _find_username(settings: Settings) -> str:
    """Ask Telegram for the bot's name, which links begin with.

    Raises:
        CommandError: it does not tell.
    """
    token = settings.bot_token.get_secret_value()
    try:
        async with Bot(token, base_url=f"{settings.telegram_api_url}/bot") as bot:
            return bot.username
    except InvalidToken as error:
        raise CommandError(
            "Telegram refuses BOT_TOKEN. Ask @BotFather for the token and put it into .env."
        ) from error
    except TelegramError as error:
        raise CommandError(f"Telegram cannot be asked for the bot's name: {error}.") from error
