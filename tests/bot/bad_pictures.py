"""Files that shoppers send by mistake or malice, and good ones in unusual clothes."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageDraw


def draw_garment(mode: str = "RGB") -> Image.Image:
    """Draw something with the proportions of a garment."""
    image = Image.new("RGB", (240, 320), "beige")
    ImageDraw.Draw(image).rectangle((60, 60, 180, 260), fill="red")
    return image.convert(mode)


def save(image: Image.Image, form: str, **options: object) -> bytes:
    """Return an image as a file."""
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def make_heic() -> bytes:
    """Return what an iPhone sends as a file."""
    file = io.BytesIO()
    pillow_heif.from_pillow(draw_garment()).save(file)
    return file.getvalue()


def make_transparent_png() -> bytes:
    """Return a cut-out with a transparent background."""
    image = draw_garment("RGBA")
    image.putalpha(Image.new("L", image.size, 128))
    return save(image, "PNG")


def make_rotated_jpeg() -> bytes:
    """Return a photo that is upright only with its EXIF orientation."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return save(draw_garment().rotate(90, expand=True), "JPEG", exif=exif)


def make_bomb() -> bytes:
    """Return a small PNG whose header promises 60,000 x 60,000 pixels."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


GOOD_FILES: dict[str, bytes] = {
    "gif": save(draw_garment("P"), "GIF"),
    "heic": make_heic(),
    "cmyk.jpg": save(draw_garment("CMYK"), "JPEG"),
    "16bit.png": save(draw_garment("L").convert("I;16"), "PNG"),
    "transparent.png": make_transparent_png(),
    "rotated.jpg": make_rotated_jpeg(),
    "webp": save(draw_garment(), "WEBP"),
}

BAD_FILES: dict[str, tuple[bytes, str]] = {
    "truncated.jpg": (
        save(draw_garment().resize((1200, 1600)), "JPEG")[:4000],
        "photo-damaged",
    ),
    "invoice.pdf": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF", "photo-not-an-image"),
    "renamed.jpg": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF", "photo-not-an-image"),
    "bomb.png": (make_bomb(), "photo-too-many-pixels"),
    "big.jpg": (b"\xff\xd8\xff" + b"\0" * (21 * 1024 * 1024), "photo-too-big"),
}
