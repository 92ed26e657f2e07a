from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from engine.training.corpus import Garment, iterate_texts
from engine.training.lessons import Lesson, Material, Teaching
from engine.training.plan import Plan
from engine.training.tokenizer import train_tokenizer

SIZE = (24, 18)
PLAN = Plan(photos=20, rendered=24, phrases=8, queries=0)


def make_garment(number: int, source: str, category: str, identity: str = "") -> Garment:
    return Garment(
        picture=Path(f"{number}.jpg"), source=source, caption_de="ein Teil", caption_en="a piece",
        category=category, pattern="plain", colours=("red",), identity=identity,
    )  # fmt: skip


@pytest.fixture(scope="module")
def teaching() -> Teaching:
    photos = [make_garment(it, "photo", "boots" if it < 6 else "t-shirt") for it in range(120)]
    twins = [
        make_garment(200 + it, "rendered", ("dress", "coat", "cap")[it % 3], f"shop/{it}")
        for it in range(60)
        for _ in ("studio", "phone")
    ]
    garments = [*photos, *twins]
    pictures = np.zeros((len(garments), *SIZE, 3), np.uint8)
    tokenizer = train_tokenizer(iterate_texts(garments, []), 300)
    return Teaching(Material(garments, pictures, None, []), tokenizer, PLAN)


def list_identities(lesson: Lesson) -> Counter[int]:
    return Counter(number for number in lesson.identities.tolist() if number >= 0)


def test_rare_kinds_are_drawn_more_often_than_they_occur(teaching: Teaching) -> None:
    boots = teaching.labels.terms.index(("kind", "boots"))
    lessons = [teaching.draw(step) for step in range(30)]
    drawn = np.mean([(lesson.term_labels[:20, boots] == 1).sum() / 20 for lesson in lessons])
    assert drawn > 1.5 * 6 / 120


def test_every_lesson_has_pairs_of_one_garment(teaching: Teaching) -> None:
    for step in range(5):
        counts = list(list_identities(teaching.draw(step)).values())
        assert counts.count(2) >= PLAN.rendered // 4


def test_the_lesson_of_a_step_is_always_the_same(teaching: Teaching) -> None:
    first, again = teaching.draw(7), teaching.draw(7)
    assert first.phrases.equal(again.phrases)
    assert first.identities.equal(again.identities)
    assert not first.identities.equal(teaching.draw(8).identities)
