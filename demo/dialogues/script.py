"""A dialogue as it is written: its steps, and what the answer to each must hold.

A file in `scripts/` is one dialogue; README.md says how to write one. The phone page plays
them, and tests play them against the bot.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

_FOLDER = Path(__file__).parent
PHOTOS = _FOLDER / "photos"
_SCRIPTS = _FOLDER / "scripts"
_ACTS = ("says", "shows", "sends", "taps", "reacts", "edits", "asks_inline", "opens", "stage")


class ScriptError(Exception):
    """A dialogue that cannot be played; says in which file and why."""


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Written):
    """One thing that somebody does, and what the answer must hold.

    `on` names what is replied to, reacted to or tapped: a number in the latest album, "answer" (the
    bot's latest words, the default), or words that the message holds.
    """

    who: Literal["Lena", "Sam"] = "Lena"
    where: Literal["private", "group"] = "private"

    says: str = ""
    shows: Annotated[list[str], Field(description="names in photos/; `says` is the caption")] = []
    sends: Literal["", "sticker", "voice", "location", "contact"] = ""
    taps: str = ""
    reacts: str = ""
    edits: Annotated[str, Field(description="what the shopper's latest message says instead")] = ""
    asks_inline: str = ""
    picks: Annotated[int, Field(description="which inline result is sent, from 1")] = 1
    opens: Annotated[str, Field(description="how the bot's link begins that is opened")] = ""
    stage: Literal["", "restart", "kill", "delivery"] = ""
    on: int | str = ""
    is_reply: bool = False
    is_file: bool = False
    is_cut: Annotated[bool, Field(description="the bot is killed while it answers")] = False

    answer: Annotated[list[str], Field(description="words that must be read")] = []
    never: Annotated[list[str], Field(description="words that must not")] = []
    buttons: list[str] = []
    no_buttons: list[str] = []
    pictures: int | None = None
    first: Annotated[dict[str, str], Field(description="what the first item is")] = {}
    most: Annotated[dict[str, str], Field(description="what over half of the items are")] = {}
    none: Annotated[dict[str, str], Field(description="what no item is")] = {}
    toast: str = ""
    is_silent: bool = False
    moment: Annotated[str, Field(description="the picture of docs/tour.md that is taken here")] = ""

    @model_validator(mode="after")
    def _does_one_thing(self) -> Self:
        done = [name for name in _ACTS if getattr(self, name)]
        if done not in (["says", "shows"], *([name] for name in _ACTS)):
            raise ValueError(
                f"a step does one of {', '.join(_ACTS)}, this one: {done or 'nothing'}"
            )
        return self


class Dialogue(_Written):
    """A written dialogue; its title says in both languages what happens."""

    name: str
    title_de: str
    title_en: str
    steps: Annotated[list[Step], Field(min_length=1)]


def list_names() -> list[str]:
    """List the names of all dialogues, in the order of the alphabet."""
    return sorted(path.stem for path in _SCRIPTS.glob("*.toml"))


@cache
def load(name: str) -> Dialogue:
    """Load a dialogue by its name.

    Raises:
        ScriptError: there is none of that name, or what is written cannot be played.
    """
    if name not in list_names():
        raise ScriptError(f"There is no dialogue {name!r}. There are: {', '.join(list_names())}.")
    path = _SCRIPTS / f"{name}.toml"
    try:
        written: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        dialogue = Dialogue.model_validate({"name": name, **written})
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise ScriptError(f"{path.name}: {error}") from error
    for step in dialogue.steps:
        for photo in step.shows:
            if not (PHOTOS / f"{photo}.jpg").is_file():
                raise ScriptError(f"{path.name}: there is no photo {photo!r}.")
    return dialogue
