"""`garderobe calibrate`: how sure a checkpoint may be of the attributes that it reads."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.settings import Settings
from bot.shop import load_shop_encoder
from engine.attributes import AttributeReader, build_reader
from engine.calibration.constants import Calibration, name_checkpoint
from engine.calibration.harder import encode_harder
from engine.calibration.reliability import measure
from engine.encoder import Encoder
from engine.evaluation.bench import encode_subjects
from engine.evaluation.subject import Subject
from engine.model_source import find_source
from engine.palette.naming import ColourNamer
from engine.readings import PictureReader
from storage.items import ItemDraft
from storage.sources.csv_file import read_csv

_FEWEST = 50
_SHARES = ("accuracy", "error", "claimed", "precision", "found")


def calibrate(
    labelled: Annotated[
        list[Path], typer.Argument(help="Catalogue CSVs with attributes: pictures to learn from.")
    ],
    held_out: Annotated[
        list[Path] | None,
        typer.Option(help="A CSV to report on and never to learn from; may be repeated."),
    ] = None,
) -> None:
    """Fit how probable attributes are, and write it beside the weights of CLIP_MODEL.

    The pictures are made harder before they are read: a model is too sure of those it was
    taught with.
    """
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    terminal = Terminal()
    folder = find_source(settings.clip_model, settings.clip_pretrained).folder
    if folder is None:
        raise CommandError(
            "Only a checkpoint on this disk can be calibrated: set CLIP_MODEL to its folder."
        )
    subjects = [subject for path in labelled for subject in _read(path)]
    if len(subjects) < _FEWEST:
        raise CommandError(f"{len(subjects)} pictures are too few: at least {_FEWEST}.")
    encoder = load_shop_encoder(settings)
    attributes = build_reader(encoder.encode_texts)
    calibration = _fit(encoder, attributes, subjects, terminal)
    for path in held_out or ():
        _report(path, encoder, attributes, calibration, terminal)
    terminal.note(f"Wrote {escape(str(calibration.save(folder)))}")


def _read(path: Path) -> list[Subject]:
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    return [
        Subject(sku=row.sku, picture=row.image_path, attributes=row.attributes)
        for row in read_csv(path)
        if isinstance(row, ItemDraft)
    ]


def _fit(
    encoder: Encoder, attributes: AttributeReader, subjects: Sequence[Subject], terminal: Terminal
) -> Calibration:
    from engine.calibration.fitting import fit

    kept, embeddings = encode_harder(encoder, subjects, terminal.bars.show)
    if len(kept) < _FEWEST:
        raise CommandError(f"{len(kept)} pictures can be opened; at least {_FEWEST} are needed.")
    return fit(attributes, kept, embeddings, name_checkpoint(encoder.model_id))


def _report(
    path: Path,
    encoder: Encoder,
    attributes: AttributeReader,
    calibration: Calibration,
    terminal: Terminal,
) -> None:
    """Show the reliability over pictures that nothing was learnt from, before and after."""
    namer = ColourNamer.load()
    held_out = encode_subjects(encoder, namer, _read(path), terminal.bars.show)
    seen = held_out.subjects, held_out.embeddings
    before = measure(PictureReader(attributes, Calibration()), *seen)
    after = measure(PictureReader(attributes, calibration, namer), *seen, held_out.palettes)
    table = Table("Field", "", *_SHARES, title=escape(f"{path}, {len(seen[0])} pictures"))
    for one, other in zip(before, after, strict=True):
        for label, measured in (("before", one), ("after", other)):
            shares = [f"{getattr(measured, name):.3f}" for name in _SHARES]
            table.add_row(one.field, label, *shares)
    terminal.notes.print(table)
