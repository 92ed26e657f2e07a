"""Pictures with their descriptions: which can be learned from, and which are held back."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from engine.errors import ImageError
from engine.finetuning.errors import FineTuningError
from engine.images import load_image

# The replacement character, or UTF-8 that was read as Windows-1252 ("grÃ¼n").
_BROKEN = re.compile("�|Ã[\u0080-\u00bf¤¶¼Ÿ„–œ]|â€")
_MOST_TEXT = 5_000  # characters; no encoder reads as much
_READERS = 4

OnProgress = Callable[[int, int], None]
"""Called with how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One picture with what is said of it."""

    name: str  # how its source names it: a line, a number
    picture: Path
    german: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    product: str = ""  # pictures of one product are never on both sides of a split
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not learned from, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class CheckedPairs:
    """What can be learned from, and what was left out."""

    pairs: tuple[Pair, ...]
    rejected: tuple[Rejected, ...]


def check_pairs(pairs: Iterable[Pair], on_progress: OnProgress | None = None) -> CheckedPairs:
    """Keep the pairs whose picture opens and whose description can be read, each once."""
    kept: list[Pair] = []
    rejected: list[Rejected] = []
    seen: dict[tuple[object, ...], str] = {}
    for pair in pairs:
        clean, reason = _read_texts(pair)
        key = (clean.picture, clean.german, clean.english)
        if not reason and key in seen:
            reason = f"the same picture and description as {seen[key]}"
        if reason:
            rejected.append(Rejected(pair.name, reason))
            continue
        seen[key] = pair.name
        kept.append(clean)
    return _open_pictures(kept, rejected, on_progress)


def hold_out(
    pairs: Sequence[Pair], share: float, seed: int
) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """Split into pairs to learn from and a share held back, whole products at a time.

    The split depends on the products' names and the seed alone: more rows do not reshuffle it.

    Raises:
        FineTuningError: there are fewer than two products.
    """
    products = sorted({_get_product(pair) for pair in pairs}, key=lambda it: _draw(it, seed))
    if len(products) < 2:
        raise FineTuningError(
            f"{len(products)} product(s) are too few to learn from some and measure on others."
        )
    count = min(max(round(len(products) * share), 1), len(products) - 1)
    held = frozenset(products[:count])
    learned = tuple(pair for pair in pairs if _get_product(pair) not in held)
    return learned, tuple(pair for pair in pairs if _get_product(pair) in held)


def drop_shared(pairs: Sequence[Pair], held: Sequence[Pair]) -> CheckedPairs:
    """Leave out what would be measured and learned: a picture that is also held back."""
    pictures = {pair.picture.resolve() for pair in held}
    shared = [pair for pair in pairs if pair.picture.resolve() in pictures]
    reason = "its picture is also in the validation or test set"
    return CheckedPairs(
        tuple(pair for pair in pairs if pair.picture.resolve() not in pictures),
        tuple(Rejected(pair.name, reason) for pair in shared),
    )


def hash_pairs(pairs: Iterable[Pair]) -> str:
    """Return a digest of names and descriptions: a run resumes over the same ones only."""
    digest = hashlib.sha256()
    for pair in pairs:
        digest.update(repr((pair.name, pair.picture.name, pair.german, pair.english)).encode())
    return digest.hexdigest()[:16]


def _get_product(pair: Pair) -> str:
    return pair.product or pair.name


def _draw(product: str, seed: int) -> str:
    return hashlib.sha256(f"{seed} {product}".encode()).hexdigest()


def _read_texts(pair: Pair) -> tuple[Pair, str]:
    german, english = _clean(pair.german), _clean(pair.english)
    clean = Pair(pair.name, pair.picture, german, english, pair.product, pair.attributes)
    texts = (*german, *english)
    if not texts:
        return clean, "the description is empty"
    broken = next((text for text in texts if _BROKEN.search(text)), "")
    if broken:
        return clean, f"the description's encoding is broken ({broken[:40]!r}): save it as UTF-8"
    return clean, ""


def _clean(texts: Iterable[str]) -> tuple[str, ...]:
    stripped = (" ".join(text.split())[:_MOST_TEXT] for text in texts)
    return tuple(dict.fromkeys(text for text in stripped if text))


def _open_pictures(
    pairs: Sequence[Pair], rejected: list[Rejected], on_progress: OnProgress | None
) -> CheckedPairs:
    kept: list[Pair] = []
    with ThreadPoolExecutor(_READERS) as pool:
        problems = pool.map(_find_problem, (pair.picture for pair in pairs))
        for done, (pair, problem) in enumerate(zip(pairs, problems, strict=True), start=1):
            if problem:
                rejected.append(Rejected(pair.name, problem))
            else:
                kept.append(pair)
            if on_progress:
                on_progress(done, len(pairs))
    return CheckedPairs(tuple(kept), tuple(rejected))


def _find_problem(picture: Path) -> str:
    try:
        load_image(picture.read_bytes(), max_edge=64)
    except FileNotFoundError:
        return f"the picture {picture.name} is missing"
    except OSError as error:
        return f"the picture {picture.name} cannot be read ({error.strerror})"
    except ImageError as error:
        return f"the picture {picture.name} cannot be opened ({error})"
    return ""
