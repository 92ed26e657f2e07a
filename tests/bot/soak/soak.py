"""The soak itself: a crowd, bad weather, kills; then everything is counted."""

import asyncio
import contextlib
import os
import random
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tests.bot.faults.bot_process import BotProcess, wait_until
from tests.bot.soak.conversation import Question
from tests.bot.soak.memory import MemoryWatch
from tests.bot.soak.telegram import StormyTelegram
from tests.bot.soak.visitor import Prices, Visitor
from tests.bot.soak.weather import Weather
from tests.shared_files import load_bot_api_checker

ROOT = Path(__file__).parents[3]
_DRAIN_SECONDS = 180.0
_START_SECONDS = 120.0
_MOST_GROWTH = 0.05  # of the memory after warm-up
_GROWTH_MEGABYTES = 10.0  # what is no growth in any case


@dataclass(frozen=True, slots=True)
class Plan:
    """How hard it is to be."""

    seconds: float = 600.0
    shoppers: int = 200
    kills: int = 3
    seed: int = 1
    think: tuple[float, float] = (15.0, 60.0)  # seconds from an answer to the next question


@dataclass(slots=True)
class Outcome:
    """What happened."""

    plan: Plan
    memory: MemoryWatch
    faults: Counter[str]
    questions: list[Question] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    kills: list[float] = field(default_factory=list)  # seconds after the beginning
    seconds: float = 0.0


class Command:
    """Start bots as a person does: `garderobe run`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waits: set[asyncio.Task[int]] = set()

    async def fork(self, environment: dict[str, str]) -> tuple[int, asyncio.Future[int]]:
        """Start a bot away from any .env; return its process id and its exit status to be."""
        with _open_log(environment) as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "run"),
                cwd=self._folder,
                env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )
        end = asyncio.create_task(process.wait())
        self._waits.add(end)
        end.add_done_callback(self._waits.discard)
        return process.pid, end


def _open_log(environment: Mapping[str, str]) -> BinaryIO:
    return Path(environment["LOG_FILE"]).open("ab")


class Soak:
    """Let a crowd talk to one bot."""

    def __init__(self, plan: Plan, data: Path, photos: Sequence[bytes]) -> None:
        self._plan = plan
        self._data = data
        self._photos = photos
        self._weather = Weather(plan.seed)
        self._telegram = StormyTelegram(load_bot_api_checker(), self._weather)
        self._dice = random.Random(plan.seed)
        self._lives = 0
        self._began = 0.0

    async def run(self, advance: Callable[[int, int], None]) -> Outcome:
        """Run it all, and count."""
        outcome = Outcome(self._plan, MemoryWatch(), self._weather.met)
        await self._telegram.start()
        bot = BotProcess(Command(self._data), self._data, self._telegram.url, OMP_NUM_THREADS="1")
        try:
            await self._start(bot)
            visitors = self._invite()
            await self._watch(bot, visitors, outcome, advance)
            _list_unanswered(visitors, outcome)
            await self._close(bot, outcome)
        finally:
            await bot.kill()
            await self._telegram.stop()
        for visitor in visitors:
            outcome.questions += visitor.conversation.questions
            outcome.problems += visitor.conversation.problems
        outcome.problems += sorted(set(self._telegram.problems))
        return outcome

    def _invite(self) -> list[Visitor]:
        prices = Prices()
        return [
            Visitor(
                self._telegram,
                random.Random(f"{self._plan.seed} {number}"),
                self._photos,
                prices,
                self._plan.think,
            )
            for number in range(self._plan.shoppers)
        ]

    async def _watch(
        self,
        bot: BotProcess,
        visitors: Sequence[Visitor],
        outcome: Outcome,
        advance: Callable[[int, int], None],
    ) -> None:
        """Let the visitors talk for the time of the plan, and kill the bot now and then."""
        self._began = time.monotonic()
        end = self._began + self._plan.seconds
        closed = asyncio.Event()
        tasks = [asyncio.create_task(visitor.visit(closed)) for visitor in visitors]
        watch = asyncio.create_task(outcome.memory.run(lambda: bot.pid))
        kills = sorted(self._dice.uniform(0.08, 0.5) for _ in range(self._plan.kills))
        while (left := end - time.monotonic()) > 0:
            passed = self._plan.seconds - left
            advance(int(passed), int(self._plan.seconds))
            if kills and passed >= kills[0] * self._plan.seconds:
                kills.pop(0)
                await self._kill(bot, outcome)
            if bot.has_ended:
                raise AssertionError(f"the bot ended by itself: {bot.read_log()[-3000:]}")
            await asyncio.sleep(0.2)
        advance(int(self._plan.seconds), int(self._plan.seconds))
        self._weather.is_calm = True
        closed.set()
        watch.cancel()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*tasks), _DRAIN_SECONDS)
        outcome.seconds = time.monotonic() - self._began

    async def _start(self, bot: BotProcess) -> None:
        await bot.start(is_awaited=False)
        self._lives += 1
        await wait_until(
            lambda: bot.has_ended or len(bot.list_events("bot_ready")) == self._lives,
            "the bot is ready",
            seconds=_START_SECONDS,
            pause=0.25,
        )

    async def _kill(self, bot: BotProcess, outcome: Outcome) -> None:
        outcome.kills.append(time.monotonic() - self._began)
        await bot.kill()
        await asyncio.sleep(0.5)  # what has arrived is accepted by then
        self._find_cut_off()
        await self._start(bot)

    def _find_cut_off(self) -> None:
        """Miss nothing that was about to leave when the bot was killed: nobody can know.

        See docs/adr/0007. It must not come later, either.
        """
        statement = (
            "SELECT i.chat_id, i.update_id, s.part FROM sendings s"
            " JOIN inbox i ON i.bot_id = s.bot_id AND i.update_id = s.update_id"
            " WHERE s.receipt IS NULL AND i.done_at IS NULL"
        )
        for chat_id, update_id, part in self._look(statement):
            conversation = self._telegram.conversations[int(str(chat_id))]
            question = conversation.open
            if question is None or question.update_id != update_id:
                continue
            if str(part).startswith("picture"):
                question.most_missing += 1
            elif str(part).startswith(("sendMessage", "details")):
                conversation.lose("cut off by a kill")

    async def _close(self, bot: BotProcess, outcome: Outcome) -> None:
        """Stop the bot, and look into its inbox and at its memory."""
        await asyncio.sleep(1)
        status = await bot.stop()
        if status != 0:
            outcome.problems.append(f"the bot ended with {status}")
        for update_id, reason in self._look(
            "SELECT update_id, reason FROM inbox WHERE done_at IS NULL"
        ):
            outcome.problems.append(f"update {update_id} is left in the inbox: {reason}")
        growth = outcome.memory.measure_growth()
        if growth is not None and growth[1] - growth[0] > max(
            _GROWTH_MEGABYTES, growth[0] * _MOST_GROWTH
        ):
            outcome.problems.append(f"memory grew from {growth[0]:.0f} to {growth[1]:.0f} MB")

    def _look(self, statement: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self._data / "garderobe.sqlite3")) as database:
            return database.execute(statement).fetchall()


def _list_unanswered(visitors: Sequence[Visitor], outcome: Outcome) -> None:
    """Count as problems what has no answer by now."""
    for visitor in visitors:
        for question in visitor.conversation.questions:
            if not question.over.is_set():
                outcome.problems.append(
                    f"{visitor.conversation.chat_id}: {question.text!r} has no answer"
                )
