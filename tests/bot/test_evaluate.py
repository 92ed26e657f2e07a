"""`garderobe evaluate` over small drawn catalogues, with a tiny model."""

import csv
import json
from pathlib import Path

import pytest

from tests.bot.test_commands import garderobe
from tests.engine.pictures import save_jpeg
from tests.engine.tiny_models import save_tiny_model

ITEMS = 24


@pytest.fixture
def captions(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    rows = []
    for number in range(ITEMS):
        name = f"images/{number}.jpg"
        (tmp_path / name).write_bytes(save_jpeg(number))
        colour, german = ("red", "rotes") if number % 2 else ("blue", "blaues")
        rows.append(
            {
                "sku": f"s{number}", "image": name, "category": "dress", "colours": colour,
                "pattern": "plain", "caption_de": f"{german} Kleid {number}",
                "caption_en": f"{colour} dress {number}",
            }
        )  # fmt: skip
    return save_rows(tmp_path / "captions.csv", rows)


def save_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_run_writes_both_files_side_by_side_for_two_models(captions: Path) -> None:
    folder = captions.parent
    models = [str(save_tiny_model(folder / f"m{seed}", seed=seed)) for seed in (0, 1)]
    result = garderobe(
        folder / "data",
        *("evaluate", "--captions", str(captions), "--phone", str(captions)),
        *("--model", models[0], "--model", models[1], "--fusion", "interpolate:0,1"),
        *("--out", str(folder / "out")),
    )
    assert result.returncode == 0, result.stderr
    report = json.loads((folder / "out/report.json").read_text("utf-8"))
    first, second = report["models"]
    assert first["pictures"] == ITEMS
    assert first["figures"]["retrieval/text to image recall@1/de/all"]["queries"] == ITEMS
    assert first["figures"]["phone/phone photo to studio picture recall@1/all"]["value"] == 1
    assert "composed/composed: wish held and kind kept/both/interpolate:1/all" in first["figures"]
    assert second["changes_from_first"]
    page = (folder / "out/report.html").read_text("utf-8")
    assert "src=" not in page
    assert "http" not in page


def test_bad_rows_are_named_and_the_rest_is_measured(captions: Path) -> None:
    rows = list(csv.DictReader(captions.read_text("utf-8").splitlines()))
    (captions.parent / rows[0]["image"]).unlink()
    (captions.parent / rows[1]["image"]).write_bytes(b"no picture")
    rows[2]["caption_de"] = ""
    rows[3]["caption_en"] = "grÃ¼n"
    save_rows(captions, [*rows, rows[4]])
    out = captions.parent / "out"
    model = str(save_tiny_model(captions.parent / "model"))
    result = garderobe(
        captions.parent / "data",
        *("evaluate", "--captions", str(captions), "--model", model, "--out", str(out)),
        *("--suite", "retrieval"),
    )
    assert result.returncode == 0, result.stderr
    report = json.loads((out / "report.json").read_text("utf-8"))
    assert [problem["what"] for problem in report["skipped"]] == ["s2", "s3", "s4"]
    assert [problem["what"] for problem in report["models"][0]["skipped"]] == ["s0", "s1"]
    figures = report["models"][0]["figures"]
    assert figures["retrieval/text to image recall@1/de/all"]["queries"] == ITEMS - 3


def test_a_failed_run_leaves_the_good_report(tmp_path: Path) -> None:
    good = tmp_path / "out/report.json"
    good.parent.mkdir()
    good.write_text("good")
    rows = [{"sku": "a", "image": "none.jpg", "caption_de": "Kleid", "caption_en": "dress"}]
    broken = save_rows(tmp_path / "captions.csv", rows)
    model = str(save_tiny_model(tmp_path / "model"))
    result = garderobe(
        tmp_path / "data",
        *("evaluate", "--captions", str(broken), "--model", model, "--out", str(good.parent)),
    )
    assert result.returncode == 1
    assert "at least 2" in result.stderr
    assert "Traceback" not in result.stderr
    assert good.read_text() == "good"


def test_an_unknown_suite_says_which_there_are(captions: Path) -> None:
    result = garderobe(
        captions.parent / "data",
        *("evaluate", "--captions", str(captions), "--suite", "magic", "--out", "nowhere"),
    )
    assert result.returncode == 1
    assert "retrieval" in result.stderr
