"""Where the shop has not what all wishes ask, the bot says so and shows what comes nearest."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from storage.items import ItemDraft
from storage.sources.csv_file import read_csv
from tests.bot.phone import Shopper, count_pictures

KINDS = {
    "coat": ("Mantel", "Mäntel", "coat"),
    "jacket": ("Jacke", "Jacken", "jacket"),
    "hoodie": ("Hoodie", "Hoodies", "hoodie"),
    "skirt": ("Rock", "Röcke", "skirt"),
    "blouse": ("Bluse", "Blusen", "blouse"),
    "vest": ("Weste", "Westen", "gilet"),
}
PATTERNS = {
    "dotted": ("mit Punkten", "Gepunktete", "dotted"),
    "striped": ("mit Streifen", "Gestreifte", "striped"),
    "checked": ("mit Karos", "Karierte", "checked"),
}


@dataclass(frozen=True, slots=True)
class Lack:
    """A kind and a pattern that the shop has both, but not together."""

    kind: str
    pattern: str

    @property
    def german(self) -> str:
        return f"{KINDS[self.kind][0]} {PATTERNS[self.pattern][0]}"

    @property
    def english(self) -> str:
        return f"{PATTERNS[self.pattern][2]} {KINDS[self.kind][2]}"


@pytest.fixture
def drafts(wardrobe: Path) -> list[ItemDraft]:
    return [draft for draft in read_csv(wardrobe) if isinstance(draft, ItemDraft)]


@pytest.fixture
def lack(drafts: list[ItemDraft]) -> Lack:
    return next(find_lacks(drafts))


def find_lacks(drafts: list[ItemDraft]) -> Iterator[Lack]:
    have = [(draft.attributes["category"][0], draft.attributes["pattern"][0]) for draft in drafts]
    for kind, pattern in product(KINDS, PATTERNS):
        count = sum(kind == known for known, _ in have)
        has_pattern = any(pattern == known for _, known in have)
        if count >= 2 and has_pattern and (kind, pattern) not in have:
            yield Lack(kind, pattern)


async def test_a_miss_says_what_there_is_not_and_shows_the_kind(lena: Shopper, lack: Lack) -> None:
    answer = await lena.say(lack.german)
    things, pattern = KINDS[lack.kind][1], PATTERNS[lack.pattern][1]
    said = f"{pattern} {things} habe ich nicht, aber andere {things}."
    assert said in answer[-1]["text"]
    assert count_pictures(answer) >= 2
    assert KINDS[lack.kind][0].casefold() in answer[0]["caption"].casefold()


async def test_a_miss_is_said_in_english_too(sam: Shopper, lack: Lack) -> None:
    answer = await sam.say(lack.english)
    assert f"I have no {lack.english}s, but other {KINDS[lack.kind][2]}s." in answer[-1]["text"]
    assert count_pictures(answer) >= 2


async def test_a_photo_asks_for_its_kind_beside_words(
    lena: Shopper, lack: Lack, drafts: list[ItemDraft]
) -> None:
    photo = next(it.image_path for it in drafts if it.attributes["category"] == (lack.kind,))
    answer = await lena.show(photo, caption=PATTERNS[lack.pattern][0])
    things = KINDS[lack.kind][1]
    assert f"{PATTERNS[lack.pattern][1]} {things} habe ich nicht" in answer[-1]["text"]
    alone = await lena.show(photo)
    assert "habe ich nicht" not in alone[-1]["text"]


async def test_what_is_there_is_no_miss(lena: Shopper, sam: Shopper) -> None:
    assert "habe ich nicht" not in (await lena.say("Kleid"))[-1]["text"]
    assert "I have no" not in (await sam.say("dress"))[-1]["text"]


async def test_a_budget_that_is_too_small_is_told_the_lowest_price(
    lena: Shopper, sam: Shopper, drafts: list[ItemDraft]
) -> None:
    prices = [it.price for it in drafts if it.attributes["category"] == ("dress",) and it.price]
    lowest = f"{min(prices):.2f}"
    german = await lena.say("Kleid unter 1 €")
    assert count_pictures(german) == 0
    text = german[-1]["text"].replace("\xa0", " ")
    assert "Kleider bis 1 € habe ich nicht" in text
    assert f"aber Kleider ab {lowest.replace('.', ',').removesuffix(',00')} €." in text
    english = (await sam.say("dress under 1 €"))[-1]["text"]
    assert f"I have no dresses up to €1, but dresses from €{lowest.removesuffix('.00')}." in english


async def test_details_say_what_fits(lena: Shopper, sam: Shopper) -> None:
    await lena.say("Kleid")
    await sam.say("dress")
    german, english = (await lena.say("1"))[0]["caption"], (await sam.say("1"))[0]["caption"]
    assert "\nPasst: Kleid" in german
    assert "\nFits: dress" in english


async def test_details_after_a_miss_say_what_differs(lena: Shopper, lack: Lack) -> None:
    await lena.say(lack.german)
    caption = (await lena.say("1"))[0]["caption"]
    pattern = PATTERNS[lack.pattern][0].removeprefix("mit ").removesuffix("n")
    assert f"Nicht ganz wie gewünscht: ohne {pattern}" in caption


async def test_an_answer_that_goes_on_keeps_to_what_there_is(lena: Shopper, lack: Lack) -> None:
    first = await lena.say(lack.german)
    more = await lena.say("mehr")
    said = f"{PATTERNS[lack.pattern][1]} {KINDS[lack.kind][1]} habe ich nicht"
    assert said in first[-1]["text"]
    assert said not in more[-1]["text"]
