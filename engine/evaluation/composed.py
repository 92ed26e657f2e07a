"""A photo and a wish, and a phone photo of a garment whose studio picture is known."""

from collections.abc import Sequence

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.fusions import Fusion, Mixture
from engine.evaluation.measures import TOP, find_top, rank_own
from engine.evaluation.questions import Composed, compose
from engine.evaluation.retrieval import tally_ranks
from engine.evaluation.subject import LANGUAGES, find_right
from engine.evaluation.tally import Answer, Name, Outcome, Tally, build_answer
from engine.query import Query


def measure_composed(bench: Bench, fusions: Sequence[Fusion]) -> Outcome:
    """Ask photos for a new colour or pattern: the wish held, the kind kept, and both.

    Counted among the first R, R the pictures of that kind that have it, at most 12; the photo
    itself is never an answer.
    """
    questions = compose(bench.subjects)
    tallies: list[Tally] = []
    answers: list[Answer] = []
    for place, language in enumerate(LANGUAGES if questions else ()):
        texts = [question.texts[place] for question in questions]
        bench.ask(texts)
        for fusion in fusions:
            found = [
                _judge(bench, question, text, fusion)
                for question, text in zip(questions, texts, strict=True)
            ]
            tallies += _tally(bench, questions, found, Name("composed", "", language, fusion.label))
            answers += _show(bench, questions, found, place, fusion)
    return Outcome(tuple(tallies), tuple(answers))


_Found = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def _judge(bench: Bench, question: Composed, text: str, fusion: Fusion) -> _Found:
    """Return the rows that came, and for each: wish held, kind kept, group kept."""
    row, word = question.photo, question.word
    holds = find_right(bench.subjects, word.field, word.value)
    kind, group = bench.subjects[row].kind, bench.subjects[row].group
    is_kind = np.array([subject.kind == kind for subject in bench.subjects])
    reach = min(TOP, int((holds & is_kind).sum()))
    photo = bench.images[row]
    query = bench.encode_query(Query.of_words(text, photos=(photo,)))
    mixture = Mixture(photo, bench.ask([text])[0], query, bench.candidates, bench.reader)
    rows = find_top(fusion.score(mixture), reach, leave_out=row)
    is_group = np.array([bool(group) and bench.subjects[found].group == group for found in rows])
    return rows, holds[rows], is_kind[rows], is_group | is_kind[rows]


def _tally(
    bench: Bench, questions: Sequence[Composed], found: Sequence[_Found], name: Name
) -> list[Tally]:
    parts = tuple(
        (f"{question.word.field}: {question.word.value}", f"new {question.word.field}")
        for question in questions
    )
    skus = tuple(bench.subjects[question.photo].sku for question in questions)
    measures = {
        "wish held": [holds.mean() for _, holds, _, _ in found],
        "kind kept": [kept.mean() for _, _, kept, _ in found],
        "wish held and kind kept": [(holds & kept).mean() for _, holds, kept, _ in found],
        "wish held and group kept": [(holds & kept).mean() for _, holds, _, kept in found],
    }
    return [
        Tally(
            Name(name.suite, f"composed: {measure}", name.language, name.fusion),
            np.array(values, dtype=np.float64),
            parts,
            skus,
        )
        for measure, values in measures.items()
    ]


def _show(
    bench: Bench, questions: Sequence[Composed], found: Sequence[_Found], place: int, fusion: Fusion
) -> list[Answer]:
    answers = []
    for question, (rows, holds, kept, _) in zip(questions, found, strict=True):
        judged = np.zeros(len(bench.subjects), dtype=bool)
        judged[rows] = holds & kept
        verdict = (
            f"{int(holds.sum())} of {len(rows)} hold the wish, {int(kept.sum())} keep the kind, "
            f"{int((holds & kept).sum())} both"
        )
        answer = build_answer(
            *("composed", LANGUAGES[place], question.texts[place], rows, judged),
            *(float((holds & kept).mean()), f"{verdict} · {fusion.label}"),
            photo=bench.subjects[question.photo].picture,
        )
        answers.append(answer)
    return answers


def measure_phone(bench: Bench, phone: Bench) -> Outcome:
    """Find the studio picture of the garment on each phone photo, by their common sku."""
    places = {subject.sku: row for row, subject in enumerate(bench.subjects)}
    rows = [row for row, subject in enumerate(phone.subjects) if subject.sku in places]
    if not rows:
        return Outcome()
    own = np.array([places[phone.subjects[row].sku] for row in rows])
    similarities = phone.images[rows] @ bench.images.T  # (Q, N)
    ranks = rank_own(similarities, own)
    parts = tuple(bench.subjects[row].list_parts() for row in own)
    tallies = tally_ranks("phone photo to studio picture", ranks, parts, suite="phone")
    answers = [
        build_answer(
            *("phone", "", "", find_top(scores, TOP), np.arange(len(bench.subjects)) == studio),
            *(1 / rank, f"rank {rank:.0f} of {len(bench.subjects)}"),
            photo=phone.subjects[row].picture,
        )
        for row, scores, studio, rank in zip(rows, similarities, own, ranks, strict=True)
    ]
    return Outcome(tuple(tallies), tuple(answers))
