from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from demo.wardrobe.cloth import Workshop
from demo.wardrobe.colours import NAMES, find_nearest
from demo.wardrobe.garment import KINDS
from demo.wardrobe.patterns import PAINTERS
from demo.wardrobe.ranges import RANGES
from demo.wardrobe.studio import shoot
from tests.demo.wardrobe.garments import dye, make_garment

SMALL = (192, 256)
PLACED = ("graphic:cat", "embroidered:chest", "colour-block:bands")
VARIANTS = sorted(
    {f"{p}:{v}" for p, variants in PAINTERS.items() for v in variants if p != "plain"} | {*PLACED}
)


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


def to_pixels(picture: Image.Image) -> NDArray[np.float64]:
    return np.asarray(picture.convert("RGB"), dtype=np.float64)


def test_same_garment_gives_the_same_picture(workshop: Workshop) -> None:
    shirt = make_garment("shirt", pattern="checked", variant="tartan", neckline="collar")
    first, second = shoot(shirt, SMALL, workshop), shoot(shirt, SMALL, Workshop())
    assert first.tobytes() == second.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_every_cut_of_every_kind_renders_in_frame(kind: str, workshop: Workshop) -> None:
    offer = RANGES[kind]
    for index, cut in enumerate(dict.fromkeys(offer.cuts)):
        garment = make_garment(
            kind,
            cut=cut,
            neckline=offer.necklines[index % len(offer.necklines)] if offer.necklines else "",
            sleeve=offer.sleeves[-1] if offer.sleeves else "",
            length=offer.lengths[index % len(offer.lengths)] if offer.lengths else "",
        )
        pixels = to_pixels(shoot(dye(garment, "red"), SMALL, workshop))
        is_red = (pixels[..., 0] - pixels[..., 1]) > 60
        assert 0.025 < is_red.mean() < 0.75, cut
        border = np.concatenate([is_red[:3].ravel(), is_red[-3:].ravel(), is_red[:, :3].ravel()])
        assert not border.any(), cut


@pytest.mark.parametrize("name", VARIANTS)
def test_every_pattern_shows_at_thumbnail_size(name: str, workshop: Workshop) -> None:
    pattern, _, variant = name.partition(":")
    kind = "cap" if variant == "visor" else "dress"
    plain = make_garment(kind, cut="shift", length="knee", fabric="satin")
    if pattern == "denim":  # navy denim against navy cloth: only the weave tells
        plain = dye(plain, "navy", "white")
    thumbnail = (144, 192)
    one = to_pixels(shoot(plain, (576, 768), workshop).resize(thumbnail))
    other = replace(plain, pattern=pattern, variant=variant)
    two = to_pixels(shoot(other, (576, 768), workshop).resize(thumbnail))
    middle = (slice(70, 150), slice(50, 94))
    assert np.abs(one - two)[middle].mean() > 3.0


@pytest.mark.parametrize("name", [name for name in NAMES if name != "multicolour"])
def test_the_main_colour_is_what_the_row_says(name: str, workshop: Workshop) -> None:
    garment = dye(make_garment("t-shirt"), name)
    pixels = to_pixels(shoot(garment, SMALL, workshop))
    mean = pixels[110:170, 70:122].reshape(-1, 3).mean(axis=0)
    assert np.abs(mean - np.asarray(garment.shades[0])).mean() < 22
    nearest = find_nearest((float(mean[0]), float(mean[1]), float(mean[2])))
    neighbours = {"silver": {"grey", "white"}, "grey": {"silver"}, "gold": {"yellow", "beige"},
                  "beige": {"gold", "white"}}  # fmt: skip
    assert nearest in {name, *neighbours.get(name, set())}


@pytest.mark.parametrize(
    "name", ["dotted:small", "striped:breton", "floral:ditsy", "all-over:stars"]
)
def test_a_pattern_leaves_the_ground_in_the_majority(name: str, workshop: Workshop) -> None:
    pattern, _, variant = name.partition(":")
    garment = replace(
        dye(make_garment("t-shirt"), "navy", "white"), pattern=pattern, variant=variant
    )
    pixels = to_pixels(shoot(garment, (384, 512), workshop))[220:340, 140:244].mean(axis=-1)
    assert 0.08 < (pixels > 110).mean() < 0.55


def test_contrast_sleeves_leave_the_body_alone(workshop: Workshop) -> None:
    plain = make_garment("longsleeve", sleeve="long")
    block = replace(plain, pattern="colour-block", variant="sleeves")
    one, two = (to_pixels(shoot(g, (384, 512), workshop)) for g in (plain, block))
    assert np.abs(one - two)[220:300, 160:220].mean() < 2
    assert np.abs(one - two)[240:310, 62:92].mean() > 40


def test_stripes_turn_with_the_sleeve(workshop: Workshop) -> None:
    garment = make_garment("longsleeve", sleeve="long", pattern="striped", variant="breton")
    pixels = to_pixels(shoot(dye(garment, "white", "black"), (384, 512), workshop)).mean(axis=-1)
    body, sleeve = pixels[230:300, 170:215], pixels[240:310, 62:92]
    assert _lean(body) < 0.25 < _lean(sleeve)


def _lean(area: NDArray[np.float64]) -> float:
    """Compare changes across with changes down: 0 for level stripes."""
    return float(np.abs(np.diff(area, axis=1)).mean() / np.abs(np.diff(area, axis=0)).mean())
