"""Titles for items whose source gives none."""

from storage.items import Attributes

_TITLE_LENGTH = 120
_TITLE_ATTRIBUTES = ("colours", "pattern", "category")


def make_title(description: str) -> str:
    """Return a description as a title: a capital first, cut at a word where it is long."""
    text = " ".join(description.split())
    if len(text) > _TITLE_LENGTH:
        text = text[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;.") + "…"
    return capitalise(text)


def capitalise(text: str) -> str:
    """Return the text with a capital first."""
    return text[:1].upper() + text[1:]


def name_attributes(attributes: Attributes) -> str:
    """Return what the attributes say, in the words of their (English) vocabulary."""
    words = [next(iter(attributes.get(name, ())), "") for name in _TITLE_ATTRIBUTES]
    return make_title(" ".join(word for word in words if word and word != "plain"))
