"""Titles and captions as a shop and a shopper would write them, German and English."""

import random
from dataclasses import dataclass

from demo.wardrobe.garment import Garment
from demo.wardrobe.words import english, german


@dataclass(frozen=True, slots=True)
class Words:
    """What is written about one garment."""

    title_de: str
    title_en: str
    caption_de: str
    caption_en: str


def write_words(garment: Garment) -> Words:
    """Write a garment's titles and captions; the same garment always gets the same words."""
    rng = random.Random(f"{garment.seed}/words")  # noqa: S311 - sample text, no secret
    return Words(
        german.write_title(garment, rng),
        english.write_title(garment, rng),
        german.write_caption(garment, rng),
        english.write_caption(garment, rng),
    )
