"""Bytes of any origin become a safe, upright, bounded RGB picture, or an ImageError."""

import contextlib
import functools
import io
import threading
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from engine.errors import ImageError, ImageProblem

MAX_BYTES = 20 * 1024 * 1024  # what a bot may download: https://core.telegram.org/bots/api#getfile
MAX_PIXELS = 50_000_000  # a phone's largest photo; refused by the header, before decoding
_LARGE = 16_000_000  # pixels; such pictures take turns, as each can need 400 MB for a moment
MAX_EDGE = 1024  # several times what encoders see; keeps a batch of photos small in memory
MAX_RATIO = 20  # a thinner strip is padded: resizing its short edge would blow it up to gigabytes

# Formats that decode in process; EPS and its like would start other programs.
_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"heif")
_SIGNATURES = (
    (0, b"\xff\xd8\xff"),  # JPEG
    (0, b"\x89PNG"),
    (0, b"GIF8"),
    (8, b"WEBP"),
    (4, b"ftyp"),  # HEIC, AVIF
    (0, b"II*\x00"),  # TIFF
    (0, b"MM\x00*"),
)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_Source = TypeVar("_Source")


def load_image(data: bytes, *, max_edge: int = MAX_EDGE) -> Image.Image:
    """Decode a picture: its first frame, upright by EXIF, on white, in sRGB.

    Returns mode RGB, at most max_edge pixels long and at most 20 times as long as wide.

    Raises:
        ImageError: with the reason, whatever the decoder itself raised.
    """
    with _open_bounded(data) as image:
        return _guard(functools.partial(_decode, max_edge=max_edge), image)


def look_at_header(data: bytes) -> None:
    """Look whether bytes begin like a picture within bounds; nothing is decoded.

    Raises:
        ImageError: they do not.
    """
    _open_bounded(data).close()


def _open_bounded(data: bytes) -> Image.Image:
    if not data:
        raise ImageError(ImageProblem.EMPTY, "the file has no bytes")
    if len(data) > MAX_BYTES:
        raise ImageError(ImageProblem.TOO_MANY_BYTES, f"{len(data)} bytes, at most {MAX_BYTES}")
    image = _guard(_open, data)
    width, height = image.size
    if width * height > MAX_PIXELS:
        image.close()
        message = f"{width} x {height}, at most {MAX_PIXELS} pixels"
        raise ImageError(ImageProblem.TOO_MANY_PIXELS, message)
    return image


def _guard(step: Callable[[_Source], Image.Image], source: _Source) -> Image.Image:
    try:
        return step(source)
    except ImageError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageError(ImageProblem.TOO_MANY_PIXELS, str(error)) from error
    except Exception as error:  # decoders raise nearly everything on hostile bytes
        message = f"{type(error).__name__}: {error}"
        raise ImageError(ImageProblem.DAMAGED, message) from error


def _open(data: bytes) -> Image.Image:
    """Read the header only."""
    Image.init()  # else a format named below may be one that Pillow has not loaded yet
    formats = [name for name in _FORMATS if name in Image.OPEN]
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        _register_heif()
        formats = ["HEIF", *formats]  # the brand "mif1" can be either
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except UnidentifiedImageError as error:
        if any(data.startswith(mark, start) for start, mark in _SIGNATURES):
            raise ImageError(ImageProblem.DAMAGED, "the file's header is cut or broken") from error
        raise ImageError(ImageProblem.NOT_AN_IMAGE, "the file is no picture") from error


@functools.cache
def _register_heif() -> None:
    # Imported when the first HEIC arrives: libheif is large and many shops never see one.
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)


def _decode(image: Image.Image, *, max_edge: int) -> Image.Image:
    is_large = image.width * image.height > _LARGE
    with _one_at_a_time() if is_large else contextlib.nullcontext():
        image.draft(None, (max_edge, max_edge))  # a large JPEG is decoded at 1/2, 1/4 or 1/8
        image.load()
        orientation = _find_orientation(image)
        profile = image.info.get("icc_profile")
        small = _to_resizable(image)
        small.thumbnail((max_edge, max_edge), Image.Resampling.BICUBIC, reducing_gap=2.0)
    if orientation in _UPRIGHT:
        small = small.transpose(_UPRIGHT[orientation])
    return _pad_thin(_to_rgb(small, profile))


@functools.cache
def _one_at_a_time() -> threading.Lock:
    return threading.Lock()


def _find_orientation(image: Image.Image) -> int | None:
    try:
        return image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # a photo with broken EXIF is still a photo
        return None


def _to_resizable(image: Image.Image) -> Image.Image:
    """Turn palettes, two colours and 16-bit samples into modes that resize smoothly."""
    if image.mode.startswith("I;16"):
        samples = np.asarray(image).astype("<u2", copy=False)  # (H, W)
        return Image.fromarray(np.ascontiguousarray(samples.view(np.uint8)[:, 1::2]))
    if image.mode in {"P", "PA"} or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    return image


def _to_grey(image: Image.Image) -> Image.Image:
    """Spread 32-bit or floating samples over 8 bits: no file says where its white lies."""
    samples = np.nan_to_num(np.asarray(image, np.float64), posinf=0.0, neginf=0.0)  # (H, W)
    low, high = min(samples.min(), 0.0), samples.max()
    spread = (samples - low) * (255.0 / max(high - low, 1e-9))
    return Image.fromarray(spread.astype(np.uint8))


def _to_rgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode in {"I", "F"}:
        image = _to_grey(image)
    if image.mode in {"RGBA", "LA", "RGBa", "La"}:
        image = _on_white(image.convert("RGBA"))
    if profile and image.mode in {"RGB", "CMYK", "LAB"}:
        return _to_srgb(image, profile)
    return image.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    canvas = Image.new("RGB", image.size, "white")
    canvas.paste(image, mask=image.getchannel("A"))
    return canvas


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Convert by the embedded profile: iPhones send Display P3, print shops CMYK."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):  # a broken or foreign profile: take the plain numbers
        converted = None
    return converted or image.convert("RGB")


def _pad_thin(image: Image.Image) -> Image.Image:
    width, height = image.size
    size = (max(width, height // MAX_RATIO), max(height, width // MAX_RATIO))
    if size == image.size:
        return image
    canvas = Image.new("RGB", size, "white")
    canvas.paste(image, ((size[0] - width) // 2, (size[1] - height) // 2))
    return canvas
