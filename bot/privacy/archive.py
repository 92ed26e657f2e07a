"""A ZIP of everything that is kept of a person: readable JSON, and pictures of what they saved."""

import asyncio
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.wording.texts import Speech
from storage.belongings import Belongings, Record

_MOST_BYTES = 45_000_000  # Telegram takes 50 MB: core.telegram.org/bots/api#senddocument
_EMBEDDINGS = "photo_embeddings"


class Archive:
    """Write a person's records into a ZIP, one person at a time, beside what others ask."""

    def __init__(self, belongings: Belongings, *, most_bytes: int = _MOST_BYTES) -> None:
        self._belongings = belongings
        self._most_bytes = most_bytes
        self._writing = asyncio.Lock()  # an archive is held in memory until it is sent

    async def build(self, person_id: int, speech: Speech) -> bytes:
        """Return the ZIP. Pictures that make it too large are left out, then what models saw.

        Raises:
            DatabaseError: the database failed.
        """
        async with self._writing:
            records = await self._belongings.export(person_id)
            return await asyncio.to_thread(self._write, records, speech)

    def _write(self, records: Mapping[str, list[Record]], speech: Speech) -> bytes:
        written = _write_files(_write_json(records))
        if len(written) > self._most_bytes:
            written = _write_files(_write_json(_leave_out_embeddings(records)))
        return _add_pictures(written, _list_pictures(records), speech, self._most_bytes)


def _write_json(records: Mapping[str, list[Record]]) -> dict[str, bytes]:
    return {
        f"{name}.json": json.dumps(rows, ensure_ascii=False, indent=2).encode()
        for name, rows in records.items()
    }


def _write_files(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _leave_out_embeddings(records: Mapping[str, list[Record]]) -> dict[str, list[Record]]:
    return {
        name: [{key: it for key, it in row.items() if key != _EMBEDDINGS} for row in rows]
        for name, rows in records.items()
    }


def _list_pictures(records: Mapping[str, list[Record]]) -> list[Path]:
    """List the shop's pictures of what a person remembered."""
    items: Iterable[dict[str, Any]] = (it["item"] for it in records.get("remembered", ()))
    return [Path(item["image_path"]) for item in items if item]


def _add_pictures(written: bytes, pictures: list[Path], speech: Speech, most_bytes: int) -> bytes:
    """Add as many pictures as there is room for, and the words that say what is in the ZIP."""
    buffer = io.BytesIO(written)
    buffer.seek(0, io.SEEK_END)
    missing = 0
    with zipfile.ZipFile(buffer, "a") as archive:
        for number, picture in enumerate(pictures, 1):
            try:
                content = picture.read_bytes()
            except OSError:  # taken out of the shop since
                missing += 1
                continue
            if buffer.tell() + len(content) > most_bytes:
                missing += 1
                continue
            archive.writestr(f"pictures/{number}{picture.suffix.lower()}", content)
        about = speech.plain("export-about", pictures=len(pictures) - missing, missing=missing)
        archive.writestr(f"{speech.plain('export-about-name')}.txt", f"{about}\n")
    return buffer.getvalue()
