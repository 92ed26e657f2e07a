"""One run: the subjects, the models and the suites become a report."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.calibration.constants import Calibration
from engine.encoder import Encoder
from engine.evaluation.bench import Bench, Problem, ShowProgress, build_bench
from engine.evaluation.composed import measure_composed, measure_phone
from engine.evaluation.fusions import Fusion
from engine.evaluation.retrieval import find_captions
from engine.evaluation.subject import LANGUAGES, EvaluationError, Subject
from engine.evaluation.suites import SUITES
from engine.evaluation.tally import Answer, Figure, Name, Outcome, Tally, add_both, compare, sum_up

ALL_SUITES = (*SUITES, "wish", "phone")
COMPOSED = ("wish", "negation", "comparison", "price", "paraphrase", "duplicates")
"""What `composed` stands for: whole requests, ranked as the shop does."""

_SHOWN = 4  # best and worst answers of a suite and language
_BATCH = 16  # captions and pictures in the prediction matrix


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure: suites by name, ways to mix, and phone photos of the same skus."""

    suites: tuple[str, ...] = ALL_SUITES
    fusions: tuple[Fusion, ...] = (Fusion(),)
    phone: tuple[Subject, ...] = ()

    def __post_init__(self) -> None:
        unknown = [suite for suite in self.suites if suite not in (*ALL_SUITES, "composed")]
        if unknown:
            raise EvaluationError(
                f"There is no suite {unknown[0]}: name some of {', '.join(ALL_SUITES)}, "
                "or composed for {', '.join(COMPOSED)}."
            )

    def list_suites(self) -> tuple[str, ...]:
        """List the suites, each once, `composed` spelt out."""
        named = [COMPOSED if suite == "composed" else (suite,) for suite in self.suites]
        return tuple(dict.fromkeys(suite for suites in named for suite in suites))


@dataclass(frozen=True, slots=True, eq=False)
class Trained:
    """A model under the name it was asked for, and the calibration that belongs to it."""

    label: str
    encoder: Encoder
    calibration: Calibration | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The predictions of one batch: subjects' rows, and (B, B) captions against pictures."""

    language: str
    captions: tuple[str, ...]
    rows: tuple[int, ...]
    similarities: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class ModelReport:
    """What one model reached, with the pictures it saw."""

    label: str
    model_id: str
    subjects: tuple[Subject, ...]
    tallies: tuple[Tally, ...]
    figures: tuple[Figure, ...]
    answers: tuple[Answer, ...]  # the best and the worst, by suite and language
    matrices: tuple[Matrix, ...]
    problems: tuple[Problem, ...]


def evaluate(
    trained: Trained,
    subjects: Sequence[Subject],
    plan: Plan,
    show_progress: ShowProgress,
) -> ModelReport:
    """Measure one model.

    Raises:
        EvaluationError: too few pictures can be opened, or they say nothing to measure by.
    """
    encoder = trained.encoder
    bench, problems = build_bench(encoder, subjects, show_progress, calibration=trained.calibration)
    suites = plan.list_suites()
    outcomes = [SUITES[suite](bench) for suite in suites if suite in SUITES]
    if "wish" in suites:
        outcomes.append(measure_composed(bench, plan.fusions))
    if "phone" in suites and plan.phone:
        phone, more = build_bench(encoder, plan.phone, show_progress)
        outcomes.append(measure_phone(bench, phone))
        problems += more
    tallies = [tally for outcome in outcomes for tally in outcome.tallies if len(tally.values)]
    if not tallies:
        raise EvaluationError(
            "There is nothing to measure by: the rows have neither captions nor attributes "
            "that five pictures share."
        )
    return ModelReport(
        *(trained.label, encoder.model_id, bench.subjects, tuple(tallies), tuple(sum_up(tallies))),
        *(_choose(outcomes), _build_matrices(bench), tuple(problems)),
    )


def find_changes(before: ModelReport, after: ModelReport) -> list[Figure]:
    """Compare two models query by query, where both were asked the same."""
    first = {tally.name: tally for tally in add_both(before.tallies)}
    return [
        compare(first[tally.name], tally)
        for tally in add_both(after.tallies)
        if not tally.is_median
        and tally.name in first
        and len(first[tally.name].values) == len(tally.values)
    ]


def _choose(outcomes: Sequence[Outcome]) -> tuple[Answer, ...]:
    """Keep the best and the worst answers of each suite and language; best first."""
    sorts: dict[Name, list[Answer]] = defaultdict(list)
    for outcome in outcomes:
        for answer in outcome.answers:
            sorts[Name(answer.suite, "", answer.language)].append(answer)
    chosen: list[Answer] = []
    for answers in sorts.values():
        answers.sort(key=lambda answer: -answer.value)
        shown = min(_SHOWN, len(answers) // 2)
        chosen += answers[:shown] + answers[len(answers) - shown :] if shown else answers
    return tuple(chosen)


def _build_matrices(bench: Bench) -> tuple[Matrix, ...]:
    matrices = []
    for language in LANGUAGES:
        rows, captions = find_captions(bench, language)
        if len(rows) < 2:
            continue
        places = np.unique(np.linspace(0, len(rows) - 1, min(_BATCH, len(rows))).astype(int))
        texts = tuple(captions[place] for place in places)
        similarities = bench.encode(texts) @ bench.images[rows[places]].T
        matrices.append(Matrix(language, texts, tuple(map(int, rows[places])), similarities))
    return tuple(matrices)
