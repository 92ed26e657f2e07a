"""`garderobe evaluate`: how well models find, over captions or the imported catalogue."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings
from bot.stock.calibrations import find_calibration
from engine.evaluation.bench import Problem
from engine.evaluation.fusions import read_fusions
from engine.evaluation.report_files import save_report
from engine.evaluation.runner import ALL_SUITES, Plan, Trained, evaluate
from engine.evaluation.subject import Subject
from engine.evaluation.tally import ALL, Figure
from storage.items import ItemDraft, Skipped
from storage.sources.csv_file import read_csv

_MOST_NAMED = 20
_USUAL = ("attributes", "interpolate")  # the shop's own way, and the line as its rival
_BROKEN = ("\ufffd", "Ã¤", "Ã¶", "Ã¼", "ÃŸ")  # what a wrong encoding makes of umlauts


def evaluate_models(
    out: Annotated[Path, typer.Option(help="The folder for report.json and report.html.")],
    captions: Annotated[
        Path | None, typer.Option(help="A catalogue CSV; without it, the imported catalogue.")
    ] = None,
    phone: Annotated[
        Path | None, typer.Option(help="A CSV of phone photos with the same skus.")
    ] = None,
    model: Annotated[
        list[str] | None, typer.Option(help="NAME or NAME=PRETRAINED; may be repeated.")
    ] = None,
    fusion: Annotated[
        list[str] | None,
        typer.Option(help="attributes:0.6, interpolate:0.3,0.5 or product:0.5; may be repeated."),
    ] = None,
    suite: Annotated[str, typer.Option(help="Which suites.")] = ",".join(ALL_SUITES),
) -> None:
    """Measure models side by side and write a report."""
    from engine.openclip import load_encoder

    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    terminal = Terminal()
    given = fusion or [f"{method}:{settings.text_weight}" for method in _USUAL]
    fusions = tuple(mix for text in given for mix in read_fusions(text))
    suites = tuple(name.strip() for name in suite.split(","))
    subjects, problems = _read(settings, captions)
    studio, more = _read(settings, phone) if phone else ((), [])
    problems += more
    plan = Plan(suites, fusions, tuple(studio))
    reports = []
    for name in model or [f"{settings.clip_model}={settings.clip_pretrained}".rstrip("=")]:
        source, _, pretrained = name.partition("=")
        encoder = load_encoder(source, pretrained, threads=settings.clip_threads or None)
        terminal.note(f"Model: {escape(encoder.model_id)}")
        own = settings.model_copy(update={"clip_model": source, "clip_pretrained": pretrained})
        calibration = find_calibration(own, encoder.model_id)
        trained = Trained(name, encoder, calibration)
        reports.append(evaluate(trained, subjects, plan, terminal.bars.show))
    save_report(out, str(captions or "the imported catalogue"), reports, problems)
    _name_problems(terminal, [*problems, *reports[0].problems])
    for report in reports:
        terminal.note(f"{escape(report.label)}: {len(report.subjects)} pictures")
        for figure in report.figures:
            if figure.part == ALL:
                terminal.notes.print(escape(_describe(figure)), soft_wrap=True)
    terminal.note(f"Wrote {escape(str(out / 'report.html'))} and report.json")


def _read(settings: Settings, path: Path | None) -> tuple[list[Subject], list[Problem]]:
    if path is None:
        return _build(asyncio.run(_list_items(settings)))
    if not path.is_file():
        raise CommandError(f"There is no file {path}.")
    return _build(read_csv(path))


async def _list_items(settings: Settings) -> list[ItemDraft]:
    async with open_records(settings) as records:
        return list(await records.catalogue.list_available())


def _build(rows: Iterable[ItemDraft | Skipped]) -> tuple[list[Subject], list[Problem]]:
    """Build subjects; what is left out is named, and the first row of a sku counts."""
    subjects: dict[str, Subject] = {}
    problems: list[Problem] = []
    for row in rows:
        if isinstance(row, Skipped):
            problems.append(Problem(row.sku or row.row, f"{row.row}: {row.reason}"))
        elif row.sku in subjects:
            problems.append(Problem(row.sku, "is there again: only its first row counts"))
        else:
            captions, bad = _read_captions(row)
            problems += bad
            subjects[row.sku] = Subject(
                sku=row.sku,
                picture=row.image_path,
                captions=captions,
                attributes=row.attributes,
                product=row.product,
                price=row.price,
                currency=row.currency,
            )
    return list(subjects.values()), problems


def _read_captions(row: ItemDraft) -> tuple[dict[str, str], list[Problem]]:
    captions: dict[str, str] = {}
    problems = []
    for language, caption in (
        ("de", row.description_de or row.title_de),
        ("en", row.description_en or row.title_en),
    ):
        if not caption:
            problems.append(Problem(row.sku, f"has no caption ({language})"))
        elif any(mark in caption for mark in _BROKEN):
            problems.append(Problem(row.sku, f"its caption ({language}) is in a broken encoding"))
        else:
            captions[language] = caption
    return captions, problems


def _describe(figure: Figure) -> str:
    words = " ".join(part for part in (figure.name.language, figure.name.fusion) if part)
    return (
        f"  {figure.value:7.3f}  {figure.low:.3f} to {figure.high:.3f}  "
        f"{figure.queries:5} queries  {figure.name.measure} {words}"
    )


def _name_problems(terminal: Terminal, problems: list[Problem]) -> None:
    if problems:
        terminal.note(f"{len(problems)} problems; what they touch was left out:")
    for problem in problems[:_MOST_NAMED]:
        terminal.problem(escape(f"{problem.what}: {problem.reason}"))
    if len(problems) > _MOST_NAMED:
        terminal.problem(f"and {len(problems) - _MOST_NAMED} more, all in the report")
