"""The command line as a person and as a script use it."""

import asyncio
import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import aiohttp
import numpy as np
import pytest

from bot.settings import Settings
from tests.bot.command_line import run_command


@pytest.fixture
def folder(settings: Settings) -> Path:
    """Return the data directory of a stocked shop."""
    return settings.data_dir


def garderobe(
    folder: Path, *arguments: str, stdin: str = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run a command over a data directory."""
    return run_command(*arguments, stdin=stdin, DATA_DIR=str(folder), **more)


def read_lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="session")
def pictures(wardrobe: Path) -> list[Path]:
    return sorted((wardrobe.parent / "images").glob("*.jpg"))


def test_help_names_every_command(tmp_path: Path) -> None:
    result = garderobe(tmp_path, "--help")
    assert result.returncode == 0
    for command in ("demo", "run", "catalog", "search", "encode"):
        assert command in result.stdout


def test_search_prints_a_json_object_a_hit(folder: Path, pictures: Sequence[Path]) -> None:
    result = garderobe(
        folder,
        *("search", "--photo", str(pictures[0]), "--text", "mit Blumen"),
        *("--top-k", "5", "--json"),
    )
    hits = read_lines(result.stdout)
    assert [hit["rank"] for hit in hits] == [1, 2, 3, 4, 5]
    assert all(set(hit) == {"sku", "score", "rank"} for hit in hits)


def test_a_photo_of_the_catalogue_finds_itself(
    folder: Path, wardrobe: Path, pictures: Sequence[Path]
) -> None:
    with wardrobe.open(encoding="utf-8") as file:
        skus = {Path(row["image"]).name: row["sku"] for row in csv.DictReader(file)}
    result = garderobe(folder, "search", "--photo", str(pictures[7]), "--top-k", "1", "--json")
    assert read_lines(result.stdout)[0]["sku"] == skus[pictures[7].name]


def test_a_batch_is_answered_line_by_line(folder: Path, pictures: Sequence[Path]) -> None:
    questions = [
        {"id": "a", "photos": [str(pictures[0])], "text": "", "top_k": 3},
        {"id": 2, "photos": [], "text": "rotes Kleid", "top_k": 4},
        {"id": "bad", "photos": ["/nowhere.jpg"], "text": ""},
    ]
    lines = "\n".join(json.dumps(question) for question in questions) + "\nnot json\n"
    answers = read_lines(garderobe(folder, "search", "--batch", "-", stdin=lines).stdout)
    assert [answer["id"] for answer in answers] == ["a", 2, "bad", None]
    assert [len(list(answer["hits"])) for answer in answers] == [3, 4, 0, 0]  # type: ignore[call-overload]
    assert [("error" in answer) for answer in answers] == [False, False, True, True]


def test_a_batch_that_is_no_text_is_said_to_be_none(folder: Path, pictures: Sequence[Path]) -> None:
    result = garderobe(folder, "search", "--batch", str(pictures[0]))
    assert result.returncode == 1
    assert "Cannot read" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_search_for_nothing_says_what_to_give(folder: Path) -> None:
    result = garderobe(folder, "search")
    assert result.returncode == 1
    assert "--photo" in result.stderr
    assert "Traceback" not in result.stderr


def test_prices_and_categories_bind_every_hit(folder: Path, wardrobe: Path) -> None:
    with wardrobe.open(encoding="utf-8") as file:
        rows = {row["sku"]: row for row in csv.DictReader(file)}
    bounds = ("--min-price", "20", "--max-price", "49,99 €", "--category", "Dress")
    satisfying = {
        sku
        for sku, row in rows.items()
        if row["category"] == "dress" and 20 <= float(row["price"]) <= 49.99
    }
    one = garderobe(folder, "search", "--text", "rot", "--top-k", "60", "--json", *bounds)
    line = json.dumps({"text": "rot", "top_k": 60})
    (batch,) = read_lines(garderobe(folder, "search", "--batch", "-", *bounds, stdin=line).stdout)
    found = {str(hit["sku"]) for hit in read_lines(one.stdout)}
    assert found
    assert found <= satisfying
    assert {rows[sku]["product"] for sku in found} == {rows[sku]["product"] for sku in satisfying}
    assert batch["hits"] == read_lines(one.stdout)


def test_a_price_that_cannot_be_read_is_named(folder: Path) -> None:
    result = garderobe(folder, "search", "--text", "Kleid", "--max-price", "günstig")
    assert result.returncode == 1
    assert "--max-price" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_empty_catalogue_says_how_to_fill_it(tmp_path: Path) -> None:
    result = garderobe(tmp_path, "search", "--text", "Kleid")
    assert result.returncode == 1
    assert "garderobe catalog import" in result.stderr


def test_encode_writes_normalised_embeddings(
    folder: Path, tmp_path: Path, pictures: Sequence[Path]
) -> None:
    (tmp_path / "images.txt").write_text(f"{pictures[0]}\n/nowhere.jpg\n{pictures[1]}\n")
    (tmp_path / "texts.txt").write_text("rotes Kleid\nblue jeans\nPunkte\n")
    result = garderobe(
        folder,
        *("encode", "--images", str(tmp_path / "images.txt")),
        *("--texts", str(tmp_path / "texts.txt"), "--out", str(tmp_path / "out.npz")),
    )
    assert result.returncode == 0
    assert "/nowhere.jpg" in result.stderr
    with np.load(tmp_path / "out.npz") as arrays:
        assert list(arrays["image_paths"]) == [str(pictures[0]), str(pictures[1])]
        assert list(arrays["texts"]) == ["rotes Kleid", "blue jeans", "Punkte"]
        for name, count in (("image_embeddings", 2), ("text_embeddings", 3)):
            assert arrays[name].dtype == np.float32
            assert len(arrays[name]) == count
            np.testing.assert_allclose(np.linalg.norm(arrays[name], axis=1), 1, atol=1e-5)


def test_encode_writes_the_file_that_was_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.txt").write_text("rotes Kleid\n")
    texts = ("encode", "--texts", str(tmp_path / "texts.txt"))
    assert garderobe(folder, *texts, "--out", str(tmp_path / "out.bin")).returncode == 0
    assert (tmp_path / "out.bin").is_file()
    result = garderobe(folder, *texts, "--out", str(tmp_path / "texts.txt" / "out.npz"))
    assert result.returncode == 1
    assert "Cannot write" in result.stderr


def test_a_data_dir_that_cannot_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = garderobe(tmp_path / "file", "catalog", "stats")
    assert result.returncode == 1
    assert "DATA_DIR" in result.stderr


def test_importing_again_changes_nothing(folder: Path, wardrobe: Path) -> None:
    result = garderobe(folder, "catalog", "import", str(wardrobe))
    assert "0 added, 0 changed, 60 unchanged, 0 removed, 0 skipped" in result.stderr


def test_a_folder_of_pictures_is_a_catalogue(tmp_path: Path, pictures: Sequence[Path]) -> None:
    result = garderobe(tmp_path / "data", "catalog", "import", str(pictures[0].parent))
    assert "60 added" in result.stderr
    stats = garderobe(tmp_path / "data", "catalog", "stats")
    assert "60 items" in stats.stderr


def test_an_index_that_is_torn_is_rebuilt(folder: Path) -> None:
    (folder / "index.faiss").write_bytes(b"torn")
    result = garderobe(folder, "search", "--text", "rotes Kleid", "--top-k", "2", "--json")
    assert len(read_lines(result.stdout)) == 2


def test_run_without_a_token_says_where_to_get_one(tmp_path: Path) -> None:
    result = garderobe(tmp_path, "run", BOT_TOKEN="")
    assert result.returncode == 1
    assert "@BotFather" in result.stderr


def test_an_unknown_model_says_what_can_be_named(tmp_path: Path, wardrobe: Path) -> None:
    result = garderobe(tmp_path, "catalog", "import", str(wardrobe), CLIP_MODEL="no-such-model")
    assert result.returncode == 1
    assert "CLIP_MODEL" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_setting_that_cannot_be_names_itself(tmp_path: Path) -> None:
    result = garderobe(tmp_path, "catalog", "stats", TOP_K="many")
    assert result.returncode == 2
    assert "TOP_K" in result.stderr


@pytest.mark.slow
async def test_the_demo_starts_from_nothing_and_stops_cleanly(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", "demo", "--port", "0", "--items", "24", "--reset"),
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    url = ""
    async with asyncio.timeout(120):
        while "http://127.0.0.1" not in url:
            url = (await process.stderr.readline()).decode()
    url = url.split("Open ")[1].strip()
    async with aiohttp.ClientSession() as client, client.get(url) as page:
        assert page.status == 200
        assert "Garderobe" in await page.text()
    reset = await asyncio.to_thread(garderobe, tmp_path, "demo", "--reset")
    assert (reset.returncode, process.returncode) == (0, None)
    assert "Everybody is forgotten" in reset.stderr
    process.send_signal(signal.SIGINT)
    async with asyncio.timeout(20):
        assert await process.wait() == 0
    with pytest.raises(aiohttp.ClientConnectionError):
        async with aiohttp.ClientSession() as client, client.get(url):
            pass
    assert not (tmp_path / "demo-reset").exists()


async def test_the_local_telegram_ends_with_its_parent(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "demo.telegram", "--port", "0", "--data", str(tmp_path))
    process = await asyncio.create_subprocess_exec(
        *command,
        "--until-stdin-ends",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert b"ready" in await process.stdout.readline()
    process.stdin.close()
    async with asyncio.timeout(20):
        assert await process.wait() == 0
