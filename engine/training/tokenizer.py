"""Trains the shipped model's tokenizer and keeps it in the form that transformers loads."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
from tokenizers.trainers import BpeTrainer

from engine.training.spelling import CUT

PAD, START, END = "<pad>", "<start>", "<end>"
# ü and ue, ß and ss are the same word: folding them here makes both spellings equal by
# construction, which no amount of training could promise.
_FOLDED = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}


def train_tokenizer(texts: Iterable[str], vocabulary_size: int) -> Tokenizer:
    """Train a byte-level BPE on folded, lower-case texts; the end token has the highest id."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            *(normalizers.Replace(letter, spelt) for letter, spelt in _FOLDED.items()),
            normalizers.Replace(Regex(r"[\s_/]+"), " "),
            normalizers.Strip(),
            normalizers.Prepend(" "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(CUT, "removed"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = BpeTrainer(
        vocab_size=vocabulary_size - 1,
        min_frequency=3,
        special_tokens=[PAD, START],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_special_tokens([END])  # last, hence highest: open_clip pools at the argmax
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{START} $A {END}",
        special_tokens=[(name, tokenizer.token_to_id(name)) for name in (START, END)],
    )
    return tokenizer


def save_tokenizer(tokenizer: Tokenizer, folder: Path, context_length: int) -> None:
    """Write tokenizer.json and tokenizer_config.json."""
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": context_length,
        "bos_token": START,
        "eos_token": END,
        "pad_token": PAD,
        "clean_up_tokenization_spaces": False,
        "model_input_names": ["input_ids", "attention_mask"],
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")


def load_tokenizer(folder: Path) -> Tokenizer:
    """Read tokenizer.json."""
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def tokenize(tokenizer: Tokenizer, texts: Sequence[str], context_length: int) -> torch.Tensor:
    """Tokenize texts, padded only as far as the longest needs: int64 (B, L <= context_length)."""
    end = tokenizer.token_to_id(END) or 0
    encoded: list[list[int]] = [item.ids for item in tokenizer.encode_batch(list(texts))]
    cut = [
        ids if len(ids) <= context_length else [*ids[: context_length - 1], end] for ids in encoded
    ]
    width = max(len(ids) for ids in cut)
    tokens = np.zeros((len(cut), width), dtype=np.int64)
    for row, ids in enumerate(cut):
        tokens[row, : len(ids)] = ids
    return torch.from_numpy(tokens)
