"""`make soak`: ten minutes, two hundred shoppers, bad weather, three kills."""

import argparse
import asyncio
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.console import Terminal
from tests.bot.soak.report import describe, draw_memory
from tests.bot.soak.soak import ROOT, Outcome, Plan, Soak

_ITEMS = 60


def main() -> None:
    """Stock a shop, run the soak, say what it found; exit with 1 where something was wrong."""
    options = _read_options()
    options.out.mkdir(parents=True, exist_ok=True)
    # The stand-in complains of every upload that a kill cuts off.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    plan = Plan(
        options.seconds,
        options.shoppers,
        options.kills,
        options.seed,
        (options.think / 2, options.think * 2),
    )
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        outcome = _run(plan, Path(folder))
        shutil.copy(Path(folder) / "data" / "log", options.out / "bot.log")
    figures = describe(outcome)
    (options.out / "soak.md").write_text(figures)
    draw_memory(outcome, options.out / "soak-memory.svg")
    sys.stdout.write(figures)
    for problem in outcome.problems[:50]:
        sys.stderr.write(f"{problem}\n")
    sys.exit(1 if outcome.problems else 0)


def _read_options() -> argparse.Namespace:
    usual = Plan()
    parser = argparse.ArgumentParser(prog="python -m tests.bot.soak", description=__doc__)
    parser.add_argument("--seconds", type=float, default=usual.seconds)
    parser.add_argument("--shoppers", type=int, default=usual.shoppers)
    parser.add_argument("--kills", type=int, default=usual.kills)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--think", type=float, default=30, help="seconds between questions")
    parser.add_argument("--out", type=Path, default=Path("build/soak"), help="a folder for figures")
    return parser.parse_args()


def _run(plan: Plan, folder: Path) -> Outcome:
    wardrobe, data = folder / "wardrobe", folder / "data"
    drawing = [sys.executable, "-m", "demo.wardrobe", "--out", str(wardrobe), "--quiet"]
    subprocess.run([*drawing, "--items", str(_ITEMS), "--size", "300x400"], check=True, cwd=ROOT)
    subprocess.run(
        [sys.executable, "-m", "bot.cli", "catalog", "import", str(wardrobe / "catalogue.csv")],
        check=True,
        cwd=folder,
        env={**_plain_environment(), "DATA_DIR": str(data)},
    )
    photos = [file.read_bytes() for file in sorted((wardrobe / "images").glob("*.jpg"))]
    with Terminal().bars.show("Soak, seconds") as advance:
        return asyncio.run(Soak(plan, data, photos).run(advance))


def _plain_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    main()
