from pathlib import Path

import pytest
from tokenizers import Tokenizer

from engine.torchvision_operators import import_open_clip
from engine.training.spelling import CUT
from engine.training.tokenizer import END, START, save_tokenizer, tokenize, train_tokenizer

TEXTS = [
    "grünes Blumenkleid mit weißen Blüten",
    "ärmelloses Kleid, größer",
    "green flower dress with white blossoms",
    "Blumenrock und Sommerkleid",
] * 5


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return train_tokenizer(TEXTS, 400)


def test_umlauts_survive_in_their_folded_spelling(tokenizer: Tokenizer) -> None:
    assert tokenizer.decode(tokenizer.encode("Grünes KLEID, größer").ids).strip() == (
        "gruenes kleid, groesser"
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("gruenes Kleid", "grünes Kleid"), ("weisse", "weiße"), ("GRÜNES kleid", "grünes Kleid")],
)
def test_other_spellings_get_the_same_tokens(tokenizer: Tokenizer, typed: str, meant: str) -> None:
    assert tokenizer.encode(typed).ids == tokenizer.encode(meant).ids


def test_a_decomposed_umlaut_is_the_same_umlaut(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("gru\u0308n").ids == tokenizer.encode("grün").ids


def test_emoji_and_foreign_scripts_round_trip(tokenizer: Tokenizer) -> None:
    assert tokenizer.decode(tokenizer.encode("👗 שמלה").ids).strip() == "👗 שמלה"


def test_a_cut_parts_a_word_and_vanishes(tokenizer: Tokenizer) -> None:
    whole, cut = tokenizer.encode("blumenkleid"), tokenizer.encode(f"blum{CUT}enkleid")
    assert tokenizer.decode(cut.ids) == tokenizer.decode(whole.ids)
    assert cut.ids != whole.ids


def test_the_end_token_is_the_highest_and_kept_when_a_text_is_cut(tokenizer: Tokenizer) -> None:
    tokens = tokenize(tokenizer, ["dress " * 50, "dress"], 8)
    end = tokenizer.token_to_id(END)
    assert tokens.shape == (2, 8)
    assert end == tokenizer.get_vocab_size() - 1
    assert tokens.argmax(-1).tolist() == [7, 2]
    assert tokens[:, 0].tolist() == [tokenizer.token_to_id(START)] * 2


def test_open_clip_reads_the_saved_files_alike(tokenizer: Tokenizer, tmp_path: Path) -> None:
    save_tokenizer(tokenizer, tmp_path, 16)
    theirs = import_open_clip().tokenizer.HFTokenizer(str(tmp_path), context_length=16)
    ours = tokenize(tokenizer, ["grünes Blumenkleid", "x"], 16)
    assert theirs(["grünes  Blumenkleid", "x"])[:, : ours.shape[1]].tolist() == ours.tolist()
