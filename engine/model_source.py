"""Which model a setting names: one that is shipped, a folder, the hub, or an architecture."""

import difflib
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.torchvision_operators import import_open_clip

DEFAULT_MODEL = "garderobe-clip-s"
_SHIPPED = Path(__file__).parent / "models"
_CONFIG = "open_clip_config.json"
_HUB, _FOLDER = "hf-hub:", "local-dir:"  # open_clip's own prefixes
# What beside the weights decides an embedding, by the names the tokenizers' libraries use.
_TOKENIZER_FILES = (
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "sentencepiece.bpe.model", "spiece.model", "tokenizer.model",
    "vocab.json", "vocab.txt", "merges.txt",
)  # fmt: skip
_DECISIVE_FILES = (_CONFIG, "config.json", *_TOKENIZER_FILES)


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where open_clip finds a model's config, weights and tokenizer."""

    name: str  # an architecture, or a prefix with what it points at
    pretrained: str  # a tag or a file; "" with a prefix
    model_id: str
    folder: Path | None = None  # holds the tokenizer and the text model's config, if local
    overrides: dict[str, Any] = field(default_factory=dict)  # for open_clip's create_model

    @property
    def is_local(self) -> bool:
        """Tell whether the weights are on this disk; then no network is asked for them."""
        return self.name.startswith(_FOLDER) or Path(self.pretrained).is_file()

    @property
    def has_tokenizer(self) -> bool:
        """Tell whether the tokenizer is to be read from the folder, not from the hub."""
        if self.folder is None:
            return False
        is_checkpoint_folder = self.name.startswith(_FOLDER)
        return is_checkpoint_folder or any((self.folder / n).is_file() for n in _TOKENIZER_FILES)


def find_source(model: str, pretrained: str = "") -> ModelSource:
    """Find what a model setting names: shipped, folder, `hf-hub:`, or an open_clip architecture.

    Raises:
        ModelError: nothing of that name, or it lacks a part; the message says what to set.
    """
    shipped = _SHIPPED / model
    if Path(model).name == model and (shipped / _CONFIG).is_file():
        return _describe_folder(shipped)
    if model.startswith(_HUB):
        return ModelSource(model, "", model_id=model)
    folder = Path(model.removeprefix(_FOLDER)).expanduser()
    if model and folder.is_dir():
        return _describe_folder(folder)
    if model in import_open_clip().list_models():
        return _describe_architecture(model, pretrained)
    raise ModelError(_suggest(model))


def _describe_folder(folder: Path) -> ModelSource:
    if not (folder / _CONFIG).is_file():
        raise ModelError(f"{folder} has no {_CONFIG}: point CLIP_MODEL at an open_clip checkpoint")
    weights = import_open_clip().factory._find_checkpoint_in_dir(folder)
    if weights is None:
        raise ModelError(f"{folder} has no weights (*.safetensors, *.bin or *.pth)")
    try:
        text = dict(json.loads((folder / _CONFIG).read_text("utf-8"))["model_cfg"]["text_cfg"])
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{folder / _CONFIG} is no open_clip config: {error!r}") from error
    name = f"{folder.resolve().name}@{_hash_files(Path(weights), folder)}"
    overrides = _localise_text_model(text, folder, must_be_local=True)
    return ModelSource(f"{_FOLDER}{folder}", "", name, folder, overrides)


def _describe_architecture(model: str, pretrained: str) -> ModelSource:
    open_clip = import_open_clip()
    tags = open_clip.pretrained.list_pretrained_tags_by_model(model)
    if pretrained in tags:
        return ModelSource(model, pretrained, f"{model}/{pretrained}")
    weights = Path(pretrained).expanduser()
    if not pretrained or not weights.is_file():
        known = ", ".join(tags) or "none"
        raise ModelError(
            f"{model} needs weights, and CLIP_PRETRAINED={pretrained!r} is neither a file "
            f"nor one of its tags ({known})"
        )
    folder = weights.resolve().parent
    text = open_clip.get_model_config(model)["text_cfg"]
    overrides = _localise_text_model(text, folder, must_be_local=False)
    overrides |= _find_shared_preprocessing(model, tags)
    model_id = f"{model}/{weights.name}@{_hash_files(weights, folder)}"
    return ModelSource(model, str(weights), model_id, folder, overrides)


def _localise_text_model(
    text: dict[str, Any], folder: Path, *, must_be_local: bool
) -> dict[str, Any]:
    """Point a Hugging Face text tower at its config in the folder, so that no hub is asked."""
    name = text.get("hf_model_name")
    if not name:
        return {}
    if (folder / "config.json").is_file():
        return {"text_cfg": text | {"hf_model_name": str(folder), "hf_model_pretrained": False}}
    if must_be_local:
        raise ModelError(f"{folder} needs {name}'s config.json for its text tower: put it there")
    return {}


def _find_shared_preprocessing(model: str, tags: list[str]) -> dict[str, Any]:
    """Find what all known checkpoints of an architecture expect of pictures.

    open_clip knows it by tag only; SigLIP weights in a file would else be fed CLIP's pictures.
    """
    open_clip = import_open_clip()
    configs = [open_clip.get_pretrained_cfg(model, tag) for tag in tags]
    keys = ("mean", "std", "interpolation", "resize_mode")
    shared = {key: {config.get(key) for config in configs} - {None} for key in keys}
    return {f"image_{key}": found.pop() for key, found in shared.items() if len(found) == 1}


def _hash_files(weights: Path, folder: Path) -> str:
    digest = hashlib.sha256()
    beside = (folder / name for name in _DECISIVE_FILES)
    for path in (weights, *(path for path in beside if path.is_file())):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]


def _suggest(model: str) -> str:
    shipped = [path.parent.name for path in _SHIPPED.glob(f"*/{_CONFIG}")]
    near = difflib.get_close_matches(model, [*shipped, *import_open_clip().list_models()], n=3)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    return (
        f"no model {model!r}: CLIP_MODEL takes {', '.join(shipped) or DEFAULT_MODEL}, a folder "
        f"with an {_CONFIG}, hf-hub:ORGANISATION/NAME, or an open_clip architecture{hint}"
    )
