"""Whatever happens to the index's file costs a start some time, and nothing else."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from bot.console import Terminal
from bot.settings import Settings
from bot.shop import open_shop
from bot.stock.building import build_empty_index
from bot.stock.index_file import IndexFile, Label
from engine.encoder import Encoder
from engine.faiss_index import FaissIndex
from tests.bot.conftest import ITEMS

LABEL = Label("clip", "autumn")
DIMENSION = 8


def build_index(dimension: int = DIMENSION) -> FaissIndex:
    return FaissIndex.build([1, 2, 3], np.eye(3, dimension, dtype=np.float32))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def scribble(path: Path) -> None:
    path.write_bytes(os.urandom(5000))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").write_text("")


def put_another_models_there(path: Path) -> None:
    build_index().save(path, model_id="another", catalogue_version="autumn")


def put_another_catalogues_there(path: Path) -> None:
    build_index().save(path, model_id="clip", catalogue_version="spring")


def put_another_dimension_there(path: Path) -> None:
    build_index(4).save(path, model_id="clip", catalogue_version="autumn")


def put_a_loop_there(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


DAMAGES: list[Callable[[Path], None]] = [
    truncate,
    scribble,
    empty,
    Path.unlink,
    put_a_folder_there,
    put_another_models_there,
    put_a_loop_there,
]
STALE: list[Callable[[Path], None]] = [put_another_catalogues_there, put_another_dimension_there]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "index.faiss"
    IndexFile(path).save(build_index(), LABEL)
    return path


def test_a_whole_file_is_loaded(path: Path) -> None:
    index = IndexFile(path).find(LABEL, DIMENSION)
    assert index is not None
    assert len(index) == 3


@pytest.mark.parametrize("damage", [*DAMAGES, *STALE])
def test_what_is_not_whole_ours_and_of_now_is_not_loaded(
    path: Path, damage: Callable[[Path], None]
) -> None:
    damage(path)
    with capture_logs() as logs:
        assert IndexFile(path).find(LABEL, DIMENSION) is None
    assert logs[0]["event"] == "index_file_refused"
    assert logs[0]["reason"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_while_the_bot_runs_is_written_anew(
    path: Path, damage: Callable[[Path], None]
) -> None:
    file, index = IndexFile(path), build_index()
    file.save(index, LABEL)
    damage(path)
    with capture_logs() as logs:
        file.mend(index, LABEL)
    assert logs[0]["event"] == "index_file_damaged"
    if damage is put_a_folder_there:  # which may be somebody's: it stays
        assert logs[1]["event"] == "index_not_saved"
        assert path.is_dir()
    else:
        assert IndexFile(path).find(LABEL, DIMENSION) is not None


def test_a_file_as_it_was_left_is_not_even_read(path: Path) -> None:
    file = IndexFile(path)
    file.find(LABEL, DIMENSION)
    before = path.stat()
    file.mend(build_index(), LABEL)
    assert path.stat().st_ino == before.st_ino


def test_what_another_program_wrote_of_a_newer_catalogue_stays(path: Path) -> None:
    file = IndexFile(path)
    file.save(build_index(), LABEL)
    put_another_catalogues_there(path)
    before = path.stat().st_ino
    file.mend(build_index(), LABEL)
    assert path.stat().st_ino == before


def test_where_it_may_not_be_written_it_is_said_once_and_the_bot_goes_on(tmp_path: Path) -> None:
    (tmp_path / "locked").write_text("a file where the folder should be")
    file = IndexFile(tmp_path / "locked" / "index.faiss")
    with capture_logs() as logs:
        file.save(build_index(), LABEL)
        file.mend(build_index(), LABEL)
        file.mend(build_index(), LABEL)
    assert [log["event"] for log in logs] == ["index_not_saved"]
    assert "answers are not affected" in logs[0]["hint"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_write_permission_is_said(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        with capture_logs() as logs:
            IndexFile(path).save(build_index(), Label("clip", "winter"))
    finally:
        path.parent.chmod(0o700)
    assert logs[0]["error"] == "Permission denied"


def test_a_disk_that_fills_up_while_writing_leaves_the_old_file_whole(path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path; import numpy as np\n"
        "from bot.stock.index_file import IndexFile, Label; from engine.faiss_index import *\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "index = FaissIndex.build(range(5000), np.ones((5000, 8), np.float32))\n"
        "IndexFile(Path(sys.argv[1])).save(index, Label('clip', 'winter'))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert "index_not_saved" in result.stdout + result.stderr
    assert IndexFile(path).find(LABEL, DIMENSION) is not None
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_what_a_kill_left_behind_long_ago_is_removed(path: Path) -> None:
    old, new = path.with_name("index.faiss.1.part"), path.with_name("index.faiss.2.part")
    for part in (old, new):
        part.write_text("half of it")
    os.utime(old, (0, 0))
    IndexFile(path).save(build_index(), LABEL)
    assert (old.exists(), new.exists()) == (False, True)


def test_an_empty_shops_index_is_cached_too(path: Path) -> None:
    IndexFile(path).save(build_empty_index(DIMENSION), LABEL)
    index = IndexFile(path).find(LABEL, DIMENSION)
    assert index is not None
    assert len(index) == 0


@pytest.mark.parametrize("damage", [truncate, put_a_folder_there, put_another_models_there])
async def test_a_shop_opens_over_a_damaged_file_without_a_picture_being_encoded(
    settings: Settings, encoder: Encoder, damage: Callable[[Path], None]
) -> None:
    damage(settings.index_file)
    shutil.rmtree(settings.data_dir / "images", ignore_errors=True)
    async with open_shop(settings, Terminal(), encoder=BlindEncoder(encoder)) as shop:
        assert shop.search.item_count == ITEMS


class BlindEncoder:
    """An encoder that may not be asked for pictures."""

    def __init__(self, encoder: Encoder) -> None:
        self.model_id, self.dimension = encoder.model_id, encoder.dimension
        self.knows_single_words = encoder.knows_single_words
        self.encode_texts = encoder.encode_texts

    def encode_images(self, images: object) -> np.ndarray:
        raise AssertionError("a picture is encoded again")
