"""Memory given back: a decoded picture's pages return to the system when it is done."""

from __future__ import annotations

import ctypes
import sys

M_MMAP_THRESHOLD = -3  # glibc's malloc.h
THRESHOLD = 256 * 1024  # bytes


def return_large_blocks() -> None:
    """Let large blocks have pages of their own, which freeing returns at once.

    By default glibc raises its threshold to 32 MB once a picture was freed, and keeps the next
    ones' memory: one 12-megapixel PNG then leaves 120 MB behind for good.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, THRESHOLD)
    except (OSError, AttributeError):
        return  # another C library, which has no such setting
