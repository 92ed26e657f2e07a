"""Two shoppers in private and both in a group, all at once: nobody's wishes reach another's."""

import asyncio
import time

from tests.bot.phone import Shopper
from tests.bot.stage import Stage

BOT = "@garderobe_bot"
WORDS = {
    "lena": ("Kleid", "in Rot", "unter 91 €"),
    "sam": ("shirt", "in blue", "under 92 €"),
    "lena there": (f"{BOT} Hose", f"{BOT} in Grün", f"{BOT} unter 93 €"),
    "sam there": (f"{BOT} coat", f"{BOT} in black", f"{BOT} under 94 €"),
}
KNOWN = {
    "lena": {"kleid", "rot", "91"},
    "sam": {"shirt", "blue", "92"},
    "lena there": {"hose", "grün", "93"},
    "sam there": {"coat", "black", "94"},
}


async def read_lines(shopper: Shopper) -> list[str]:
    """Return the lines of what was understood in a chat, over each answer."""
    own = [one for one in await shopper.history() if one["from"].get("is_bot")]
    return [one["text"].splitlines()[0].lower() for one in own if "reply_markup" in one]


async def wait_for_lines(shopper: Shopper, count: int) -> list[str]:
    """Wait until so many answers stand in a chat."""
    deadline = time.monotonic() + 60
    while len(lines := await read_lines(shopper)) < count:
        assert time.monotonic() < deadline, f"{len(lines)} of {count} answers"
        await asyncio.sleep(0.05)
    return lines


def find_knowing(lines: list[str], words: set[str]) -> str:
    """Find the latest line that holds all of these words."""
    return next(line for line in reversed(lines) if all(word in line for word in words))


async def test_two_shoppers_and_a_group_never_see_each_others_wishes(
    stage: Stage, lena: Shopper, sam: Shopper
) -> None:
    there = {"lena there": stage.in_group("de"), "sam there": stage.in_group("en")}
    everybody = {"lena": lena, "sam": sam, **there}
    for number in range(3):
        await asyncio.gather(*(everybody[who].post(WORDS[who][number]) for who in WORDS))
        await wait_for_lines(lena, number + 1)
        await wait_for_lines(sam, number + 1)
        await wait_for_lines(there["sam there"], 2 * (number + 1))
    for who, words in KNOWN.items():
        line = find_knowing(await read_lines(everybody[who]), words)
        foreign = set.union(*(theirs for them, theirs in KNOWN.items() if them != who))
        assert not [word for word in foreign if word in line], line
    for who in ("lena", "sam"):
        assert len(await read_lines(everybody[who])) == 3
