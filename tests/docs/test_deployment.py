"""The files for operators fit the bot: figures, settings, users."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.metrics import Metrics
from bot.settings import Settings

FOLDER = Path(__file__).parents[2] / "docs/deployment"
BOARD = json.loads((FOLDER / "grafana-board.json").read_text("utf-8"))
UNIT = (FOLDER / "garderobe.service").read_text("utf-8")
CONTAINERFILE = (FOLDER / "Containerfile").read_text("utf-8")


def list_names() -> dict[str, set[str]]:
    """Return the names of all series with their labels, as Prometheus will know them."""
    names: dict[str, set[str]] = {}
    for family in Metrics().registry.collect():
        suffixes = {
            "counter": ("_total",),
            "histogram": ("_bucket", "_sum", "_count"),
        }.get(family.type, ("",))
        for suffix in suffixes:
            names[family.name + suffix] = set()
    for collected in vars(Metrics()).values():
        for name in names:
            if name.startswith(getattr(collected, "_name", "?")):
                names[name] = set(collected._labelnames)
    return names


def list_queries() -> Iterator[Any]:
    for panel in BOARD["panels"]:
        for target in panel["targets"]:
            yield pytest.param(target["expr"], id=f"{panel['title']}-{target['refId']}")


@pytest.mark.parametrize("query", list(list_queries()))
def test_the_board_asks_for_what_there_is(query: str) -> None:
    names = list_names()
    asked = re.findall(r"\b(?:garderobe|process)_\w+", query)
    assert asked
    assert [name for name in asked if name not in names] == []
    labels = {
        label.strip()
        for group in re.findall(r"by \(([^)]*)\)", query)
        for label in group.split(",")
    } | set(re.findall(r"(\w+)=\"", query))
    known = set().union(*(names[name] for name in asked))
    assert labels - {"le"} <= known


def test_the_board_shows_every_figure_of_ours() -> None:
    queries = " ".join(parameter.values[0] for parameter in list_queries())
    unseen = {
        name.removesuffix("_bucket").removesuffix("_sum").removesuffix("_count")
        for name in list_names()
        if name.startswith("garderobe_")
    }
    assert [name for name in sorted(unseen) if name not in queries] == []


def test_the_boards_panels_are_told_apart_and_do_not_overlap() -> None:
    places = [panel["gridPos"] for panel in BOARD["panels"]]
    taken = [
        (x, y)
        for place in places
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(taken) == len(set(taken))
    assert max(x for x, _ in taken) < 24
    ids = [panel["id"] for panel in BOARD["panels"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", [UNIT, CONTAINERFILE], ids=["unit", "container"])
def test_they_set_settings_that_there_are(text: str) -> None:
    named = set(re.findall(r"\b([A-Z]+_[A-Z_]+)=", text))
    ours = {name.upper() for name in Settings.model_fields}
    foreign = {name for name in named if name.startswith(("PIP_", "PYTHON", "HF_"))}
    assert named - foreign <= ours
    assert {"DATA_DIR", "STATUS_LISTEN", "LOG_FORMAT"} <= named


def test_nothing_runs_as_root() -> None:
    assert re.search(r"^User=garderobe$", UNIT, re.MULTILINE)
    assert re.search(r"^USER 10001:10001$", CONTAINERFILE, re.MULTILINE)


def test_the_unit_is_one_that_systemd_reads(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    program = tmp_path / "garderobe"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    unit = tmp_path / "garderobe.service"
    unit.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={program}", UNIT, flags=re.MULTILINE))
    run = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(unit)],  # noqa: S607
        capture_output=True,
        text=True,
    )
    assert (run.returncode, run.stderr) == (0, "")
