"""Reads a MobileNetV2's pooled features, a target for the image tower while it is trained."""

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import structlog
from PIL import Image, ImageOps

POOLED_TENSOR = 169  # of mobilenet_v2_1.0_224_quant.tflite
SIDE = 224

_log = structlog.get_logger()


def load_features(
    paths: Sequence[Path], model: Path, folder: Path, jobs: int | None = None
) -> np.ndarray:
    """Compute the teacher's features (N, 1280) once, keep them in folder and return them."""
    key = hashlib.sha256("\n".join([model.name, *map(str, paths)]).encode()).hexdigest()[:16]
    target = folder / f"teacher-{key}.npy"
    if not target.exists():
        _log.info("computing the teacher's features", count=len(paths))
        folder.mkdir(parents=True, exist_ok=True)
        chunks = [list(paths[start : start + 256]) for start in range(0, len(paths), 256)]
        with ProcessPoolExecutor(jobs) as pool:
            features = np.concatenate(list(pool.map(_compute, chunks, [model] * len(chunks))))
        np.save(target, features.astype(np.float16))
    return np.load(target).astype(np.float32)  # type: ignore[no-any-return] # numpy: Any


def reduce_features(features: np.ndarray, photos: int, dimension: int = 192) -> np.ndarray:
    """Project on the main axes of the first `photos` rows, half whitened: (N, dimension)."""
    centred = features / np.linalg.norm(features, axis=1, keepdims=True)
    centred = centred - centred[:photos].mean(0)
    _, _, axes = np.linalg.svd(centred[:photos], full_matrices=False)
    reduced = centred @ axes[:dimension].T
    reduced /= np.sqrt(reduced[:photos].std(0) + 1e-6)
    return (reduced / reduced[:photos].std()).astype(np.float32)  # type: ignore[no-any-return] # numpy: Any


def _compute(paths: Sequence[Path], model: Path) -> np.ndarray:
    from ai_edge_litert.interpreter import Interpreter  # only training needs it: an extra

    interpreter = Interpreter(str(model), num_threads=1, experimental_preserve_all_tensors=True)
    interpreter.allocate_tensors()
    details = {detail["index"]: detail for detail in interpreter.get_tensor_details()}
    scale, zero = details[POOLED_TENSOR]["quantization"]
    entry = interpreter.get_input_details()[0]["index"]
    rows = []
    for path in paths:
        interpreter.set_tensor(entry, _read(path)[None])
        interpreter.invoke()
        rows.append(
            (interpreter.get_tensor(POOLED_TENSOR).reshape(-1).astype(np.float32) - zero) * scale
        )
    return np.stack(rows)


def _read(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    return np.asarray(upright.resize((SIDE, SIDE), Image.Resampling.BILINEAR))
