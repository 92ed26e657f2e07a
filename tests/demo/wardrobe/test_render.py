import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from demo.wardrobe.__main__ import main
from demo.wardrobe.catalogue import read_catalogue
from demo.wardrobe.render import Order, render_shop

TINY = Order(items=5, seed=3, width=96, height=128)


def quiet(done: int, total: int) -> None:
    assert done <= total


def hash_pictures(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "images").iterdir())
    }


def test_two_processes_render_what_one_renders(tmp_path: Path) -> None:
    render_shop(TINY, tmp_path / "one", 1, quiet)
    render_shop(TINY, tmp_path / "two", 2, quiet)
    assert hash_pictures(tmp_path / "one") == hash_pictures(tmp_path / "two")
    first, second = ((tmp_path / name / "catalogue.csv").read_bytes() for name in ("one", "two"))
    assert first == second


def test_a_stopped_run_is_resumed_and_gives_the_same_shop(tmp_path: Path) -> None:
    assert render_shop(TINY, tmp_path, 1, quiet) == 5
    whole = hash_pictures(tmp_path)
    (tmp_path / "images" / "gr-0002.jpg").unlink()
    (tmp_path / "images" / "gr-0004.jpg").unlink()
    assert render_shop(TINY, tmp_path, 1, quiet) == 2
    assert hash_pictures(tmp_path) == whole


def test_pictures_of_another_seed_are_not_kept(tmp_path: Path) -> None:
    render_shop(TINY, tmp_path, 1, quiet)
    before = hash_pictures(tmp_path)
    other = Order(items=5, seed=4, width=96, height=128)
    assert render_shop(other, tmp_path, 1, quiet) == 5
    assert not set(before.values()) & set(hash_pictures(tmp_path).values())


def test_every_row_names_a_picture_that_exists(tmp_path: Path) -> None:
    render_shop(TINY, tmp_path, 1, quiet)
    rows = read_catalogue(tmp_path / "catalogue.csv")
    assert len(rows) == 5
    assert all((tmp_path / row["image"]).is_file() for row in rows)


def test_phone_photos_share_skus_with_the_studio_shop(tmp_path: Path) -> None:
    phone = ["phone", "--items", "4", "--size", "96x128", "--jobs", "1", "--quiet"]
    assert main([*phone, "--out", str(tmp_path / "phone")]) == 0
    studio = ["--items", "4", "--size", "96x128", "--jobs", "1", "--quiet"]
    assert main([*studio, "--out", str(tmp_path / "studio")]) == 0
    first = read_catalogue(tmp_path / "phone" / "catalogue.csv")
    assert first == read_catalogue(tmp_path / "studio" / "catalogue.csv")
    assert hash_pictures(tmp_path / "phone") != hash_pictures(tmp_path / "studio")


def test_a_bad_size_is_refused_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--out", "x", "--size", "large"])
    assert "write it as 768x1024" in capsys.readouterr().err


def test_the_module_explains_itself() -> None:
    command = [sys.executable, "-m", "demo.wardrobe", "phone", "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "--photos-seed" in told.stdout
