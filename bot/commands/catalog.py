"""`garderobe catalog`: put a shop's garments in, make them searchable, look at what is there."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from bot.console import Terminal
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings
from bot.shop import open_shop
from bot.stock.importing import import_source

_MOST_SKIPPED_NAMED = 20

app = typer.Typer(help="The catalogue: import, index, stats.", no_args_is_help=True)


@app.command("import")
def import_catalogue(
    source: Annotated[
        Path, typer.Argument(help="A CSV file, a folder of pictures, or FEIDEGGER JSON.")
    ],
    index: Annotated[
        bool, typer.Option(help="Encode the new pictures right away, so that they can be found.")
    ] = True,
) -> None:
    """Import a catalogue; importing it again brings it up to date."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    asyncio.run(_import(settings, source, index=index))


@app.command("index")
def index_catalogue() -> None:
    """Encode pictures that have no embedding of this model yet, and rebuild the index."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    asyncio.run(_index(settings))


@app.command("stats")
def show_stats() -> None:
    """Show what the catalogue holds."""
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    asyncio.run(_show_stats(settings))


async def _import(settings: Settings, source: Path, *, index: bool) -> None:
    terminal = Terminal()
    async with open_records(settings) as records:
        report = await import_source(records.catalogue, source, terminal.bars)
    terminal.note(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, "
        f"{report.removed} removed, {len(report.skipped)} skipped"
    )
    for skipped in report.skipped[:_MOST_SKIPPED_NAMED]:
        terminal.problem(escape(f"{skipped.row}: {skipped.reason}"))
    if len(report.skipped) > _MOST_SKIPPED_NAMED:
        terminal.problem(f"and {len(report.skipped) - _MOST_SKIPPED_NAMED} more")
    if index:
        await _index(settings)


async def _index(settings: Settings) -> None:
    terminal = Terminal()
    async with open_shop(settings, terminal) as shop:
        terminal.note(f"{shop.search.item_count} items can be found")


async def _show_stats(settings: Settings) -> None:
    terminal = Terminal()
    async with open_records(settings) as records:
        stats = await records.catalogue.get_stats()
    table = Table("Category", "Items", title=f"{stats.available} items, {stats.pictures} pictures")
    for category, count in stats.categories.items():
        table.add_row(escape(category), str(count))
    terminal.notes.print(table)
    if stats.unavailable:
        terminal.note(f"{stats.unavailable} more are no longer available.")
