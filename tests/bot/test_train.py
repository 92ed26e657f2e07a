"""`garderobe train` as a person uses it: pairs in, a checkpoint out, else a sentence."""

import csv
import subprocess
from pathlib import Path

import numpy as np
import pytest

from bot.console import Terminal
from bot.records import open_records
from bot.settings import Settings
from bot.shop import load_shop_encoder
from bot.stock.adoption import adopt_embeddings
from storage.items import ItemDraft
from tests.bot.command_line import run_command
from tests.engine.finetuning.shop import draw_shop
from tests.engine.tiny_models import save_tiny_model

FAST = ("--epochs", "1", "--batch-size", "8", "--threads", "1", "--precision", "fp32")


def train(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command beside a folder's data."""
    return run_command("train", *arguments, DATA_DIR=str(folder / "data"), COLUMNS="200")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A captions CSV with a missing picture, an empty and a broken description, and a double."""
    folder = tmp_path_factory.mktemp("shop")
    pairs = draw_shop(folder / "images", 40)
    rows = [
        [pair.name, f"images/{pair.picture.name}", pair.german[0], pair.english[0]]
        for pair in pairs
    ]
    rows += [
        ["gone", "images/gone.png", "ein Kleid", "a dress"],
        ["mute", "images/1.png", " ", ""],
        ["broken", "images/2.png", "ein grÃ¼nes Kleid", ""],
        ["double", *rows[0][1:]],
    ]
    with (folder / "captions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "image", "caption_de", "caption_en"])
        writer.writerows(rows)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_model(tmp_path_factory.mktemp("models") / "tiny")


async def test_a_csv_becomes_a_checkpoint_and_what_was_left_out_is_named(
    shop: Path, tiny: Path, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    arguments = (str(shop / "captions.csv"), "--model", str(tiny), "--out", str(out), *FAST)
    result = train(tmp_path, *arguments)
    assert result.returncode == 0, result.stderr
    assert "4 rows left out" in result.stderr
    for name in ("gone", "mute", "broken", "double"):
        assert f"{name}:" in result.stderr
    assert "recall@10 de" in result.stderr
    assert "stay valid" in result.stderr

    again = train(tmp_path, *arguments)
    assert again.returncode == 1
    assert "--resume" in again.stderr

    await check_stored_embeddings_are_taken_over(shop, tiny, out / "model", tmp_path)


async def check_stored_embeddings_are_taken_over(
    shop: Path, start: Path, tuned: Path, folder: Path
) -> None:
    settings = Settings(_env_file=None, data_dir=folder / "data", clip_model=str(tuned))
    first = load_shop_encoder(settings.model_copy(update={"clip_model": str(start)}))
    second = load_shop_encoder(settings)
    async with open_records(settings) as records:
        picture = shop / "images" / "0.png"
        await records.catalogue.upsert([ItemDraft(sku="A", image_path=picture, title_en="A")])
        ((image_hash, _),) = await records.embeddings.list_missing(first.model_id)
        row = np.eye(1, first.dimension, dtype=np.float32)
        await records.embeddings.save(first.model_id, [image_hash], row)
        assert await adopt_embeddings(records, settings, second.model_id, Terminal()) == 1
        assert await records.embeddings.list_missing(second.model_id) == []
        _, loaded = await records.embeddings.load(second.model_id)
        assert np.array_equal(loaded, row)
        assert await adopt_embeddings(records, settings, second.model_id, Terminal()) == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "catalogue is empty"),
        (["nowhere.csv"], "There is no nowhere.csv"),
        (["--epoch", "3"], "Unknown: --epoch"),
    ],
)
def test_what_cannot_begin_says_why(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    result = train(tmp_path, *arguments)
    assert result.returncode == 1
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_weights_that_do_not_fit_their_config_are_named(shop: Path, tmp_path: Path) -> None:
    model = save_tiny_model(tmp_path / "misfit")
    config = model / "open_clip_config.json"
    config.write_text(config.read_text("utf-8").replace('"embed_dim": 32', '"embed_dim": 48'))
    result = train(tmp_path, str(shop / "captions.csv"), "--model", str(model), *FAST)
    assert result.returncode == 1
    assert "do not fit its config" in result.stderr


def test_the_shipped_recipe_is_the_shipped_models_training(tmp_path: Path) -> None:
    result = train(tmp_path, "--recipe", "shipped", "--wardrobe", str(tmp_path))
    assert result.returncode == 2
    assert "python -m engine.training" in result.stderr
    assert f"there is no {tmp_path / 'train' / 'captions.csv'}" in result.stderr
