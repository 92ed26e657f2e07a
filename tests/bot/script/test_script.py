"""Each written dialogue is played over HTTP against the real bot, and its answers judged."""

import pytest

from demo.dialogues.script import list_names, load
from tests.bot.script.house import House
from tests.bot.script.judge import Judge
from tests.bot.script.player import Player
from tests.bot.script.transcript import write_step

pytestmark = pytest.mark.asyncio(loop_scope="package")


def list_last_deliveries() -> list[str]:
    """List all names, those last that bring something into the shop for all who come after."""
    return sorted(
        list_names(), key=lambda name: any(it.stage == "delivery" for it in load(name).steps)
    )


@pytest.mark.parametrize("name", list_last_deliveries())
async def test_a_dialogue_goes_as_it_is_written(house: House, player: Player, name: str) -> None:
    judge = Judge(house.catalogue)
    transcript: list[str] = []
    for step in load(name).steps:
        outcome = await player.play(step)
        transcript.append(write_step(step, outcome))
        faults = judge.find_faults(step, outcome)
        print(transcript[-1])  # noqa: T201 - pytest -s reads a dialogue aloud
        assert not faults, "\n".join([*transcript, *faults])
