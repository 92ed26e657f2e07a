"""`garderobe link`: a link into the bot, to a campaign, an item or a wish, and its QR code."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from telegram.helpers import create_deep_linked_url

from bot.deep_links import find_wish_payload, is_campaign, write_item
from bot.errors import CommandError
from bot.login import find_username
from bot.logs import configure_logging
from bot.qr_codes import print_code, save_code
from bot.records import open_records
from bot.settings import Settings


def link(
    campaign: Annotated[
        str, typer.Option(help="A campaign whose people are counted, such as Messe2026.")
    ] = "",
    item: Annotated[str, typer.Option(help="The SKU of an item, which opens its card.")] = "",
    wish: Annotated[
        str, typer.Option(help='Words to search for, such as "rotes Kleid".', show_default=False)
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Save the QR code here too, as a PNG to print.")
    ] = None,
) -> None:
    """Print a link that opens the bot with a campaign, an item or a wish, and its QR code."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    if sum(map(bool, (campaign, item, wish))) != 1:
        raise CommandError("Name one thing to link to: --campaign, --item or --wish.")
    address = asyncio.run(_build(settings, campaign, item, wish))
    print_code(address)
    if out is not None:
        save_code(address, out)
    typer.echo(address)


async def _build(settings: Settings, campaign: str, item: str, wish: str) -> str:
    if campaign:
        payload = _check_campaign(campaign)
    elif wish:
        payload = _write_wish(wish)
    else:
        payload = write_item(await _find_item_id(settings, item))
    return create_deep_linked_url(await find_username(settings), payload)


def _check_campaign(name: str) -> str:
    if not is_campaign(name):
        raise CommandError(
            f"{name!r} cannot be a campaign: 1 to 64 letters (A-Z, a-z), digits, _ and -, and no "
            "single letter before a first -."
        )
    return name


def _write_wish(words: str) -> str:
    payload = find_wish_payload(words)
    if payload is None:
        raise CommandError(
            f"{words!r} is too long for a link, which holds some 40 letters: say it shorter."
        )
    return payload


async def _find_item_id(settings: Settings, sku: str) -> int:
    async with open_records(settings) as records:
        item = await records.catalogue.find_by_sku(sku)
    if item is None:
        raise CommandError(f"There is no item with the SKU {sku!r} in the catalogue.")
    return item.id
