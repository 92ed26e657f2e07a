"""Writes a report as report.json for machines and report.html for people."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.evaluation.bench import Problem
from engine.evaluation.page import build_page
from engine.evaluation.runner import ModelReport, find_changes
from engine.evaluation.subject import EvaluationError
from engine.evaluation.tally import Figure

FORMAT = 1


def save_report(
    folder: Path, corpus: str, reports: Sequence[ModelReport], problems: Sequence[Problem]
) -> None:
    """Save both files; each is written beside and then swapped, so a good one is never torn.

    Raises:
        EvaluationError: they cannot be written.
    """
    document = json.dumps(describe(corpus, reports, problems), ensure_ascii=False, indent=1)
    texts = {"report.json": document, "report.html": build_page(corpus, reports, problems)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / f"{name}.new").write_text(text, encoding="utf-8")
        for name in texts:
            (folder / f"{name}.new").replace(folder / name)
    except OSError as error:
        raise EvaluationError(f"Cannot write the report to {folder}: {error.strerror}.") from error


def describe(
    corpus: str, reports: Sequence[ModelReport], problems: Sequence[Problem]
) -> dict[str, Any]:
    """Describe a report in plain values; a figure's key is suite/measure/language/fusion/part."""
    return {
        "format": FORMAT,
        "corpus": corpus,
        "skipped": [asdict(problem) for problem in problems],
        "models": [
            {
                "label": report.label,
                "model_id": report.model_id,
                "pictures": len(report.subjects),
                "skipped": [asdict(problem) for problem in report.problems],
                "figures": {figure.key: _describe(figure) for figure in report.figures},
                "changes_from_first": {
                    figure.key: _describe(figure)
                    for figure in (find_changes(reports[0], report) if number else ())
                },
            }
            for number, report in enumerate(reports)
        ],
    }


def _describe(figure: Figure) -> dict[str, float | int]:
    return {
        "value": round(figure.value, 4),
        "low": round(figure.low, 4),
        "high": round(figure.high, 4),
        "queries": figure.queries,
    }
