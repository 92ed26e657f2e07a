"""The report as one HTML page that needs nothing else: tables, plots and the pictures."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from engine.evaluation.bench import Problem
from engine.evaluation.page_style import STYLE
from engine.evaluation.runner import Matrix, ModelReport, find_changes
from engine.evaluation.tally import ALL, Answer, Figure
from engine.images import load_image

_THUMBNAIL = 112  # pixels
_TITLES = {
    "retrieval": "Captions and pictures find each other",
    "words": "Single words",
    "spellings": "Captions as people type them",
    "kinds": "A photo finds its kind",
    "negation": "Things ruled out",
    "paraphrase": "One wish in two ways",
    "duplicates": "The same twice",
    "comparison": "More or less of something",
    "price": "Within a price",
    "composed": "A photo and a wish",
    "phone": "A phone photo finds its studio picture",
}


def build_page(corpus: str, reports: Sequence[ModelReport], problems: Sequence[Problem]) -> str:
    """Build the page: models side by side, then answers and predictions of each."""
    suites = dict.fromkeys(figure.name.suite for report in reports for figure in report.figures)
    models = " · ".join(f"{escape(r.label)} ({len(r.subjects)} pictures)" for r in reports)
    body = [f"<h1>How well it finds</h1><p>{escape(corpus)}<br>{models}</p>"]
    body += [_build_suite(suite, reports) for suite in suites]
    body += [_build_changes(reports[0], report) for report in reports[1:]]
    pictures = Pictures({})
    body += [_build_answers(report, pictures) for report in reports]
    body += [_build_matrix(r.label, m, r, pictures) for r in reports for m in r.matrices]
    left_out = [*problems, *(problem for report in reports for problem in report.problems)]
    body.append(_build_problems(list(dict.fromkeys(left_out))))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Garderobe: evaluation</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<style>{STYLE}{pictures.style()}</style><main>{''.join(body)}</main></html>"
    )


@dataclass(frozen=True, slots=True)
class Pictures:
    """Thumbnails, each kept once in the page's style however often it is shown."""

    known: dict[Path, str]

    def show(self, path: Path, label: str, mark: str = "") -> str:
        """Show a picture; the mark tells right from wrong."""
        self.known.setdefault(path, f"p{len(self.known)}")
        title = escape(label, quote=True)
        name = f"t {self.known[path]} {mark}"
        return f'<i class="{name}" role="img" aria-label="{title}" title="{title}"></i>'

    def style(self) -> str:
        """Return the rules that hold the pictures."""
        return "".join(
            f".{name}{{background-image:url({_embed(path)})}}" for path, name in self.known.items()
        )


def _embed(path: Path) -> str:
    image = load_image(path.read_bytes())
    image.thumbnail((_THUMBNAIL, _THUMBNAIL))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=72)
    return "data:image/jpeg;base64," + base64.b64encode(buffer.getvalue()).decode()


def _build_suite(suite: str, reports: Sequence[ModelReport]) -> str:
    tables = [{f.key: f for f in r.figures if f.name.suite == suite} for r in reports]
    keys = {key: figure for table in tables for key, figure in table.items()}
    whole = {key: figure for key, figure in keys.items() if figure.part == ALL}
    parts = {key: figure for key, figure in keys.items() if figure.part != ALL}
    details = ""
    if parts:
        rows = _build_table(parts, tables, reports)
        details = f"<details><summary>By attribute ({len(parts)} figures)</summary>{rows}</details>"
    title = _TITLES.get(suite, suite)
    return f"<section><h2>{title}</h2>{_build_table(whole, tables, reports)}{details}</section>"


def _build_table(
    keys: dict[str, Figure], tables: Sequence[dict[str, Figure]], reports: Sequence[ModelReport]
) -> str:
    heads = "".join(f'<th colspan="2">{escape(report.label)}</th>' for report in reports)
    lines = []
    for key, figure in keys.items():
        words = " · ".join(
            part
            for part in (figure.name.language, figure.name.fusion, figure.part)
            if part != ALL and part
        )
        cells = "".join(_build_cells(table.get(key)) for table in tables)
        label = f"{escape(figure.name.measure)} <small>{escape(words)}</small>"
        lines.append(f"<tr><th>{label}</th>{cells}<td><small>{figure.queries}</small></td></tr>")
    head = f"<tr><th>Measure</th>{heads}<td><small>queries</small></td></tr>"
    return f'<div class="wide"><table>{head}{"".join(lines)}</table></div>'


def _build_cells(figure: Figure | None) -> str:
    if figure is None:
        return "<td>–</td><td></td>"
    is_rank = "median rank" in figure.name.measure
    digits = 1 if is_rank else 3
    interval = f"{figure.low:.{digits}f} to {figure.high:.{digits}f}"
    text = f"<b>{figure.value:.{digits}f}</b> <small>{interval}</small>"
    return f"<td>{text}</td><td>{'' if is_rank else _plot(figure)}</td>"


def _plot(figure: Figure) -> str:
    """Draw a figure of 0 to 1 as a dot upon its interval."""
    low, high, value = (
        4 + 112 * min(1, max(0, x)) for x in (figure.low, figure.high, figure.value)
    )
    return (
        '<svg width="120" height="14" aria-hidden="true">'
        '<line class="axis" x1="4" x2="116" y1="7" y2="7"/>'
        f'<line class="span" x1="{low:.1f}" x2="{high:.1f}" y1="7" y2="7"/>'
        f'<circle cx="{value:.1f}" cy="7" r="3"/></svg>'
    )


def _build_changes(before: ModelReport, after: ModelReport) -> str:
    lines = []
    for figure in find_changes(before, after):
        sign = -1 if figure.name.suite in ("negation", "duplicates") else 1  # fewer are better
        is_sure = figure.low > 0 or figure.high < 0
        sure = "" if not is_sure else "better" if figure.value * sign > 0 else "worse"
        words = f"{figure.name.language} {figure.name.fusion}"
        interval = f"{figure.low:+.3f} to {figure.high:+.3f}"
        lines.append(
            f"<tr><th>{escape(figure.name.measure)} <small>{escape(words)}</small></th>"
            f'<td class="{sure}"><b>{figure.value:+.3f}</b> <small>{interval}</small> {sure}</td>'
            "</tr>"
        )
    title = f"From {escape(before.label)} to {escape(after.label)}"
    return _frame(title, f'<div class="wide"><table>{"".join(lines)}</table></div>')


def _frame(title: str, content: str) -> str:
    return f"<section><h2>{title}</h2>{content}</section>"


def _build_answers(report: ModelReport, pictures: Pictures) -> str:
    shown = []
    suite = ""
    for answer in report.answers:
        head = f"{answer.suite} {answer.language}".strip()
        if head != suite:
            title = f"{_TITLES.get(answer.suite, answer.suite)} {answer.language}".strip()
            shown.append(f"<h3>{escape(title)}: best, then worst</h3>")
            suite = head
        shown.append(_build_answer(answer, report, pictures))
    return _frame(f"What was asked and what came: {escape(report.label)}", "".join(shown))


def _build_answer(answer: Answer, report: ModelReport, pictures: Pictures) -> str:
    asked = pictures.show(answer.photo, "the photo asked with", "asked") if answer.photo else ""
    if answer.wanted is not None:
        asked = pictures.show(report.subjects[answer.wanted].picture, "the one wanted", "asked")
    wrong = "" if answer.suite in ("retrieval", "phone") else "wrong"  # only one can be right
    came = "".join(
        pictures.show(
            report.subjects[row].picture, report.subjects[row].sku, "right" if right else wrong
        )
        for row, right in zip(answer.rows, answer.is_right, strict=True)
    )
    text = f"<b>{escape(answer.question)}</b> <small>{escape(answer.verdict)}</small>"
    return f'<div class="answer"><p>{text}</p><div class="strip">{asked}{came}</div></div>'


def _build_matrix(label: str, matrix: Matrix, report: ModelReport, pictures: Pictures) -> str:
    low, high = float(matrix.similarities.min()), float(matrix.similarities.max())
    shares = (matrix.similarities - low) / max(high - low, 1e-6)  # (B, B) in 0..1
    subjects = [report.subjects[row] for row in matrix.rows]
    heads = "".join(f"<td>{pictures.show(item.picture, item.sku)}</td>" for item in subjects)
    lines = [f"<tr><th></th>{heads}</tr>"]
    for number, caption in enumerate(matrix.captions):
        cells = "".join(
            f'<td class="{"own" if place == number else ""}" style="--v:{100 * share:.0f}%" '
            f'title="{matrix.similarities[number, place]:.2f}"></td>'
            for place, share in enumerate(shares[number])
        )
        lines.append(f"<tr><th>{escape(caption)}</th>{cells}</tr>")
    note = f"Cosines from {low:.2f} (pale) to {high:.2f} (strong); outlined: its own picture."
    table = f'<div class="wide"><table class="matrix">{"".join(lines)}</table></div>'
    title = f"Predictions of one batch: {escape(label)}, {matrix.language}"
    return _frame(title, f"<p>{note}</p>{table}")


def _build_problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    lines = "".join(f"<li>{escape(p.what)}: {escape(p.reason)}</li>" for p in problems)
    return f"<section><h2>Left out: {len(problems)}</h2><ul>{lines}</ul></section>"
