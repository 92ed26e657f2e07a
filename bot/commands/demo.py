"""`garderobe demo`: the whole product on this machine, without Telegram and without a shop."""

import asyncio
from typing import Annotated

import typer

from bot.console import Terminal
from bot.logs import configure_logging
from bot.settings import Settings
from bot.showroom import Showroom


def demo(
    port: Annotated[int | None, typer.Option(help="The page's port (0: any free one).")] = None,
    lan: Annotated[
        bool, typer.Option("--lan", help="Serve phones in the room, behind a one-time key.")
    ] = False,
    items: Annotated[int, typer.Option(min=12, help="How many sample garments.")] = 640,
    reset: Annotated[
        bool,
        typer.Option(
            "--reset",
            help="Forget all visitors, in the chats and in the bot. A demo that runs here does so "
            "and goes on; else one starts.",
        ),
    ] = False,
    script: Annotated[
        str, typer.Option(help="Play a written dialogue on the page, such as red-dress.")
    ] = "",
) -> None:
    """Start the phone page, the local Telegram and the bot, with a sample wardrobe."""
    settings = Settings()
    configure_logging("WARNING" if settings.log_level == "INFO" else settings.log_level, "text")
    terminal = Terminal()
    showroom = Showroom(settings, terminal, port=port if port is not None else settings.demo_port)
    if reset and asyncio.run(showroom.reset()):
        terminal.note("Everybody is forgotten; the demo that runs begins with empty chats.")
        return
    asyncio.run(showroom.run(items=items, is_public=lan, script=script, is_reset=reset))
