"""docs/tour.md shows every moment that a dialogue names, in pictures that load quickly."""

import re
from pathlib import Path

from PIL import Image

from demo.dialogues.script import list_names, load

DOCS = Path(__file__).parents[2] / "docs"
TOUR = DOCS.joinpath("tour.md").read_text(encoding="utf-8")
MOST_BYTES = 80_000


def list_moments() -> dict[str, str]:
    """Return the name of the dialogue in which each moment is."""
    return {it.moment: name for name in list_names() for it in load(name).steps if it.moment}


def test_every_moment_is_shown_with_the_name_of_its_dialogue() -> None:
    shown = re.findall(r"images/tour/([\w-]+)\.png.+\n.+<code>([\w-]+)</code></td>", TOUR)
    assert dict(shown) == list_moments()


def test_every_picture_is_small_and_as_wide_as_a_phone() -> None:
    pictures = sorted((DOCS / "images" / "tour").iterdir())
    assert {path.stem for path in pictures} == set(list_moments())
    for path in pictures:
        with Image.open(path) as image:
            assert (image.format, image.mode, image.width) == ("PNG", "P", 390), path.name
        assert path.stat().st_size <= MOST_BYTES, path.name
