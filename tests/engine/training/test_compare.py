"""Variants of the recipe: each is one change, and a table sets them side by side."""

import json
from pathlib import Path

import pytest

from engine.training.compare import build_table, main
from engine.training.plan import Plan
from engine.training.variants import VARIANTS

FIGURES = (
    "recall@1", "recall@10", "colour words p@R", "pattern words p@R", "kind words p@R",
)  # fmt: skip


def write_run(folder: Path, value: float, pictures: int) -> None:
    folder.mkdir(parents=True)
    figures = {f"{name} {language}": value for name in FIGURES for language in ("de", "en")}
    figures |= {"photo to kind p@12": value, "photo to group p@12": value}
    first = dict.fromkeys(figures, 0.0)
    lines = "\n".join(json.dumps(line) for line in (first, figures))
    (folder / "figures.jsonl").write_text(lines + "\n", "utf-8")
    (folder / "summary.json").write_text(json.dumps({"pictures": pictures}), "utf-8")


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "recipe"])
def test_a_variant_changes_the_plan(name: str) -> None:
    assert VARIANTS[name].change(Plan()) != Plan()
    assert VARIANTS[name].about


def test_the_recipe_is_the_plan_as_it_stands() -> None:
    assert VARIANTS["recipe"].change(Plan()) == Plan()


def test_the_table_has_each_variants_last_figures(tmp_path: Path) -> None:
    write_run(tmp_path / "recipe", 0.75, 16_000)
    write_run(tmp_path / "scratch", 0.25, 9_600)
    table = build_table(tmp_path, ["recipe", "scratch"], "200 steps")
    rows = [line for line in table.splitlines() if line.startswith("| recipe")]
    assert rows[0].count("0.75") == 7
    assert "16,000" in rows[0]
    assert "| scratch" in table


def test_what_is_missing_is_said_before_anything_is_trained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["--out", str(tmp_path), "--wardrobe", str(tmp_path), "--variants", "scratch"])
    assert "--teacher" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
