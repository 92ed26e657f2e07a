"""Whole requests in words: things ruled out, prices, one wish said twice, and no doubles."""

from collections.abc import Sequence

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.measures import TOP, find_top, overlap, share_alike, share_repeated
from engine.evaluation.negations import Negation, negate
from engine.evaluation.paraphrases import paraphrase
from engine.evaluation.prices import list_bounds
from engine.evaluation.retrieval import find_captions
from engine.evaluation.subject import LANGUAGES, find_right
from engine.evaluation.tally import Answer, Name, Outcome, Tally, build_answer
from engine.facts import CATEGORY, ItemFacts
from engine.faiss_index import FaissIndex
from engine.pointing import find_point
from engine.query import Query
from engine.ranking import choose_rank
from engine.variants import LOOKS_THE_SAME, Distinct, find_distinct


def measure_negation(bench: Bench) -> Outcome:
    """Ask for a kind without something: how many of the first 12 have it all the same.

    Beside the shop's way: the unwanted phrase taken away from the point on the line, the whole
    sentence unread, and the kind alone.
    """
    tallies: list[Tally] = []
    answers: list[Answer] = []
    for language in LANGUAGES:
        questions = [it for it in negate(bench.subjects) if it.language == language]
        if not questions:
            continue
        found: dict[str, list[float]] = {way: [] for way in _WAYS}
        kept: list[float] = []
        for question in questions:
            has = find_right(bench.subjects, question.word.field, question.word.value)
            is_kind = find_right(bench.subjects, "kind", question.kind.value)
            for way, rows in _answer(bench, question).items():
                found[way].append(_share(has, rows))
                if way == _WAYS[0]:
                    kept.append(_share(is_kind, rows))
                    answers.append(_show(question, rows, has))
        parts = tuple((f"{it.word.field}: {it.word.value}",) for it in questions)
        for way, values in found.items():
            tallies.append(Tally(Name("negation", way, language), np.array(values), parts))
        name = Name("negation", "negation: kind kept@12", language)
        tallies.append(Tally(name, np.array(kept), parts))
    return Outcome(tuple(tallies), tuple(answers))


_WAYS = (
    "negation violations@12",
    "negation: linear, violations@12",
    "negation: unparsed, violations@12",
    "negation: the kind alone, violations@12",
)


def _answer(bench: Bench, question: Negation) -> dict[str, np.ndarray]:
    query = Query.of_words(question.text)
    encoded = bench.encode_query(query)
    unread, kind = bench.ask([question.text, question.kind.get(question.language)])
    scores = (
        bench.rank(query),
        bench.images @ find_point(encoded, bench.images.shape[1]),
        bench.images @ unread,
        bench.images @ kind,
    )
    return {way: find_shown(score) for way, score in zip(_WAYS, scores, strict=True)}


def find_shown(scores: np.ndarray) -> np.ndarray:
    """Find the rows of the first 12 that may be shown at all, best first."""
    rows = find_top(scores, TOP)
    return np.asarray(rows[np.isfinite(scores[rows])])


def _share(is_so: np.ndarray, rows: np.ndarray) -> float:
    return float(is_so[rows].mean()) if len(rows) else 0.0


def _show(question: Negation, rows: np.ndarray, has: np.ndarray) -> Answer:
    value = 1 - _share(has, rows)
    verdict = f"{int(has[rows].sum())} of {len(rows)} have what was ruled out"
    return build_answer(*("negation", question.language, question.text, rows, ~has, value, verdict))


def measure_paraphrase(bench: Bench) -> Outcome:
    """Say one thing in two ways: which share of the first 12 is the same."""
    tallies = []
    pairs = paraphrase(bench.subjects)
    for languages in dict.fromkeys(pair.languages for pair in pairs):
        chosen = [pair for pair in pairs if pair.languages == languages]
        values = [
            overlap(
                *(find_shown(bench.rank(Query.of_words(it))) for it in (pair.first, pair.second))
            )
            for pair in chosen
        ]
        name = Name("paraphrase", "paraphrase overlap@12", languages)
        tallies.append(Tally(name, np.array(values), tuple(pair.parts for pair in chosen)))
    return Outcome(tuple(tallies))


def measure_prices(bench: Bench) -> Outcome:
    """Ask for kinds within prices: what of the first 12 violates, and whether all come there are.

    Without prices in the catalogue there is nothing to ask.
    """
    index = _build_index(bench, has_categories=True)
    tallies = []
    for language in LANGUAGES:
        cases = [case for case in list_bounds(bench.subjects) if case.language == language]
        if not cases:
            continue
        violated, complete = [], []
        for case in cases:
            query = Query.of_words(case.text, within=case.categories)
            found = _find(bench, index, query)
            facts = index.get_facts([one.item_id for one in found])
            violated.append(np.mean([not case.within.is_satisfied_by(it) for it in facts]))
            fitting = {
                subject.product or subject.sku
                for subject, item in zip(bench.subjects, _list_facts(bench), strict=True)
                if case.within.is_satisfied_by(item)
            }
            complete.append(len(found) / min(TOP, len(fitting)))
        tallies += [
            Tally(Name("price", "price violations@12", language), np.array(violated)),
            Tally(Name("price", "price: of what there is, found@12", language), np.array(complete)),
        ]
    return Outcome(tuple(tallies))


def measure_duplicates(bench: Bench) -> Outcome:
    """Ask with captions: how many of the first 12 are a garment that was shown before."""
    index = _build_index(bench)
    products = np.array([subject.product for subject in bench.subjects])
    tallies = []
    for language in LANGUAGES:
        _, captions = find_captions(bench, language)
        if not captions:
            continue
        tops = [
            np.array([one.item_id for one in _find(bench, index, Query.of_words(caption))])
            for caption in captions
        ]
        alike = np.array([share_alike(top, bench.images, LOOKS_THE_SAME) for top in tops])
        tallies.append(Tally(Name("duplicates", "look the same@12", language), alike))
        if products.any():
            same = np.array([share_repeated(top, products) for top in tops])
            tallies.append(Tally(Name("duplicates", "same product@12", language), same))
    return Outcome(tuple(tallies))


def _find(bench: Bench, index: FaissIndex, query: Query) -> list[Distinct]:
    encoded = bench.encode_query(query)
    return find_distinct(
        index,
        find_point(encoded, index.dimension),
        TOP,
        within=query.within,
        rank=choose_rank(bench.reader, encoded),
    )


def _build_index(bench: Bench, *, has_categories: bool = False) -> FaissIndex:
    """Build the shop's index; it knows of attributes the kinds alone, and those if asked."""
    facts = _list_facts(bench) if has_categories else _list_facts(bench, names=())
    return FaissIndex.build(range(len(bench.subjects)), bench.images, facts)


def _list_facts(bench: Bench, names: Sequence[str] = (CATEGORY,)) -> list[ItemFacts]:
    return [
        ItemFacts(
            row,
            product=subject.product,
            price=subject.price,
            currency=subject.currency,
            attributes={name: subject.attributes.get(name, ()) for name in names},
        )
        for row, subject in enumerate(bench.subjects)
    ]
