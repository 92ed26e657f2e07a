"""`garderobe train`: teach a model a shop's own garments and words, or train the shipped one."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.records import open_records
from bot.settings import Settings
from bot.training.pairs import Sorted, read_catalogue_pairs, read_pairs
from bot.training.report import show_outcome, show_rejected
from engine.finetuning.plan import FineTuningPlan, Freeze, Precision


class Recipe(StrEnum):
    """What is trained."""

    FINE_TUNE = "fine-tune"
    SHIPPED = "shipped"


def train(
    context: typer.Context,
    source: Annotated[
        Path | None,
        typer.Argument(
            help="Captions CSV, or FEIDEGGER JSON with its own splits. Without one, the imported "
            "catalogue's descriptions."
        ),
    ] = None,
    out: Annotated[
        Path, typer.Option(help="Folder for the run; the checkpoint is OUT/model.")
    ] = Path("build/fine-tuning"),
    recipe: Annotated[
        Recipe,
        typer.Option(
            help="fine-tune a model on pairs, or train the shipped model anew; shipped "
            "takes the options of `python -m engine.training` (see docs/model.md)."
        ),
    ] = Recipe.FINE_TUNE,
    validation: Annotated[
        Path | None, typer.Option(help="Captions CSV to choose by; else a share is held back.")
    ] = None,
    validation_share: Annotated[
        float, typer.Option(min=0.01, max=0.5, help="Share of the products that is held back.")
    ] = 0.1,
    test: Annotated[
        Path | None,
        typer.Option(help="Captions CSV for the before/after table; else the validation pairs."),
    ] = None,
    images: Annotated[
        Path | None, typer.Option(help="FEIDEGGER: the pictures' folder (else images/ beside it).")
    ] = None,
    model: Annotated[
        str, typer.Option(help="Model to start from, as CLIP_MODEL takes it (the default).")
    ] = "",
    pretrained: Annotated[
        str, typer.Option(help="Its weights, as CLIP_PRETRAINED takes them: a tag or a file.")
    ] = "",
    freeze: Annotated[
        Freeze,
        typer.Option(
            help="Tower that stays as it is. image: quick, and the index stays valid; text: the "
            "words keep their places; none: learns most, forgets most."
        ),
    ] = Freeze.IMAGE,
    epochs: Annotated[int, typer.Option(min=1, help="Times that every pair is seen.")] = 10,
    batch_size: Annotated[
        int, typer.Option(min=2, help="Pairs that are told from one another.")
    ] = 128,
    chunk_size: Annotated[
        int,
        typer.Option(
            min=0,
            help="Pairs in memory at a time (0: all). The loss still sees the whole batch "
            "(GradCache): lower it, not the batch, where memory is short.",
        ),
    ] = 0,
    accumulate: Annotated[
        int, typer.Option(min=1, help="Batches whose gradients make one step.")
    ] = 1,
    learning_rate: Annotated[float, typer.Option(min=0, help="Peak, at the last layer.")] = 5e-5,
    layer_decay: Annotated[
        float, typer.Option(min=0.01, max=1, help="Times the rate for each layer further down.")
    ] = 0.8,
    weight_decay: Annotated[float, typer.Option(min=0, help="Of matrices, as in AdamW.")] = 0.05,
    warm_up: Annotated[
        float, typer.Option(min=0, max=0.9, help="Share of the run; then half a cosine down.")
    ] = 0.1,
    patience: Annotated[
        int,
        typer.Option(min=0, help="Stop after so many epochs without better recall@10; 0: never."),
    ] = 3,
    interpolate: Annotated[
        bool,
        typer.Option(help="Mix with the start model (WiSE-FT) where validation is best."),
    ] = True,
    alpha: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="A fixed share of the new weights instead."),
    ] = None,
    augment: Annotated[
        bool, typer.Option(help="Crop, mirror and relight pictures while learning.")
    ] = True,
    word_share: Annotated[
        float,
        typer.Option(min=0, max=1, help="How often one word of a description stands for it."),
    ] = 0.2,
    precision: Annotated[
        Precision, typer.Option(help="auto: bf16 where the chip has instructions for it.")
    ] = Precision.AUTO,
    half: Annotated[bool, typer.Option(help="Write fp16 weights: half the size.")] = True,
    seed: Annotated[int, typer.Option(help="The same seed gives the same run.")] = 0,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    threads: Annotated[int, typer.Option(min=0, help="CPU threads (0: torch's choice).")] = 0,
    resume: Annotated[bool, typer.Option(help="Go on with the run in OUT.")] = False,
) -> None:
    """Fine-tune any open_clip model on a shop's own pictures and descriptions.

    OUT/model is a checkpoint folder for CLIP_MODEL, with report.json: every figure before and
    after. OUT also holds log.csv, run.svg and the state that --resume goes on from.
    """
    if recipe is Recipe.SHIPPED:
        _train_shipped_model(context, out, resume=resume)
        return
    # click hands the first option it does not know over as the argument
    unknown = [str(source)] if str(source).startswith("--") else []
    if unknown := [*unknown, *context.args]:
        raise CommandError(
            f"Unknown: {' '.join(unknown)}. See `garderobe train --help`; options of the "
            "shipped model's recipe need --recipe shipped."
        )
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    plan = FineTuningPlan(
        freeze=freeze, epochs=epochs, batch_size=batch_size, chunk_size=chunk_size,
        accumulate=accumulate, learning_rate=learning_rate, layer_decay=layer_decay,
        weight_decay=weight_decay, warm_up=warm_up, patience=patience, interpolate=interpolate,
        alpha=alpha, augment=augment, word_share=word_share, precision=precision,
        half=half, seed=seed, device=device, threads=threads,
    )  # fmt: skip
    pairs = _read(settings, source, images)
    held = read_pairs(validation) if validation else None
    tested = read_pairs(test) if test else None
    named = (model, pretrained) if model else (settings.clip_model, settings.clip_pretrained)
    _fine_tune((pairs, held, tested), named, plan, (out, validation_share), resume=resume)


def _train_shipped_model(context: typer.Context, out: Path, *, resume: bool) -> None:
    from engine.training.__main__ import main  # heavy

    given = {
        name: context.params[name]
        for name in ("seed", "threads")
        if str(context.get_parameter_source(name)).endswith("COMMANDLINE")
    }
    arguments = ["--out", str(out), *context.args]
    for name, value in given.items():
        arguments += [f"--{name}", str(value)]
    if source := context.params.get("source"):
        arguments.insert(2, str(source))
    main([*arguments, *(["--resume"] if resume else [])])


def _read(settings: Settings, source: Path | None, images: Path | None) -> Sorted:
    if source is not None:
        return read_pairs(source, images)

    async def read() -> Sorted:
        async with open_records(settings) as records:
            return await read_catalogue_pairs(records)

    return asyncio.run(read())


def _fine_tune(
    sources: tuple[Sorted, Sorted | None, Sorted | None],
    model: tuple[str, str],
    plan: FineTuningPlan,
    place: tuple[Path, float],
    *,
    resume: bool,
) -> None:
    from engine.finetuning.network import load_start  # torch and open_clip: seconds
    from engine.finetuning.pairs import check_pairs, drop_shared, hold_out
    from engine.finetuning.run import Material, Show, fine_tune

    terminal = Terminal()
    pairs, validation, test = sources
    out, share = place
    held = validation.learned if validation else pairs.held
    tested = test.learned if test else pairs.tested
    checked = []
    for label, some in (("learn from", pairs.learned), ("validate", held), ("test", tested)):
        with terminal.bars.show(f"Opening pictures to {label}") as advance:
            checked.append(check_pairs(some, advance))
    learned, held, tested = (it.pairs for it in checked)
    apart = drop_shared(learned, (*held, *tested))
    learned = apart.pairs
    rejected = [*pairs.rejected, *(it for part in checked for it in part.rejected)]
    for other in (validation, test):
        rejected += other.rejected if other else ()
    show_rejected(terminal, [*rejected, *apart.rejected])
    if not held:
        learned, held = hold_out(learned, share, plan.seed)
    terminal.note(
        f"{len(learned)} pairs to learn from, {len(held)} to validate, {len(tested)} to test"
    )
    start = load_start(*model)
    terminal.note(f"Start: [bold]{escape(start.source.model_id)}[/], frozen: {plan.freeze}")
    show = Show(terminal.bars.show, lambda line: terminal.note(escape(line)))
    try:
        outcome = fine_tune(
            start, Material(learned, held, tested), plan, out, show=show, resume=resume
        )
    except KeyboardInterrupt:
        terminal.note(f"Stopped. The same command with --resume goes on from {escape(str(out))}.")
        raise
    show_outcome(terminal, outcome)
