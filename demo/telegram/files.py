"""Files by reusable file_id: bytes on disk once per content, their descriptions in the store."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import mimetypes
import sqlite3
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from demo.telegram.photos import Rung, build_ladder, build_thumbnail
from demo.telegram.store import Json, Store

MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
PREFIXES = {"photo": "AgACAgIAAxkB", "document": "BQACAgIAAxkB", "thumbnail": "AAMCAgADGQEB"}
UNIQUE_PREFIXES = {"photo": "AQAD", "document": "AgAD", "thumbnail": "AQAB"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What is known of one file: its ids, kind, size in bytes, pixels, name and place."""

    number: int
    file_id: str
    file_unique_id: str
    kind: str
    group_key: str
    width: int | None
    height: int | None
    size: int
    name: str | None
    mime_type: str | None
    thumbnail_id: str | None
    content_hash: str

    @property
    def path(self) -> str:
        """The path getFile answers, such as photos/file_3.jpg."""
        suffix = ".jpg" if self.kind != "document" else PurePosixPath(self.name or "").suffix
        return f"{self.kind}s/file_{self.number}{suffix.lower()}"


class Files:
    """Adds photos and documents, and finds them again by file_id or path."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self._decoding = asyncio.Lock()  # one picture in memory at a time

    async def add_photo(self, data: bytes, *, is_bounded: bool) -> list[Json]:
        """Store a picture as a photo; return its PhotoSize objects, smallest first.

        Raises:
            PictureError: the picture cannot become a photo.
        """
        async with self._decoding:
            rungs = await asyncio.to_thread(build_ladder, data, is_bounded=is_bounded)
        group_key = _hash(b"photo", rungs[-1].data)
        files = [self._add_rung("photo", group_key, rung) for rung in rungs]
        return [describe_photo_size(file) for file in files]

    async def add_document(self, data: bytes, name: str, preview: bytes | None = None) -> Json:
        """Store bytes untouched under a name; return the Document object."""
        name = clean_name(name)
        mime_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        async with self._decoding:
            rung = await asyncio.to_thread(_build_preview, preview or data, mime_type, preview)
        thumbnail = None
        if rung is not None:
            thumbnail = self._add_rung("thumbnail", _hash(b"thumbnail", rung.data), rung).file_id
        group_key = _hash(b"document", name.encode(), data)
        file = StoredFile(
            0, "", "", "document", group_key, None, None, len(data), name, mime_type, thumbnail, ""
        )
        return self.describe_document(self._add(file, data))

    def find(self, file_id: str) -> StoredFile | None:
        """Find a file by its file_id."""
        row = self._store.find("SELECT * FROM files WHERE file_id = ?", file_id)
        return None if row is None else _read(row)

    def find_by_path(self, path: str) -> StoredFile | None:
        """Find a file by the path getFile gave out."""
        digits = "".join(c for c in PurePosixPath(path).stem if c.isdigit())
        if not digits or len(digits) > 15:
            return None
        row = self._store.find("SELECT * FROM files WHERE number = ?", int(digits))
        file = None if row is None else _read(row)
        return file if file is not None and file.path == path else None

    def list_photo_sizes(self, file: StoredFile) -> list[Json]:
        """List every size of the photo a file belongs to, smallest first."""
        rows = self._store.list(
            "SELECT * FROM files WHERE group_key = ? AND kind = 'photo' ORDER BY width, number",
            file.group_key,
        )
        return [describe_photo_size(_read(row)) for row in rows]

    def describe_document(self, file: StoredFile) -> Json:
        """Build the Document object of a file."""
        document: Json = {
            "file_id": file.file_id,
            "file_unique_id": file.file_unique_id,
            "file_size": file.size,
            "file_name": file.name,
            "mime_type": file.mime_type,
        }
        thumbnail = self.find(file.thumbnail_id) if file.thumbnail_id else None
        if thumbnail is not None:
            document["thumbnail"] = describe_photo_size(thumbnail)
        return document

    def keep(self, sizes: list[Json]) -> None:
        """Keep a photo of the bot's when uploads are forgotten: it knows its file ids for long."""
        for size in sizes:
            self._store.execute("INSERT OR IGNORE INTO bot_files VALUES (?)", size["file_id"])

    def forget_uploads(self) -> list[Path]:
        """Forget every file that is not kept; return the paths whose bytes nobody needs then."""
        gone = self._store.list(
            "DELETE FROM files WHERE file_id NOT IN (SELECT file_id FROM bot_files) RETURNING *"
        )
        used = self._store.list("SELECT DISTINCT content_hash FROM files")
        hashes = {row["content_hash"] for row in used}
        files = [_read(row) for row in gone]
        return [self.locate(file) for file in files if file.content_hash not in hashes]

    def locate(self, file: StoredFile) -> Path:
        """Return where the file's bytes lie on disk."""
        return self._folder / file.content_hash[:2] / file.content_hash

    def _add_rung(self, kind: str, group_key: str, rung: Rung) -> StoredFile:
        size = len(rung.data)
        file = StoredFile(
            0, "", "", kind, group_key, rung.width, rung.height, size, None, "image/jpeg", None, ""
        )
        return self._add(file, rung.data)

    def _add(self, file: StoredFile, data: bytes) -> StoredFile:
        content_hash = hashlib.sha256(data).hexdigest()
        digest = hashlib.sha256(f"{file.kind}/{file.group_key}/{content_hash}".encode()).digest()
        file_id = PREFIXES[file.kind] + _encode(digest)
        known = self.find(file_id)
        if known is not None:
            return known
        self._write(content_hash, data)
        rows = self._store.list(
            "INSERT INTO files VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *",
            file_id,
            UNIQUE_PREFIXES[file.kind] + _encode(digest[:9]),
            *(file.kind, file.group_key, file.width, file.height, file.size),
            *(file.name, file.mime_type, file.thumbnail_id, content_hash),
        )
        return _read(rows[0])

    def _write(self, content_hash: str, data: bytes) -> None:
        path = self._folder / content_hash[:2] / content_hash
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        beside.write_bytes(data)
        beside.replace(path)


def describe_photo_size(file: StoredFile) -> Json:
    """Build the PhotoSize object of one size of a photo."""
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "width": file.width,
        "height": file.height,
    }


def clean_name(name: str) -> str:
    """Keep a file name's last part, without separators and control characters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(" .")
    return kept[-100:] or "file"


def _build_preview(data: bytes, mime_type: str, preview: bytes | None) -> Rung | None:
    is_picture = preview is not None or mime_type.startswith("image/")
    return build_thumbnail(data) if is_picture else None


def _read(row: sqlite3.Row) -> StoredFile:
    return StoredFile(*tuple(row))


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _encode(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
