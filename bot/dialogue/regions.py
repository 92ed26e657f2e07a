"""Which part of a shopper's photo is looked at: all of it, its top, its centre or its bottom."""

import re
from dataclasses import dataclass

from engine.garment_box import Region

PHOTO = "photo"
REGIONS: tuple[Region, ...] = ("whole", "top", "centre", "bottom")

_ASKING = r"(?:(?:bitte|please|nur|just|only|lieber|rather|zeig|show)\s+)*"
_ARTICLE = r"(?:(?:den|der|das|die|the|in der|im)\s+)?"
_PART = r"\s+(?:teil|hälfte|part|half)(?:\s+(?:des fotos|of the photo))?"
_WORDS: dict[Region, str] = {
    "top": rf"oben|ober(?:e|er|en){_PART}|(?:top|upper){_PART}",
    "centre": rf"mitte|mittler(?:e|er|en){_PART}|(?:middle|centre|center)(?:{_PART})?",
    "bottom": rf"unten|unter(?:e|er|en){_PART}|(?:bottom|lower){_PART}",
    "whole": r"ganze[sn]?\s+(?:foto|bild)|(?:whole|entire)\s+(?:photo|picture)",
}
_FORMS = {
    region: re.compile(rf"{_ASKING}{_ARTICLE}(?:{words})[\s.!]*", re.IGNORECASE)
    for region, words in _WORDS.items()
}


@dataclass(frozen=True, slots=True)
class OwnPhoto:
    """A photo that the shopper sent: Telegram's id for it, empty if unknown, and the part meant."""

    file_id: str = ""
    region: Region = "whole"

    def write(self) -> str:
        """Return it as turns keep it."""
        return f"{PHOTO}:{self.region}:{self.file_id}" if self.file_id else PHOTO


def read_own_photo(source: str) -> OwnPhoto | None:
    """Return the shopper's photo that a turn's source names; None for samples and items."""
    kind, _, rest = source.partition(":")
    if kind != PHOTO:
        return None
    written, _, file_id = rest.partition(":")
    known: dict[str, Region] = {region: region for region in REGIONS}
    return OwnPhoto(file_id, known.get(written, "whole"))


def forget_photo(source: str) -> str:
    """Return a turn's source without Telegram's id of the photo, if it is one of the shopper's."""
    return source if read_own_photo(source) is None else PHOTO


def find_single_photo(sources: tuple[str, ...]) -> OwnPhoto | None:
    """Return the one photo of a question that can be looked at again, or None."""
    photo = read_own_photo(sources[0]) if len(sources) == 1 else None
    return photo if photo is not None and photo.file_id else None


def find_region(text: str) -> Region | None:
    """Return the part of a photo that a message names, and nothing else: "nur oben"."""
    return next((region for region, form in _FORMS.items() if form.fullmatch(text.strip())), None)
