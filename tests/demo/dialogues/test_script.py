"""Dialogues are written so that they can be played, and a mistake in one is said."""

import pytest
from pydantic import ValidationError

from demo.dialogues.__main__ import main
from demo.dialogues.script import PHOTOS, ScriptError, Step, list_names, load


def test_there_are_forty_dialogues_in_both_languages_and_the_group() -> None:
    dialogues = [load(name) for name in list_names()]
    people = [{step.who for step in dialogue.steps} for dialogue in dialogues]
    assert len(dialogues) >= 40
    assert sum("Lena" in who for who in people) >= 12
    assert sum("Sam" in who for who in people) >= 12
    assert any(step.where == "group" for dialogue in dialogues for step in dialogue.steps)


def test_every_photo_is_shown_by_somebody() -> None:
    shown = {photo for name in list_names() for step in load(name).steps for photo in step.shows}
    assert {path.stem for path in PHOTOS.glob("*.jpg")} == shown


def test_every_moment_of_the_tour_is_there_once() -> None:
    moments = [step.moment for name in list_names() for step in load(name).steps if step.moment]
    assert len(set(moments)) == len(moments)


@pytest.mark.parametrize(
    "written",
    [
        {"answer": ["Hallo"]},
        {"says": "Hallo", "taps": "Mehr"},
        {"says": "Hallo", "answr": ["Hallo"]},
        {"says": "Hallo", "who": "Anna"},
    ],
)
def test_a_step_that_cannot_be_played_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate(written)


def test_a_name_that_there_is_not_lists_those_that_there_are() -> None:
    with pytest.raises(ScriptError, match=r"no dialogue 'nope'. There are: .*red-dress"):
        load("nope")


def test_a_name_cannot_lead_out_of_the_folder() -> None:
    with pytest.raises(ScriptError):
        load("../scripts/red-dress")


def test_the_command_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(list_names())
    assert main(["nope"]) == 2
    assert "red-dress" in capsys.readouterr().err
