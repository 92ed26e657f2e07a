"""Tiny random checkpoints in open_clip's own form, complete with a tokenizer, in under a second.

`save_tiny_model` is the plain one for any test that needs a working encoder; the other two
have the form of checkpoints that users choose by setting.
"""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from engine.torchvision_operators import import_open_clip

VOCABULARY = 400
_CORPUS = (
    "ein rotes Kleid mit Blumen", "ein blaues Hemd mit Streifen", "eine Jeans", "ein Mantel",
    "a red dress with flowers", "a blue striped shirt", "a pair of jeans", "a coat with dots",
)  # fmt: skip


def save_tiny_model(folder: Path, *, seed: int = 0, dtype: torch.dtype = torch.float16) -> Path:
    """Save a tiny model as the shipped one is saved: fp16 safetensors, config, tokenizer."""
    config = {
        "embed_dim": 32,
        "vision_cfg": {
            "image_size": 32, "layers": 1, "width": 32, "head_width": 16, "patch_size": 8,
        },
        "text_cfg": {
            "context_length": 16, "vocab_size": VOCABULARY, "width": 32, "heads": 2, "layers": 1,
            "hf_tokenizer_name": "tiny", "pool_type": "last", "no_causal_mask": True,
        },
    }  # fmt: skip
    save_tokenizer(folder)
    return save_checkpoint(folder, config, seed=seed, dtype=dtype)


def save_hugging_face_text_model(folder: Path) -> Path:
    """Save the form of xlm-roberta-base-ViT-B-32: its config shrunk, nothing else changed."""
    config = _get_config("xlm-roberta-base-ViT-B-32")
    config["embed_dim"] = 24
    config["vision_cfg"] |= {"image_size": 32, "layers": 1, "width": 64, "patch_size": 16}
    save_xlm_roberta_config(folder)
    save_tokenizer(folder)
    built = copy.deepcopy(config)
    built["text_cfg"] |= {"hf_model_name": str(folder), "hf_model_pretrained": False}
    return save_checkpoint(folder, config, built=built)


def save_siglip_model(folder: Path) -> Path:
    """Save the form of ViT-B-16-SigLIP2: its config shrunk, a smaller timm tower of its kind."""
    config = _get_config("ViT-B-16-SigLIP2")
    config["embed_dim"] = 48
    config["vision_cfg"] |= {"image_size": 32, "timm_model_name": register_small_siglip_tower()}
    config["text_cfg"] |= {
        "vocab_size": VOCABULARY, "context_length": 16, "width": 48, "heads": 2, "layers": 1,
    }  # fmt: skip
    preprocess = {
        "mean": [0.5] * 3, "std": [0.5] * 3, "interpolation": "bicubic", "resize_mode": "squash",
    }  # fmt: skip
    save_tokenizer(folder)
    return save_checkpoint(folder, config, preprocess=preprocess)


def save_checkpoint(
    folder: Path,
    config: dict[str, Any],
    *,
    built: dict[str, Any] | None = None,
    preprocess: dict[str, Any] | None = None,
    seed: int = 0,
    dtype: torch.dtype = torch.float32,
) -> Path:
    """Save random weights for a model config, and the config, as open_clip pushes them."""
    open_clip = import_open_clip()
    building = copy.deepcopy(built or config)
    is_custom = building.pop("custom_text", False) or "hf_model_name" in building["text_cfg"]
    build: Callable[..., torch.nn.Module]
    build = open_clip.CustomTextCLIP if is_custom else open_clip.CLIP
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = build(**building)
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.to(dtype).contiguous() for name, value in network.state_dict().items()}
    save_file(weights, folder / "open_clip_model.safetensors")
    document = {"model_cfg": config, "preprocess_cfg": preprocess or {}}
    (folder / "open_clip_config.json").write_text(json.dumps(document), "utf-8")
    return folder


def save_tokenizer(folder: Path) -> None:
    """Train and save a tiny tokenizer with the special tokens of XLM-RoBERTa, in its order."""
    folder.mkdir(parents=True, exist_ok=True)
    specials = ["<s>", "<pad>", "</s>", "<unk>"]
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=specials,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(_CORPUS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "cls_token": "<s>",
        "eos_token": "</s>", "sep_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>",
    }  # fmt: skip
    (folder / "tokenizer_config.json").write_text(json.dumps(config), "utf-8")


def save_xlm_roberta_config(folder: Path) -> None:
    """Save xlm-roberta-base's config.json with its sizes shrunk."""
    from transformers import XLMRobertaConfig

    folder.mkdir(parents=True, exist_ok=True)
    config = XLMRobertaConfig(
        vocab_size=VOCABULARY, hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=90, type_vocab_size=1, layer_norm_eps=1e-5,
        bos_token_id=0, pad_token_id=1, eos_token_id=2,
    )  # fmt: skip
    config.save_pretrained(folder)


def register_small_siglip_tower() -> str:
    """Register a small sibling of timm's vit_base_patch16_siglip_224 and give its name."""
    import_open_clip()
    from timm.models import is_model, register_model
    from timm.models.vision_transformer import VisionTransformer

    name = "vit_pico_patch16_siglip_32"
    if is_model(name):
        return name

    def vit_pico_patch16_siglip_32(**settings: Any) -> Any:
        for unused in ("pretrained", "pretrained_cfg", "pretrained_cfg_overlay", "cache_dir"):
            settings.pop(unused, None)
        sizes = {"img_size": 32, "patch_size": 16, "embed_dim": 48, "depth": 1, "num_heads": 2}
        return VisionTransformer(**sizes, class_token=False, **{"global_pool": "map"} | settings)

    vit_pico_patch16_siglip_32.__module__ = __name__
    register_model(vit_pico_patch16_siglip_32)
    return name


def _get_config(architecture: str) -> dict[str, Any]:
    config: dict[str, Any] = import_open_clip().get_model_config(architecture)
    return config
