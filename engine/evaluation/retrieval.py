"""Captions find their own pictures, and pictures their own captions."""

from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

import numpy as np

from engine.evaluation.bench import Bench
from engine.evaluation.measures import TOP, find_top, rank_own, recall_at
from engine.evaluation.subject import LANGUAGES
from engine.evaluation.tally import Answer, Name, Tally
from engine.training.spelling import drop_dots, misspell, spell_out_umlauts

_RECALLS = (1, 5, 10)


def find_captions(bench: Bench, language: str) -> tuple[np.ndarray, list[str]]:
    """Find the rows that have a caption in a language, and those captions."""
    pairs = [
        (row, caption)
        for row, subject in enumerate(bench.subjects)
        if (caption := subject.captions.get(language, ""))
    ]
    return np.array([row for row, _ in pairs], dtype=np.int64), [text for _, text in pairs]


def measure_retrieval(bench: Bench) -> tuple[tuple[Tally, ...], tuple[Answer, ...]]:
    """Measure recall@1, @5, @10 and the median rank, both ways, for each language."""
    tallies: list[Tally] = []
    answers: list[Answer] = []
    for language in LANGUAGES:
        rows, captions = find_captions(bench, language)
        if len(rows) < 2:
            continue
        similarities = bench.encode(captions) @ bench.images.T  # (Q, N)
        ranks = rank_own(similarities, rows, _group_pictures(bench))
        parts = tuple(bench.subjects[row].list_parts() for row in rows)
        tallies += tally_ranks(f"text to image {language}", ranks, parts)
        answers += [
            _show(bench, language, caption, int(row), scores, float(rank))
            for caption, row, scores, rank in zip(captions, rows, similarities, ranks, strict=True)
        ]
        places = np.arange(len(rows))
        same = np.unique(np.array([text.casefold() for text in captions]), return_inverse=True)[1]
        back = rank_own(similarities[:, rows].T, places, same)
        tallies += tally_ranks(f"image to text {language}", back, parts)
    return tuple(tallies), tuple(answers)


def tally_ranks(
    way: str, ranks: np.ndarray, parts: Sequence[tuple[str, ...]], suite: str = "retrieval"
) -> list[Tally]:
    """Tally ranks (Q,); `way` ends with the language where there is one."""
    measure, language = (way[:-3], way[-2:]) if way[-2:] in LANGUAGES else (way, "")
    tallies = [
        Tally(Name(suite, f"{measure} recall@{top}", language), recall_at(ranks, top), tuple(parts))
        for top in _RECALLS
    ]
    name = Name(suite, f"{measure} median rank", language)
    return [*tallies, Tally(name, ranks, tuple(parts), is_median=True)]


def measure_spellings(bench: Bench) -> list[Tally]:
    """Measure recall@10 of captions as people type them, beside the same as they stand."""
    ways: Mapping[str, Callable[[str], str]] = {
        "lower case": str.lower,
        "umlauts as ae, oe, ue": spell_out_umlauts,
        "umlauts without dots": drop_dots,
        "misspelt": lambda text: misspell(text, np.random.default_rng(crc32(text.encode()))),
    }
    tallies = []
    for language in LANGUAGES:
        rows, captions = find_captions(bench, language)
        for way, rewrite in ways.items():
            changed = [row for row, text in enumerate(captions) if rewrite(text) != text]
            if not changed:
                continue
            proper = [captions[row] for row in changed]
            for label, texts in (
                (f"captions {way}, recall@10", [rewrite(text) for text in proper]),
                (f"captions {way}: the same as written, recall@10", proper),
            ):
                similarities = bench.encode(texts) @ bench.images.T
                ranks = rank_own(similarities, rows[changed], _group_pictures(bench))
                tallies.append(Tally(Name("spellings", label, language), recall_at(ranks, 10)))
    return tallies


def _group_pictures(bench: Bench) -> np.ndarray:
    """Give pictures with the very same embedding the same number: (N,)."""
    return np.unique(bench.images.round(6), axis=0, return_inverse=True)[1].reshape(-1)


def _show(
    bench: Bench, language: str, caption: str, row: int, scores: np.ndarray, rank: float
) -> Answer:
    rows = tuple(int(found) for found in find_top(scores, TOP))
    return Answer(
        *("retrieval", language, caption, rows, tuple(found == row for found in rows)),
        value=1.0 / rank,
        verdict=f"rank {rank:.0f} of {len(scores)}",
        wanted=row,
    )
