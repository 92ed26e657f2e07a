"""A process that opens pictures for another one: what a picture does to it, it does to it alone.

`python -m engine.decoder_process` reads files from stdin and writes plain bitmaps to stdout, each
behind its length; it ends with stdin.
"""

import io
import json
import signal
import struct
import sys
from typing import BinaryIO

from engine.errors import ImageError
from engine.images import load_image, look_at_header

MEMORY_BYTES = 2 * 1024**3  # of addresses: the largest picture takes about 1 GB for a moment
MOST_SECONDS = 60  # whoever asked gives up long before, unless it was killed
HEADER = struct.Struct("<BI")  # kind, length
FILE, BITMAP, PROBLEM, GLANCE, FINE = range(5)


def main() -> None:
    """Serve until stdin ends."""
    limit_memory()
    sys.stdout.buffer.write(HEADER.pack(FINE, 0))  # from now on time is a picture's own
    sys.stdout.buffer.flush()
    while (request := read(sys.stdin.buffer)) is not None:
        asked, data = request
        set_alarm(MOST_SECONDS)
        kind, answer = glance(data) if asked == GLANCE else decode(data)
        set_alarm(0)
        sys.stdout.buffer.write(HEADER.pack(kind, len(answer)) + answer)
        sys.stdout.buffer.flush()


def decode(data: bytes) -> tuple[int, bytes]:
    """Return a picture as a bitmap that any decoder can trust, or why it is none."""
    try:
        image = load_image(data)
    except ImageError as error:
        return PROBLEM, describe(error)
    bitmap = io.BytesIO()
    image.save(bitmap, "BMP")
    return BITMAP, bitmap.getvalue()


def glance(data: bytes) -> tuple[int, bytes]:
    """Tell whether a file begins like a picture, or why it does not."""
    try:
        look_at_header(data)
    except ImageError as error:
        return PROBLEM, describe(error)
    return FINE, b""


def describe(error: ImageError) -> bytes:
    """Write what is wrong with a picture for the other process."""
    problem = {"reason": error.reason.value, "message": str(error)[:1000]}
    return json.dumps(problem).encode()


def read(stream: BinaryIO) -> tuple[int, bytes] | None:
    """Read what is asked and of which file, or None at the end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, length = HEADER.unpack(header)
    return kind, stream.read(length)


def set_alarm(seconds: int) -> None:
    """Let the system end this process after a time, should a picture hold it; 0 calls it off."""
    if hasattr(signal, "alarm"):  # not on Windows
        signal.alarm(seconds)


def limit_memory() -> None:
    """Let the system refuse what a picture wants beyond measure, where it can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    except (ValueError, OSError):  # macOS, or a lower limit already
        return


if __name__ == "__main__":
    main()
