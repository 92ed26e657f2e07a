"""The soak in short: every answer once, whole, in order, to its own shopper."""

import shutil
from pathlib import Path

import pytest

from tests.bot.soak.report import describe, draw_memory
from tests.bot.soak.soak import Plan, Soak

_PLAN = Plan(seconds=40, shoppers=30, kills=2, think=(2, 8))


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_a_short_soak_finds_nothing_wrong(
    stocked: Path, wardrobe: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(stocked, tmp_path / "data"))
    photos = [file.read_bytes() for file in sorted((wardrobe.parent / "images").glob("*.jpg"))]
    outcome = await Soak(_PLAN, data, photos).run(lambda _done, _total: None)
    assert outcome.problems == []
    assert len(outcome.kills) == 2
    assert len(outcome.questions) >= _PLAN.shoppers
    assert sum(outcome.faults.values()) > 0
    assert "answered exactly once" in describe(outcome)
    draw_memory(outcome, tmp_path / "memory.svg")
    assert "kill -9" in (tmp_path / "memory.svg").read_text()
