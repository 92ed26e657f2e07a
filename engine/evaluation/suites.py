"""What is measured: each suite asks a bench its questions and tallies the answers."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.clutter import measure_clutter
from engine.evaluation.comparisons import measure_comparison
from engine.evaluation.measures import (
    FEWEST,
    TOP,
    count_kin,
    find_neighbours,
    find_top,
    precision_at_r,
)
from engine.evaluation.requests import (
    measure_duplicates,
    measure_negation,
    measure_paraphrase,
    measure_prices,
)
from engine.evaluation.retrieval import measure_retrieval, measure_spellings
from engine.evaluation.subject import LANGUAGES, find_right
from engine.evaluation.tally import Answer, Name, Outcome, Tally, build_answer
from engine.evaluation.words import MOST, Word, list_words, respell
from engine.query import Query


def measure_captions(bench: Bench) -> Outcome:
    """Find pictures by their captions and captions by their pictures."""
    return Outcome(*measure_retrieval(bench))


def measure_caption_spellings(bench: Bench) -> Outcome:
    """Find pictures by their captions as hasty people type them."""
    return Outcome(tuple(measure_spellings(bench)))


def measure_words(bench: Bench) -> Outcome:
    """Ask for single words: precision at R, as they stand, as the shop asks, and respelt."""
    words = list_words(bench.subjects)
    tallies: list[Tally] = []
    answers: list[Answer] = []
    for language in LANGUAGES:
        plain = _score_words(bench, [(word, [word.get(language)]) for word in words])
        asked = _score_words(bench, [(word, [word.get(language)]) for word in words], is_shop=True)
        for field in dict.fromkeys(word.field for word in words):
            rows = [row for row, word in enumerate(words) if word.field == field]
            chosen = [words[row] for row in rows]
            measure = f"{field} words p@R"
            tallies.append(_tally_words(measure, language, chosen, plain[rows]))
            tallies.append(
                _tally_words(f"{measure}, as the shop asks", language, chosen, asked[rows])
            )
        headline = [row for row, word in enumerate(words) if word.field in MOST]
        chosen = [words[row] for row in headline]
        tallies.append(_tally_words("single words p@R", language, chosen, plain[headline]))
        tallies += _measure_forms(bench, chosen, language)
        answers += [_show_word(bench, words[row], language, plain[row]) for row in headline]
    return Outcome(tuple(tallies), tuple(answers))


def _score_words(
    bench: Bench, asked: Sequence[tuple[Word, Sequence[str]]], *, is_shop: bool = False
) -> np.ndarray:
    """Return the mean precision at R over each word's texts: (W,)."""
    bench.encode([text for _, texts in asked for text in texts]) if asked else None
    values = []
    for word, texts in asked:
        is_right = find_right(bench.subjects, word.field, word.value)
        scores = [
            bench.rank(Query.of_words(text)) if is_shop else bench.images @ bench.encode([text])[0]
            for text in texts
        ]
        values.append(np.mean([precision_at_r(it, is_right) for it in scores]))
    return np.array(values)


def _tally_words(measure: str, language: str, words: Sequence[Word], values: np.ndarray) -> Tally:
    parts = tuple((f"{word.field}: {word.value}",) for word in words)
    return Tally(Name("words", measure, language), values, parts)


def _measure_forms(bench: Bench, words: Sequence[Word], language: str) -> list[Tally]:
    """Measure each other way to write, and the same words as they should be written."""
    ways: dict[str, list[tuple[Word, list[str]]]] = {}
    for word in words:
        for (spoken, way), texts in respell(word).items():
            if spoken == language:
                ways.setdefault(way, []).append((word, texts))
    tallies = []
    for way, asked in ways.items():
        chosen = [word for word, _ in asked]
        properly = [(word, [word.get(language)]) for word in chosen]
        values = (
            _score_words(bench, asked),
            _score_words(bench, asked, is_shop=True),
            _score_words(bench, properly),
        )
        names = (
            f"words {way}, p@R",
            f"words {way}, as the shop asks, p@R",
            f"words {way}: the same written properly, p@R",
        )
        tallies += [
            _tally_words(name, language, chosen, value)
            for name, value in zip(names, values, strict=True)
        ]
    return tallies


def _show_word(bench: Bench, word: Word, language: str, value: float) -> Answer:
    is_right = find_right(bench.subjects, word.field, word.value)
    rows = find_top(bench.images @ bench.encode([word.get(language)])[0], TOP)
    verdict = f"precision at R {value:.2f}, {int(is_right.sum())} right pictures"
    return build_answer("words", language, word.get(language), rows, is_right, value, verdict)


def measure_kinds(bench: Bench) -> Outcome:
    """Ask with a photo alone: how many of the first 12 are of its kind, and of its group."""
    nearest = find_neighbours(bench.images)
    tallies: list[Tally] = []
    answers: list[Answer] = []
    kinds = np.array([subject.kind for subject in bench.subjects])
    groups = np.array([subject.group for subject in bench.subjects])
    for measure, names in (("photo to kind", kinds), ("photo to group", groups)):
        kin = count_kin(names)
        rows = np.flatnonzero(kin >= FEWEST - 1)
        is_same = names[nearest] == names[:, None]  # (N, 12)
        parts = tuple((f"{measure[9:]}: {names[row]}",) for row in rows)
        precision = is_same.mean(axis=1)
        reach = np.minimum(TOP, np.maximum(kin, 1))
        at_r = np.array([is_same[row, : reach[row]].mean() for row in range(len(names))])
        tallies.append(Tally(Name("kinds", f"{measure} p@12"), precision[rows], parts))
        tallies.append(Tally(Name("kinds", f"{measure} p@R"), at_r[rows], parts))
        if measure == "photo to kind":
            answers = [
                build_answer(
                    *("kinds", "", kinds[row], nearest[row], kinds == kinds[row], precision[row]),
                    f"{int(is_same[row].sum())} of {nearest.shape[1]} are the same kind",
                    photo=bench.subjects[row].picture,
                )
                for row in rows
            ]
    return Outcome(tuple(tallies), tuple(answers))


SUITES: Mapping[str, Callable[[Bench], Outcome]] = {
    "retrieval": measure_captions,
    "words": measure_words,
    "spellings": measure_caption_spellings,
    "kinds": measure_kinds,
    "clutter": measure_clutter,
    "negation": measure_negation,
    "comparison": measure_comparison,
    "price": measure_prices,
    "paraphrase": measure_paraphrase,
    "duplicates": measure_duplicates,
}
"""The suites that need one catalogue and a model; `wish` and `phone` need more."""
