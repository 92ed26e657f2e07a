"""What to ask next: wishes that change the answer and have hits, or the one to leave out."""

import math
from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

from bot.dialogue.answers import Answer, Suggestion
from bot.dialogue.matches import Matches
from engine.query import Query
from engine.relaxation import relax
from engine.search import SearchEngine
from engine.wishes import Comparative, Price, Unwanted, Wanted, read_question
from storage.items import Item
from storage.turns import Turn

_MOST = 4
_MOST_TO_LEAVE_OUT = 2
_STEP = 10  # of a price that is suggested, in whole units
_MOST_AMOUNT = 10_000
_FEWEST_PRICED = 4


class Suggestions:
    """Know where a dialogue can go from an answer."""

    def __init__(self, search: SearchEngine, matches: Matches) -> None:
        self._search = search
        self._matches = matches

    async def list_for(self, answer: Answer, query: Query) -> tuple[Suggestion, ...]:
        """List two to four suggestions, fewer where there are no more; none is a dead end.

        `query` is what the answer's turn asks.
        """
        turn = answer.turn
        listed = [one async for one in self._list_without(answer)]
        if answer.miss is not None:
            if (cheaper := _find_price(answer)) is not None:
                listed.append(cheaper)
            query = relax(query, answer.miss)
        if answer.miss is None or not answer.miss.fails_by_price:
            hits = turn.hits[: self._matches.top_k]
            terms = await self._search.suggest(query, hits)
            listed += [Suggestion(term) for term in terms]
            if (budget := _find_budget(answer.items, turn)) and await self._is_kept(turn, budget):
                listed.insert(_MOST - 1, budget)
        return tuple(listed[:_MOST])

    async def _is_kept(self, turn: Turn, budget: Suggestion) -> bool:
        """Tell whether something that a turn asks for keeps a budget."""
        price = Price(None, Decimal(budget.maximum or 0), budget.currency, "")
        question = replace(read_question(turn.question), price=price)
        query = await self._matches.build_turn_query(turn, question)
        return await self._search.find_miss(query) is None

    async def _list_without(self, answer: Answer) -> AsyncIterator[Suggestion]:
        """List the wishes without which there is something: after a miss, and after the end."""
        question = read_question(answer.turn.question)
        parts = question.list_parts()
        is_over = not answer.items
        if (answer.miss is None and not is_over) or len(parts) < 2:
            return
        listed = 0
        for position, part in enumerate(parts):
            if not isinstance(part, Wanted | Unwanted | Comparative | Price):
                continue
            left = await self._matches.build_turn_query(answer.turn, question.remove(part))
            miss = await self._search.find_miss(left)
            has_hits = miss is None or (is_over and not miss.fails_by_price)
            if has_hits and listed < _MOST_TO_LEAVE_OUT:
                listed += 1
                yield Suggestion(position=position)


def _find_price(answer: Answer) -> Suggestion | None:
    """Find the price up to which there is something, where the one that was said is too low."""
    miss, price = answer.miss, read_question(answer.turn.question).price
    if miss is None or not miss.fails_by_price or price is None or price.maximum is None:
        return None
    cheapest = miss.cheapest
    if cheapest is None or cheapest.price is None or cheapest.price <= price.maximum:
        return None
    return Suggestion(maximum=math.ceil(cheapest.price), currency=cheapest.currency)


def _find_budget(items: tuple[Item, ...], turn: Turn) -> Suggestion | None:
    """Find a round price that the cheaper half of some items keeps, where none was said."""
    if read_question(turn.question).price is not None:
        return None
    prices = sorted(item.price for item in items if item.price is not None)
    currencies = {item.currency for item in items if item.price is not None}
    if len(prices) < _FEWEST_PRICED or len(currencies) != 1:
        return None
    amount = math.ceil(prices[len(prices) // 2 - 1] / _STEP) * _STEP
    if not 0 < amount < prices[-1] or amount >= _MOST_AMOUNT:
        return None
    return Suggestion(maximum=amount, currency=currencies.pop())
