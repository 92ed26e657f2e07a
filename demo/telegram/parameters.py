"""The parameters of one Bot API request, from its query, JSON, form or multipart body."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from typing import IO, Any

from aiohttp import web

from demo.telegram.errors import ApiError, bad_request

MAX_UPLOAD = 50 * 1024 * 1024  # bytes a bot may upload in one file
MAX_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Upload:
    """One uploaded file part, spooled to disk until it is read; `size` is in bytes."""

    name: str
    size: int
    file: IO[bytes] = field(repr=False)

    def read(self) -> bytes:
        """Return the file's bytes."""
        self.file.seek(0)
        return self.file.read()


@dataclass(frozen=True, slots=True)
class Parameters:
    """Values by name, as strings or decoded JSON, and uploaded files by part name."""

    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether a value was passed that is not empty."""
        return self.values.get(name) not in (None, "")

    def read_text(self, name: str) -> str:
        """Return a text, empty where there is none."""
        value = self.values.get(name)
        text = "" if value is None else value if isinstance(value, str) else json.dumps(value)
        if any(0xD800 <= ord(c) <= 0xDFFF for c in text):
            raise bad_request("strings must be encoded in UTF-8")
        return text.replace("\r", "").replace("\0", "")

    def find_integer(self, name: str) -> int | None:
        """Return a whole number, or None where there is none."""
        return read_integer(self.values.get(name))

    def read_flag(self, name: str) -> bool:
        """Return a yes or no the way the real server reads it."""
        return str(self.values.get(name, "")).lower() in ("true", "yes", "1")

    def find_json(self, name: str, words: str) -> Any:
        """Return a decoded JSON value, or None; `words` name it in the refusal."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {words} JSON object") from None


def read_integer(value: Any) -> int | None:
    """Read a whole number of at most 64 bits from text or JSON; anything else is None."""
    try:
        number = int(str(value).strip())
    except ValueError:
        return None
    return number if abs(number) <= MAX_INTEGER else None


async def read_form(request: web.Request) -> tuple[dict[str, str], list[tuple[str, Upload]]]:
    """Read a form's texts, and its files with the names of their parts, in order.

    Raises:
        ValueError: the body is no form.
        HTTPRequestEntityTooLarge: it is beyond the server's limit.
    """
    values: dict[str, str] = {}
    files: list[tuple[str, Upload]] = []
    try:
        form = await request.post()
    except AssertionError as error:
        raise ValueError("malformed multipart body") from error
    for name, value in form.items():
        if isinstance(value, web.FileField):
            size = value.file.seek(0, io.SEEK_END)
            files.append((name, Upload(value.filename, size, value.file)))
        else:
            text = value if isinstance(value, str) else bytes(value).decode(errors="replace")
            values[name] = text
    return values, files


async def read_parameters(request: web.Request) -> Parameters:
    """Read a request's parameters; the body's win over the query's.

    Raises:
        ApiError: 400 for a JSON body that is none, 413 for a body beyond the limit.
    """
    values: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.method == "POST" and request.can_read_body:
        try:
            body, files = await _read_body(request)
        except web.HTTPRequestEntityTooLarge:
            raise ApiError(413, "Request Entity Too Large") from None
        values |= body
    return Parameters(values, files)


async def _read_body(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    if request.content_type == "application/json":
        return _decode_object(await request.read()), {}
    try:
        values, parts = await read_form(request)
    except ValueError:
        raise bad_request("can't parse the multipart body") from None
    if any(upload.size > MAX_UPLOAD for _, upload in parts):
        raise ApiError(413, "Request Entity Too Large")
    return dict(values), dict(parts)


def _decode_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("object expected")
    return value
