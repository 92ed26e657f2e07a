"""Rendering a whole shop: in several processes, resumable, with progress."""

import io
import json
import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from demo.wardrobe.catalogue import make_row, write_catalogue
from demo.wardrobe.cloth import Workshop
from demo.wardrobe.garment import Garment
from demo.wardrobe.phone import Phone, snap
from demo.wardrobe.shop import stock_shop
from demo.wardrobe.studio import shoot

RENDERING = 5
"""Counts up whenever the same seed would give other pictures, so that old ones are redrawn."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be rendered, and how."""

    mode: str = "studio"
    items: int = 640
    seed: int = 7
    width: int = 768
    height: int = 1024
    photos_seed: int = 0
    """Which set of phone photos of the same garments."""


@dataclass(frozen=True, slots=True)
class Job:
    """One picture to render."""

    garment: Garment
    path: Path
    order: Order


Advance = Callable[[int, int], None]
"""Called with the pictures done and the pictures wanted."""


def render_shop(order: Order, out: Path, jobs: int, advance: Advance) -> int:
    """Render an order into a folder; pictures there of the same order are kept.

    Return how many were new.
    """
    images = out / "images"
    images.mkdir(parents=True, exist_ok=True)
    _forget_others(order, out)
    garments = stock_shop(order.items, order.seed)
    names = {garment.number: f"images/{garment.sku.lower()}.jpg" for garment in garments}
    todo = [
        Job(g, out / names[g.number], order)
        for g in garments
        if not (out / names[g.number]).exists()
    ]
    done = len(garments) - len(todo)
    advance(done, len(garments))
    for _ in _render_all(todo, jobs):
        done += 1
        advance(done, len(garments))
    write_catalogue(out / "catalogue.csv", [make_row(g, names[g.number]) for g in garments])
    return len(todo)


def _forget_others(order: Order, out: Path) -> None:
    """Delete pictures that another order left in the folder."""
    note = out / "order.json"
    wanted = {"rendering": RENDERING, **asdict(order)}
    wanted.pop("items")  # a larger shop begins with the same garments
    text = json.dumps(wanted, sort_keys=True)
    if note.exists() and note.read_text(encoding="utf-8") == text:
        return
    for picture in (out / "images").glob("gr-*.jpg"):
        picture.unlink()
    note.write_text(text, encoding="utf-8")


def _render_all(todo: list[Job], jobs: int) -> Iterator[Path]:
    if jobs <= 1 or len(todo) < 4:
        yield from map(render_job, todo)
        return
    context = multiprocessing.get_context("spawn")  # a fork would copy the caller's threads' locks
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(render_job, todo, chunksize=4)


@cache
def load_phone() -> Phone:
    """Set up this process's camera once."""
    return Phone(Workshop())


def render_job(job: Job) -> Path:
    """Render one picture, writing it beside its place before swapping it in."""
    size = (job.order.width, job.order.height)
    if job.order.mode == "phone":
        data = snap(job.garment, size, str(job.order.photos_seed), load_phone()).jpeg
    else:
        sink = io.BytesIO()
        picture = shoot(job.garment, size, load_phone().workshop)
        picture.save(sink, "JPEG", quality=88, optimize=True, progressive=True)
        data = sink.getvalue()
    fresh = job.path.with_suffix(".part")
    fresh.write_bytes(data)
    fresh.replace(job.path)
    return job.path
