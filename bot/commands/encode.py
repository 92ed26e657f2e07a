"""`garderobe encode`: embeddings of pictures and texts in a file, for whoever measures."""

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from PIL import Image
from rich.markup import escape

from bot.console import Terminal
from bot.errors import CommandError
from bot.logs import configure_logging
from bot.settings import Settings
from bot.shop import load_shop_encoder
from engine.encoder import Embeddings, Encoder
from engine.errors import ImageError
from engine.images import load_image

_CHUNK = 32
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff"}


def encode(
    out: Annotated[Path, typer.Option(help="The .npz file to write.")],
    images: Annotated[
        Path | None, typer.Option(help="A folder of pictures, or a text file with a path a line.")
    ] = None,
    texts: Annotated[Path | None, typer.Option(help="A text file with a text a line.")] = None,
) -> None:
    """Write float32, L2-normalised embeddings of pictures and texts.

    The file holds image_embeddings, image_paths, text_embeddings and texts. A picture that
    cannot be opened is named on stderr and left out.
    """
    if images is None and texts is None:
        raise CommandError("Nothing to encode: give --images, --texts or both.")
    settings = Settings()
    configure_logging("WARNING", settings.log_format)
    terminal = Terminal()
    paths = _list_pictures(images) if images else []
    lines = _list_texts(texts) if texts else []
    encoder = load_shop_encoder(settings)
    kept, image_embeddings = _encode_pictures(encoder, paths, terminal)
    text_embeddings = _encode_texts(encoder, lines, terminal)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with out.open("wb") as file:  # given the name alone, numpy would add .npz to it
            np.savez(
                file,
                image_embeddings=image_embeddings,
                image_paths=np.array([str(path) for path in kept], dtype=np.str_),
                text_embeddings=text_embeddings,
                texts=np.array(lines, dtype=np.str_),
            )
    except OSError as error:
        raise CommandError(f"Cannot write {out}: {error.strerror}.") from error
    terminal.note(f"Wrote {len(kept)} pictures and {len(lines)} texts to {out}")


def _list_pictures(images: Path) -> list[Path]:
    if images.is_dir():
        return sorted(path for path in images.rglob("*") if path.suffix.lower() in _SUFFIXES)
    return [Path(line) for line in _list_texts(images)]


def _list_texts(texts: Path) -> list[str]:
    try:
        return [line.strip() for line in texts.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Cannot read {texts}: {error}.") from error


def _encode_pictures(
    encoder: Encoder, paths: list[Path], terminal: Terminal
) -> tuple[list[Path], Embeddings]:
    kept: list[Path] = []
    rows = [np.empty((0, encoder.dimension), dtype=np.float32)]
    with terminal.bars.show("Encoding pictures") as advance:
        for start in range(0, len(paths), _CHUNK):
            opened: list[Image.Image] = []
            for path in paths[start : start + _CHUNK]:
                try:
                    opened.append(load_image(path.read_bytes()))
                    kept.append(path)
                except (OSError, ImageError) as error:
                    terminal.problem(escape(f"{path}: {error}"))
            if opened:
                rows.append(encoder.encode_images(opened))
            advance(min(start + _CHUNK, len(paths)), len(paths))
    return kept, np.concatenate(rows)


def _encode_texts(encoder: Encoder, lines: list[str], terminal: Terminal) -> Embeddings:
    rows = [np.empty((0, encoder.dimension), dtype=np.float32)]
    with terminal.bars.show("Encoding texts") as advance:
        for start in range(0, len(lines), _CHUNK):
            rows.append(encoder.encode_texts(lines[start : start + _CHUNK]))
            advance(min(start + _CHUNK, len(lines)), len(lines))
    return np.concatenate(rows)
