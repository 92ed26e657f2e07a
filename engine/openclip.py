"""Any open_clip model as the engine's encoder; the only module of the engine that needs torch."""

import functools
import json
import pickle
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import structlog
import torch
from PIL import Image

from engine.causal_text import encode_causal, is_causal
from engine.encoder import Embeddings
from engine.errors import EngineError, ModelError
from engine.folding import fold_batch_norms
from engine.model_source import ModelSource, find_source
from engine.tensor_file import REFUSED
from engine.torchvision_operators import import_open_clip

# Larger batches are no faster on a CPU, and 32 pictures keep 70 MB more than 8.
_IMAGE_BATCH, _TEXT_BATCH = 8, 32

_log = structlog.get_logger(__name__)


class OpenClipEncoder:
    """An open_clip model, its tokenizer and its preprocessing, in float32.

    Half-precision weights are widened on loading: bfloat16 is half again as fast where a CPU
    has instructions for it, and many times slower where it has none.
    """

    def __init__(
        self,
        network: Any,
        preprocess: Callable[[Image.Image], torch.Tensor],
        tokenize: Callable[[list[str]], torch.Tensor],
        model_id: str,
        *,
        knows_single_words: bool = False,
    ) -> None:
        # Channels last is a third faster for convolutions on a CPU, with the same numbers.
        self._network = network.eval().requires_grad_(False).to(memory_format=torch.channels_last)
        self._preprocess = preprocess
        self._fold()
        self._tokenize = tokenize
        self._model_id = model_id
        self._knows_single_words = knows_single_words
        self._encode_tokens = self._choose_text_way()
        self._dimension = int(self._encode_text_batch(["Kleid"]).shape[1])

    @torch.inference_mode()
    def _fold(self) -> None:
        shape = self._preprocess(Image.new("RGB", (64, 64))).shape
        noise = torch.randn(1, *shape, generator=torch.Generator().manual_seed(0))
        fold_batch_norms(self._network.visual, noise.contiguous(memory_format=torch.channels_last))

    @torch.inference_mode()
    def _choose_text_way(self) -> Callable[[torch.Tensor], torch.Tensor]:
        """Leave out the padding where that changes nothing: most texts are a third of a context."""
        encode: Callable[[torch.Tensor], torch.Tensor] = self._network.encode_text
        if is_causal(self._network, self._tokenize(["Kleid", "ein rotes Kleid mit Punkten"])):
            return functools.partial(encode_causal, self._network)
        return encode

    @property
    def model_id(self) -> str:
        """Get the model's name, with a hash of its files where they are local."""
        return self._model_id

    @property
    def dimension(self) -> int:
        """Get D, the length of an embedding."""
        return self._dimension

    @property
    def knows_single_words(self) -> bool:
        """Tell whether it was taught words by themselves, as its checkpoint's config says."""
        return self._knows_single_words

    def encode_images(self, images: Sequence[Image.Image]) -> Embeddings:
        """Encode RGB pictures of any size: (B, D)."""
        return self._encode_batches(images, self._encode_image_batch, _IMAGE_BATCH)

    def encode_texts(self, texts: Sequence[str]) -> Embeddings:
        """Encode texts, cut at the model's context length: (B, D)."""
        return self._encode_batches(texts, self._encode_text_batch, _TEXT_BATCH)

    def _encode_batches(
        self, items: Sequence[Any], encode: Callable[[Any], Embeddings], size: int
    ) -> Embeddings:
        starts = range(0, len(items), size)
        batches = [encode(items[start : start + size]) for start in starts]
        return np.concatenate(batches) if batches else np.empty((0, self._dimension), np.float32)

    @torch.inference_mode()
    def _encode_image_batch(self, images: Sequence[Image.Image]) -> Embeddings:
        pixels = torch.stack([self._preprocess(image) for image in images])  # (B, 3, H, W)
        pixels = pixels.contiguous(memory_format=torch.channels_last)
        return _normalise(self._network.encode_image(pixels))

    @torch.inference_mode()
    def _encode_text_batch(self, texts: Sequence[str]) -> Embeddings:
        # JSON can carry half a surrogate pair, which no tokenizer takes.
        clean = [text.encode("utf-8", "ignore").decode("utf-8") for text in texts]
        return _normalise(self._encode_tokens(self._tokenize(clean)))


def load_encoder(
    model: str, pretrained: str = "", *, threads: int | None = None
) -> OpenClipEncoder:
    """Load a model by the settings' words; takes seconds, and asks no network if it is local.

    `model` names a shipped model, a checkpoint folder, `hf-hub:ORGANISATION/NAME`, or an
    open_clip architecture whose weights `pretrained` names by tag or file. `threads` is how
    many cores one encoding uses, torch's choice if None.

    Raises:
        ModelError: no such model, or it cannot be fetched, read or run; says what to do.
    """
    if threads is not None:
        torch.set_num_threads(threads)
    source = find_source(model, pretrained)
    network, preprocess = build_network(source)
    tokenize = load_tokenizer(source)
    try:
        encoder = OpenClipEncoder(
            network,
            preprocess,
            tokenize,
            source.model_id,
            knows_single_words=_knows_single_words(source),
        )
    except Exception as error:  # a tokenizer with more words than the model, and the like
        message = f"{source.model_id} does not run: its tokenizer may be another model's ({error})"
        raise ModelError(message) from error
    _log.info("model_loaded", model_id=encoder.model_id, dimension=encoder.dimension)
    return encoder


def _knows_single_words(source: ModelSource) -> bool:
    """Read what open_clip has no word for from a checkpoint folder's config."""
    config = source.folder / "open_clip_config.json" if source.folder is not None else None
    if config is None or not config.is_file():
        return False
    traits = json.loads(config.read_text("utf-8")).get("garderobe", {})
    return bool(traits.get("knows_single_words", False))


def build_network(source: ModelSource) -> tuple[Any, Callable[[Image.Image], torch.Tensor]]:
    """Build a model in float32, and the preprocessing of its pictures.

    Raises:
        ModelError: it cannot be fetched or read, or its weights do not fit its config.
    """
    try:
        network, preprocess = import_open_clip().create_model_from_pretrained(
            source.name, source.pretrained or None, weights_only=True, **source.overrides
        )
    except Exception as error:  # open_clip, timm, torch and the hub each raise their own
        raise ModelError(_explain(source, error)) from error
    return network, preprocess


def _explain(source: ModelSource, error: Exception) -> str:
    reason = " ".join(str(error).split())[:300]
    if not source.is_local:
        return (
            f"{source.model_id} could not be fetched ({reason}). Check the name and the network, "
            "or fetch it on another machine and set CLIP_MODEL to its folder"
        )
    if _is_pickle(error):
        return f"{source.model_id} is refused: {REFUSED}"
    if "state_dict" in reason:
        return f"the weights of {source.model_id} do not fit its config ({reason})"
    return f"{source.model_id} cannot be read ({type(error).__name__}: {reason})"


def _is_pickle(error: BaseException | None) -> bool:
    """Tell whether what went wrong is that a file holds more than tensors."""
    while error is not None:
        if isinstance(error, pickle.UnpicklingError):
            return True
        error = error.__cause__ or error.__context__
    return False


def load_tokenizer(source: ModelSource) -> Callable[[list[str]], torch.Tensor]:
    """Load what turns texts into a model's tokens.

    Raises:
        ModelError: its files are missing or broken.
    """
    try:
        text = import_open_clip().get_model_config(source.name)["text_cfg"]
        if text.get("hf_tokenizer_name") and source.has_tokenizer:
            return _load_local_tokenizer(text, str(source.folder))
        tokenizer: Callable[[list[str]], torch.Tensor]
        tokenizer = import_open_clip().get_tokenizer(source.name)
    except Exception as error:  # transformers, tokenizers and the hub each raise their own
        reason = " ".join(str(error).split())[:300]
        message = (
            f"the tokenizer of {source.model_id} cannot be loaded ({reason}): "
            "put its files, tokenizer.json and tokenizer_config.json, beside the weights"
        )
        raise ModelError(message) from error
    return tokenizer


def _load_local_tokenizer(text: dict[str, Any], folder: str) -> Callable[[list[str]], torch.Tensor]:
    """Do what open_clip's get_tokenizer does, but never ask the hub."""
    defaults = import_open_clip().tokenizer
    tokenizer: Callable[[list[str]], torch.Tensor] = defaults.HFTokenizer(
        folder,
        context_length=text.get("context_length", defaults.DEFAULT_CONTEXT_LENGTH),
        tokenizer_mode=text.get("tokenizer_mode"),
        local_files_only=True,
        **text.get("tokenizer_kwargs", {}),
    )
    return tokenizer


def _normalise(rows: torch.Tensor) -> Embeddings:
    embeddings: Embeddings = torch.nn.functional.normalize(rows.float(), dim=-1).numpy()
    if not np.isfinite(embeddings).all():
        raise EngineError("the model gave no finite embedding: its weights may be damaged")
    return embeddings
