"""QR codes: an address that a phone reads off a terminal or off paper."""

import sys
from pathlib import Path

import qrcode

from bot.errors import CommandError

_BORDER = 2  # modules; on a screen or on white paper around it that is enough


def print_code(address: str, *, is_inverted: bool = False) -> None:
    """Draw an address's code in the terminal, beside what a script reads."""
    _build(address).print_ascii(out=sys.stderr, invert=is_inverted)


def save_code(address: str, path: Path) -> None:
    """Save an address's code as a PNG.

    Raises:
        CommandError: the file cannot be written.
    """
    try:
        _build(address).make_image().save(str(path))
    except (OSError, ValueError) as error:
        raise CommandError(f"The QR code cannot be saved as {path}: {error}") from error


def _build(address: str) -> "qrcode.QRCode[qrcode.image.base.BaseImage]":
    code: qrcode.QRCode[qrcode.image.base.BaseImage] = qrcode.QRCode(border=_BORDER)
    code.add_data(address)
    return code
