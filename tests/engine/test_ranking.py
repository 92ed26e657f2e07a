"""A whole query ranks: the wishes hold, what is ruled out stays away, the garment is kept."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from engine.attributes import AttributeReader
from engine.calibration.constants import Calibration
from engine.candidates import Candidates
from engine.encoded_query import Course, EncodedQuery, Spoken
from engine.encoder import Embeddings
from engine.knowledge import Judgement, Judgements
from engine.palette.naming import ColourNamer
from engine.ranking import choose_rank, rank
from engine.readings import PictureReader
from engine.wishes import Comparative, PhotoPart, Phrase, Term

VALUES = {"kind": ("dress", "coat"), "colour": ("red", "blue"), "pattern": ("dotted", "plain")}
AXES = {value: axis for axis, value in enumerate(v for values in VALUES.values() for v in values)}
DIMENSION = len(AXES) + 1
SILK = len(AXES)  # an axis that no term names
FIELDS = {value: field for field, values in VALUES.items() for value in values}


def mix(*values: str, silk: float = 0.0) -> Embeddings:
    vector = np.zeros(DIMENSION, dtype=np.float32)
    vector[[AXES[value] for value in values]] = 1
    vector[SILK] = silk
    length = np.linalg.norm(vector)
    return vector / length if length else vector


def say(*values: str, silk: float = 0.0) -> Spoken:
    """Say values in one phrase, and what no term names."""
    terms = tuple(Term(FIELDS[value], value) for value in values)
    return Spoken(Phrase(" ".join(values), terms), mix(*values, silk=silk))


@pytest.fixture
def reader() -> PictureReader:
    directions = {field: np.stack([mix(it) for it in values]) for field, values in VALUES.items()}
    return PictureReader(AttributeReader(VALUES, directions), Calibration())


SHOP: Mapping[str, Embeddings] = {
    "red dress": mix("red", "dress", "plain"),
    "blue dress": mix("blue", "dress", "plain"),
    "blue coat": mix("blue", "coat", "plain"),
    "dotted red dress": mix("red", "dress", "dotted"),
    "silk dress": mix("red", "dress", "plain", silk=1.0),
}


def find(reader: PictureReader, query: EncodedQuery) -> list[str]:
    """List what the shop shows for a query, best first."""
    scores = rank(reader, query, Candidates(np.stack(list(SHOP.values()))))
    names = list(SHOP)
    return [names[row] for row in np.argsort(-scores) if np.isfinite(scores[row])]


def ask(name: str, *wanted: Spoken, weight: float = 0.6) -> EncodedQuery:
    return EncodedQuery(photos=(SHOP[name],), wanted=wanted, text_weight=weight)


def test_a_new_colour_replaces_the_old_one_and_keeps_the_kind(reader: PictureReader) -> None:
    assert find(reader, ask("red dress", say("blue")))[0] == "blue dress"


def test_pixels_decide_where_words_do_not(reader: PictureReader) -> None:
    alike = Candidates(
        np.stack([mix("dress", "plain")] * 2), palettes=np.array([[-3.0], [3.0]], np.float32)
    )
    seeing = replace(reader, namer=ColourNamer(("blue",), (), "namer"))
    query = EncodedQuery(wanted=(say("blue"),))
    assert len(set(rank(reader, query, alike).tolist())) == 1
    assert rank(seeing, query, alike).argmax() == 1


def test_another_kind_gives_up_the_photos_own(reader: PictureReader) -> None:
    assert find(reader, ask("blue dress", say("coat")))[0] == "blue coat"


def test_several_wishes_hold_together(reader: PictureReader) -> None:
    assert find(reader, ask("blue coat", say("dotted"), say("dress")))[0] == "dotted red dress"


def test_words_that_name_no_term_count_as_they_are(reader: PictureReader) -> None:
    assert find(reader, ask("red dress", say(silk=1.0)))[0] == "silk dress"


def test_what_a_phrase_says_beside_its_terms_counts(reader: PictureReader) -> None:
    assert find(reader, ask("blue dress", say("red", silk=1.0)))[0] == "silk dress"


def test_any_of_the_options_will_do(reader: PictureReader) -> None:
    either = replace(say(), options=(say("dotted"), say("blue")))
    assert set(find(reader, ask("red dress", either))[:2]) == {"blue dress", "dotted red dress"}


def test_what_is_ruled_out_never_comes(reader: PictureReader) -> None:
    not_red = EncodedQuery(photos=(SHOP["red dress"],), unwanted=(say("red"),))
    assert find(reader, not_red) == ["blue dress", "blue coat"]
    assert set(find(reader, replace(not_red, photos=()))) == {"blue dress", "blue coat"}


def test_only_what_is_all_that_is_ruled_out_violates(reader: PictureReader) -> None:
    shown = find(reader, EncodedQuery(unwanted=(say("red", "dotted"),)))
    assert set(shown) == set(SHOP) - {"dotted red dress"}


def test_the_photo_alone_counts_at_weight_zero(reader: PictureReader) -> None:
    assert find(reader, ask("red dress", say("blue"), weight=0.0))[0] == "red dress"


def test_a_comparative_goes_its_way_from_the_anchor(reader: PictureReader) -> None:
    way = mix("blue") - mix("red")
    way /= np.linalg.norm(way)
    bluer = Course(Comparative("formality", 1, "plainly", "blauer"), way)
    redder = Course(Comparative("formality", -1, "plainly", "roter"), way)
    assert find(reader, replace(ask("red dress"), courses=(bluer,)))[0] == "blue dress"
    query = EncodedQuery(courses=(redder,), anchor=SHOP["blue dress"])
    assert find(reader, query)[0] == "red dress"


def test_liked_results_draw_and_disliked_ones_push(reader: PictureReader) -> None:
    dress = EncodedQuery(wanted=(say("dress"),))
    liking = replace(dress, liked=(SHOP["dotted red dress"],))
    assert find(reader, liking)[0] == "dotted red dress"
    assert find(reader, replace(dress, disliked=(SHOP["blue dress"],)))[0] != "blue dress"


def test_each_photo_gives_its_part(reader: PictureReader) -> None:
    photos = (SHOP["dotted red dress"], SHOP["blue coat"])
    coat = EncodedQuery(photos=photos, photo_parts=(PhotoPart("kind", 2),))
    dress = EncodedQuery(photos=photos, photo_parts=(PhotoPart("cut", 1), PhotoPart("colour", -1)))
    assert find(reader, coat)[0] == "blue coat"
    assert find(reader, dress)[0] == "blue dress"


def tell_of_the_silk_dress(term: Term) -> Judgements:
    """Say what the feed does: the silk dress is blue, whatever its picture looks like."""
    told = np.zeros(len(SHOP), dtype=np.int8)
    if term.field == "colour":
        is_blue = term.value == "blue"
        told[list(SHOP).index("silk dress")] = Judgement.HOLDS if is_blue else Judgement.FAILS
    return told


def find_with_feed(reader: PictureReader | None, query: EncodedQuery) -> list[str]:
    score = choose_rank(reader, query)
    assert score is not None
    scores = score(Candidates(np.stack(list(SHOP.values())), tell_of_the_silk_dress))
    return [list(SHOP)[row] for row in np.argsort(-scores) if np.isfinite(scores[row])]


def test_the_feeds_word_counts_before_the_picture(reader: PictureReader) -> None:
    assert "silk dress" in find_with_feed(reader, EncodedQuery(unwanted=(say("red"),)))
    assert "silk dress" not in find_with_feed(reader, EncodedQuery(unwanted=(say("blue"),)))
    blue = replace(ask("red dress", say("blue")), photos=())
    assert "silk dress" in find_with_feed(reader, blue)[:3]


def test_what_no_term_names_is_ruled_out_by_its_looks(reader: PictureReader) -> None:
    for way in (reader, None):
        query = EncodedQuery(wanted=(say("dress"),), unwanted=(say(silk=1.0),))
        assert "silk dress" not in find_with_feed(way, query)


def test_without_a_reader_the_feed_still_rules(reader: PictureReader) -> None:
    shown = find_with_feed(None, EncodedQuery(wanted=(say("dress"),), unwanted=(say("blue"),)))
    assert "silk dress" not in shown
    assert "red dress" in shown


def test_lighter_goes_along_the_colours(reader: PictureReader) -> None:
    values = {"kind": ("dress",), "colour": ("black", "white")}
    axes = np.eye(3, dtype=np.float32)
    colours = PictureReader(
        AttributeReader(values, {"kind": axes[:1], "colour": axes[1:]}), Calibration()
    )
    lighter = Course(Comparative("brightness", 1, "plainly", "heller"), axes[0] * 0)
    looks = np.array([[1, 0, 1], [1, 1, 0]], dtype=np.float32) / np.sqrt(2)
    query = EncodedQuery(photos=(looks[1],), courses=(lighter,))
    assert rank(colours, query, Candidates(looks)).argmax() == 0


def test_more_like_that_stays_near(reader: PictureReader) -> None:
    alike = Course(Comparative("likeness", 1, "plainly", "mehr davon"), mix("red") * 0)
    query = EncodedQuery(courses=(alike,), anchor=SHOP["blue coat"])
    assert find(reader, query)[0] == "blue coat"


def test_a_photo_alone_is_ranked_by_the_index(reader: PictureReader) -> None:
    assert choose_rank(reader, EncodedQuery(photos=(SHOP["red dress"],))) is None
