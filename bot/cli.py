"""The `garderobe` command."""

import sys

import typer
from pydantic import ValidationError
from rich.markup import escape

from bot.commands import (
    backup,
    calibrate,
    campaigns,
    catalog,
    demo,
    encode,
    evaluate,
    inbox,
    link,
    run,
    search,
    train,
)
from bot.console import PROBLEM_EXIT, USAGE_EXIT, Terminal
from bot.errors import CommandError
from engine.errors import EngineError
from storage.errors import StorageError

app = typer.Typer(
    name="garderobe",
    help="A shopping assistant in Telegram: a photo, a few words, an album of matching garments.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("run")(run.run)
app.add_typer(catalog.app, name="catalog")
app.add_typer(inbox.app, name="inbox")
app.command("link")(link.link)
app.command("campaigns")(campaigns.campaigns)
app.command("backup")(backup.back_up)
app.command("restore")(backup.restore)
app.command("search")(search.search)
app.command("encode")(encode.encode)
app.command("evaluate")(evaluate.evaluate_models)
app.command("calibrate")(calibrate.calibrate)
app.command("train", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    train.train
)


def main() -> None:
    """Run the command line; a known problem becomes a sentence and an exit status."""
    terminal = Terminal()
    try:
        app()
    except ValidationError as error:
        for problem in error.errors():
            setting = ".".join(str(part) for part in problem["loc"]).upper()
            terminal.problem(escape(f"{setting}: {problem['msg']} (see .env.example)"))
        sys.exit(USAGE_EXIT)
    except (CommandError, EngineError, StorageError) as error:
        terminal.problem(escape(str(error)))
        sys.exit(PROBLEM_EXIT)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
