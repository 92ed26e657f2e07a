import sys
from pathlib import Path

import numpy as np
import pytest

from engine.training.corpus import read_garments
from engine.training.fresh import Renderer, RenderingError, Wardrobe
from engine.training.lessons import Material
from engine.training.pictures import load_pictures

COMMAND = (sys.executable, "-m", "demo.wardrobe")


def make_material(folder: Path) -> Material:
    renderer = Renderer(COMMAND, folder, items=4, seed=5)
    garments = renderer.read(0)
    pictures = np.array(load_pictures([it.picture for it in garments], folder, jobs=1))
    return Material(garments, pictures, None, [])


def list_products(material: Material) -> list[str]:
    return [garment.identity.split("/")[0].split("-")[0] for garment in material.garments]


@pytest.mark.slow
def test_each_epoch_brings_new_garments_in_place_of_the_oldest(tmp_path: Path) -> None:
    wardrobe = Wardrobe(make_material(tmp_path), Renderer(COMMAND, tmp_path, 2, 10), tmp_path)
    assert list_products(wardrobe.turn_to(0)) == ["P5"] * 8
    before = wardrobe.turn_to(0).pictures.copy()
    assert list_products(wardrobe.turn_to(1)) == ["P11"] * 4 + ["P5"] * 4
    assert not np.array_equal(before[0], wardrobe.turn_to(1).pictures[0])
    assert np.array_equal(before[4:], wardrobe.turn_to(1).pictures[4:])
    assert list_products(wardrobe.turn_to(3)) == ["P13"] * 4 + ["P12"] * 4
    wardrobe.close()


@pytest.mark.slow
def test_a_resumed_run_has_the_same_garments(tmp_path: Path) -> None:
    whole = Wardrobe(make_material(tmp_path), Renderer(COMMAND, tmp_path, 2, 10), tmp_path)
    for epoch in range(4):
        whole.turn_to(epoch)
    resumed = Wardrobe(make_material(tmp_path), Renderer(COMMAND, tmp_path, 2, 10), tmp_path)
    assert resumed.turn_to(3).garments == whole.turn_to(3).garments
    assert np.array_equal(resumed.turn_to(3).pictures, whole.turn_to(3).pictures)
    whole.close()
    resumed.close()


def test_a_renderer_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    script = "import sys; sys.exit('no paint left')"
    renderer = Renderer((sys.executable, "-c", script), tmp_path, items=2, seed=1)
    with pytest.raises(RenderingError, match="no paint left"):
        renderer.read(1)


def test_without_a_renderer_the_material_stays(tmp_path: Path) -> None:
    garments = read_garments(_write_catalogue(tmp_path), "rendered")
    material = Material(garments, np.zeros((len(garments), 4, 3, 3), np.uint8), None, [])
    assert Wardrobe(material, None, tmp_path).turn_to(7) is material


def _write_catalogue(folder: Path) -> Path:
    (folder / "a.jpg").write_bytes(b"-")
    csv = folder / "catalogue.csv"
    csv.write_text("sku,image,caption_de,caption_en\nA,a.jpg,Kleid,dress\n", "utf-8")
    return csv
