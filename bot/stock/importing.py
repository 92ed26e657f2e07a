"""A catalogue source, recognised by what it is, goes into the catalogue."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.errors import CommandError
from bot.progress import ProgressBars
from engine.decoder import PictureDecoder
from engine.errors import ImageError, ImageProblem
from storage.catalogue import Catalogue, ImportReport
from storage.items import ItemDraft, Skipped
from storage.picture import UnusablePictureError
from storage.sources.csv_file import read_csv
from storage.sources.feidegger import read_feidegger
from storage.sources.folder import read_folder

_REASONS = {
    ImageProblem.TOO_MANY_PIXELS: "has too many pixels",
    ImageProblem.TOO_MANY_BYTES: "is over 20 MB",
    ImageProblem.EMPTY: "is empty",
}


async def import_source(catalogue: Catalogue, source: Path, bars: ProgressBars) -> ImportReport:
    """Import a folder of pictures, a CSV file or FEIDEGGER JSON.

    Raises:
        CommandError: it is none of them.
        SourceError: it cannot be read.
    """
    drafts = _read(source)
    async with PictureDecoder() as decoder:
        look = partial(_look, decoder)
        with bars.show("Importing") as advance:
            return await catalogue.upsert(
                drafts, source=_name(source), on_progress=advance, look=look
            )


async def _look(decoder: PictureDecoder, content: bytes, name: str) -> None:
    """Look at a picture in a process of its own, which it may crash or hang."""
    try:
        await decoder.glance(content)
    except ImageError as error:
        reason = _REASONS.get(error.reason, "is no picture that can be opened")
        raise UnusablePictureError(f"the picture {name} {reason}") from error


def _name(source: Path) -> str:
    """Return what tells this source from others: where it lies."""
    return str(source.resolve())


def _read(source: Path) -> Iterator[ItemDraft | Skipped]:
    if source.is_dir():
        listed = source / "catalogue.csv"
        return read_csv(listed) if listed.exists() else read_folder(source)
    if source.suffix.lower() in {".csv", ".tsv", ".txt"} and source.is_file():
        return read_csv(source)
    if source.suffix.lower() == ".json" and source.is_file():
        return read_feidegger(source)
    if not source.exists():
        raise CommandError(f"There is no {source}.")
    raise CommandError(f"{source} is neither a folder of pictures, a CSV file nor FEIDEGGER JSON.")
