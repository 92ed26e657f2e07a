"""What is measured: each suite asks a bench its questions and tallies the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.measures import (
    FEWEST,
    TOP,
    count_kin,
    find_neighbours,
    find_top,
    overlap,
    precision_at_r,
    share_alike,
    share_repeated,
)
from engine.evaluation.questions import negate, paraphrase
from engine.evaluation.retrieval import find_captions, measure_retrieval, measure_spellings
from engine.evaluation.subject import LANGUAGES, find_right
from engine.evaluation.tally import Answer, Name, Tally
from engine.evaluation.words import MOST, Word, list_words, respell
from engine.variants import LOOKS_THE_SAME


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a suite found, and the answers worth looking at."""

    tallies: tuple[Tally, ...] = ()
    answers: tuple[Answer, ...] = ()


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
    encode = bench.ask if is_shop else bench.encode
    encode([text for _, texts in asked for text in texts]) if asked else None
    values = []
    for word, texts in asked:
        is_right = find_right(bench.subjects, word.field, word.value)
        rows = encode(texts)
        values.append(np.mean([precision_at_r(bench.images @ row, is_right) for row in rows]))
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


def build_answer(
    suite: str,
    language: str,
    question: str,
    rows: np.ndarray,
    is_right: np.ndarray,
    value: float,
    verdict: str,
    *,
    photo: Path | None = None,
) -> Answer:
    """Build an answer that can be looked at: is_right (N,) judges every picture."""
    found = tuple(int(row) for row in rows)
    right = tuple(bool(is_right[row]) for row in found)
    return Answer(suite, language, question, found, right, float(value), verdict, photo=photo)


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


def measure_negation(bench: Bench) -> Outcome:
    """Ask for a kind without something: how many of the first 12 have it all the same."""
    questions = negate(bench.subjects)
    tallies: list[Tally] = []
    answers: list[Answer] = []
    for place, language in enumerate(LANGUAGES if questions else ()):
        asked = bench.ask([question.texts[place] for question in questions])
        alone = bench.ask([question.kind.get(language) for question in questions])
        violated, unasked = [], []
        for question, row, kind in zip(questions, asked, alone, strict=True):
            has = find_right(bench.subjects, question.word.field, question.word.value)
            rows = find_top(bench.images @ row, TOP)
            violated.append(has[rows].mean())
            unasked.append(has[find_top(bench.images @ kind, TOP)].mean())
            verdict = f"{int(has[rows].sum())} of {len(rows)} have what was ruled out"
            text = question.texts[place]
            value = 1 - violated[-1]
            answers.append(build_answer("negation", language, text, rows, ~has, value, verdict))
        parts = tuple((f"{item.word.field}: {item.word.value}",) for item in questions)
        for measure, values in (
            ("negation violations@12", violated),
            ("negation: the kind alone, violations@12", unasked),
        ):
            tallies.append(Tally(Name("negation", measure, language), np.array(values), parts))
    return Outcome(tuple(tallies), tuple(answers))


def measure_paraphrase(bench: Bench) -> Outcome:
    """Say one thing in two ways: which share of the first 12 is the same."""
    tallies = []
    pairs = paraphrase(bench.subjects)
    bench.ask([text for pair in pairs for text in (pair.first, pair.second)]) if pairs else None
    for languages in dict.fromkeys(pair.languages for pair in pairs):
        chosen = [pair for pair in pairs if pair.languages == languages]
        values = []
        for pair in chosen:
            first, second = bench.ask([pair.first, pair.second]) @ bench.images.T
            values.append(overlap(find_top(first, TOP), find_top(second, TOP)))
        name = Name("paraphrase", "paraphrase overlap@12", languages)
        tallies.append(Tally(name, np.array(values), tuple(pair.parts for pair in chosen)))
    return Outcome(tuple(tallies))


def measure_duplicates(bench: Bench) -> Outcome:
    """Ask with captions: how many of the first 12 are a garment that was shown before."""
    products = np.array([subject.product for subject in bench.subjects])
    tallies = []
    for language in LANGUAGES:
        _, captions = find_captions(bench, language)
        if not captions:
            continue
        tops = [find_top(bench.images @ text, TOP) for text in bench.encode(captions)]
        alike = np.array([share_alike(top, bench.images, LOOKS_THE_SAME) for top in tops])
        tallies.append(Tally(Name("duplicates", "look the same@12", language), alike))
        if products.any():
            same = np.array([share_repeated(top, products) for top in tops])
            tallies.append(Tally(Name("duplicates", "same product@12", language), same))
    return Outcome(tuple(tallies))


SUITES: Mapping[str, Callable[[Bench], Outcome]] = {
    "retrieval": measure_captions,
    "words": measure_words,
    "spellings": measure_caption_spellings,
    "kinds": measure_kinds,
    "negation": measure_negation,
    "paraphrase": measure_paraphrase,
    "duplicates": measure_duplicates,
}
"""The suites that need one catalogue and a model; `composed` and `phone` need more."""
