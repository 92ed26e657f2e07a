"""Trains variants of the recipe under one budget: python -m engine.training.compare …."""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.training.variants import VARIANTS

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "captions recall@1": ("recall@1 de", "recall@1 en"),
    "recall@10": ("recall@10 de", "recall@10 en"),
    "colours": ("colour words p@R de", "colour words p@R en"),
    "patterns": ("pattern words p@R de", "pattern words p@R en"),
    "kinds": ("kind words p@R de", "kind words p@R en"),
    "photo to kind": ("photo to kind p@12",),
    "to group": ("photo to group p@12",),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the variants that have no figures yet, one after the other, and write a table."""
    parser = argparse.ArgumentParser(
        prog="python -m engine.training.compare",
        description=f"{__doc__} Other options go to each `python -m engine.training` as they are.",
    )
    parser.add_argument("--out", type=Path, required=True, help="a folder for each variant in it")
    parser.add_argument("--table", type=Path, help="Markdown file for the table")
    parser.add_argument("--minutes", type=float, default=5.0, help="of training for each variant")
    parser.add_argument("--steps", type=int, help="for each variant, instead of minutes")
    parser.add_argument("--variants", nargs="*", choices=VARIANTS, default=list(VARIANTS))
    parser.add_argument("--teacher", help="what the variants from scratch learn from too")
    parser.add_argument("--wardrobe", required=True, help="photos: train/ and validation/")
    options, others = parser.parse_known_args(arguments)
    if not options.teacher and any(VARIANTS[name].has_teacher for name in options.variants):
        parser.error("the variants from scratch learn from a teacher: name it with --teacher")
    for name in options.variants:
        if not (options.out / name / "summary.json").exists():
            _run(name, options, others)
    is_counted = options.steps is not None
    budget = f"{options.steps} steps" if is_counted else f"{options.minutes:g} minutes"
    table = build_table(options.out, options.variants, budget)
    sys.stdout.write(table)
    if options.table:
        options.table.write_text(table, "utf-8")


def build_table(folder: Path, names: Sequence[str], budget: str) -> str:
    """Build a Markdown table of the variants' last figures, means of German and English."""
    rows = [
        f"Each variant had {budget}, rates and schedule alike.",
        "",
        "| Variant | What differs | Pictures seen | " + " | ".join(_COLUMNS) + " |",
        "|---" * (3 + len(_COLUMNS)) + "|",
    ]
    for name in names:
        lines = (folder / name / "figures.jsonl").read_text("utf-8").splitlines()
        figures: dict[str, float] = json.loads(lines[-1])
        summary = json.loads((folder / name / "summary.json").read_text("utf-8"))
        cells = [
            f"{sum(figures[key] for key in keys) / len(keys):.2f}" for keys in _COLUMNS.values()
        ]
        about = VARIANTS[name].about
        rows.append(f"| {name} | {about} | {summary['pictures']:,} | " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def _run(name: str, options: argparse.Namespace, others: Sequence[str]) -> None:
    command = [sys.executable, "-m", "engine.training", "--variant", name]
    command += ["--wardrobe", options.wardrobe]
    is_counted = options.steps is not None
    budget = ["--steps", options.steps] if is_counted else ["--minutes", options.minutes]
    command += ["--out", str(options.out / name), *map(str, budget), "--resume"]
    if VARIANTS[name].has_teacher:
        command += ["--teacher", options.teacher]
    subprocess.run([*command, *others], check=True)  # noqa: S603 # our own program


if __name__ == "__main__":
    main()
