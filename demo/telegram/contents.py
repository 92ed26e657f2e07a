"""What a bot wants to send: texts, captions, photos and documents read from its parameters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from demo.telegram.entities import FormattedText, finish, measure, read_entities
from demo.telegram.errors import EntityError, bad_request
from demo.telegram.files import StoredFile
from demo.telegram.html_format import parse_html
from demo.telegram.markdown_format import parse_markdown, parse_markdown_v2
from demo.telegram.parameters import Parameters, Upload
from demo.telegram.photos import MAX_PHOTO_BYTES
from demo.telegram.store import Json
from demo.telegram.world import World

MAX_TEXT = 4096  # UTF-16 units, after entities are parsed
MAX_CAPTION = 1024
PARSERS: Mapping[str, Callable[[str], FormattedText]] = {
    "": FormattedText,
    "none": FormattedText,
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
TYPE_NAMES = {"photo": "Photo", "document": "Document", "thumbnail": "Thumbnail"}
WRONG_FILE = "wrong remote file identifier specified: "


def read_message_text(world: World, parameters: Parameters) -> Json:
    """Read text and entities into message fields.

    Raises:
        ApiError: the text is empty, too long, or its formatting cannot be parsed.
    """
    if not parameters.read_text("text"):
        raise bad_request("message text is empty")
    formatted = _read_formatted(world, parameters, "text", "entities")
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if measure(formatted.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return _describe(formatted, "text", "entities")


def read_caption(world: World, parameters: Parameters) -> Json:
    """Read a caption and its entities into message fields, none where there is no caption."""
    formatted = _read_formatted(world, parameters, "caption", "caption_entities")
    if measure(formatted.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    fields = _describe(formatted, "caption", "caption_entities")
    if formatted.text and parameters.read_flag("show_caption_above_media"):
        fields["show_caption_above_media"] = True
    return fields


async def read_photo(world: World, parameters: Parameters, name: str = "photo") -> Json:
    """Read a photo from an upload or file_id into message fields.

    Raises:
        ApiError: there is none, or it is too big or of another kind.
        PictureError: it cannot be processed as a photo.
    """
    source = find_source(parameters, name)
    if source is None:
        raise bad_request("there is no photo in the request")
    fields: Json = {}
    if isinstance(source, Upload):
        _check_photo_size(source)
        fields["photo"] = await world.files.add_photo(source.read(), is_bounded=True)
        world.files.keep(fields["photo"])
    else:
        fields["photo"] = world.files.list_photo_sizes(_find_file(world, source, "photo"))
    if parameters.read_flag("has_spoiler"):
        fields["has_media_spoiler"] = True
    return fields


async def read_document(world: World, parameters: Parameters, name: str = "document") -> Json:
    """Read a document from an upload or file_id into message fields.

    Raises:
        ApiError: there is none, or it is empty or of another kind.
    """
    source = find_source(parameters, name)
    if source is None:
        raise bad_request("there is no document in the request")
    if isinstance(source, str):
        file = _find_file(world, source, "document")
        return {"document": world.files.describe_document(file)}
    if not source.size:
        raise bad_request("file must be non-empty")
    preview = find_source(parameters, "thumbnail")
    data = preview.read() if isinstance(preview, Upload) else None
    return {"document": await world.files.add_document(source.read(), source.name, data)}


def find_source(parameters: Parameters, name: str) -> Upload | str | None:
    """Find an upload, or the file_id or address given instead."""
    if name in parameters.files:
        return parameters.files[name]
    text = parameters.read_text(name)
    if text.startswith("attach://"):
        return parameters.files.get(text.removeprefix("attach://"))
    return text or None


def _check_photo_size(upload: Upload) -> None:
    if not upload.size:
        raise bad_request("file must be non-empty")
    if upload.size > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {upload.size} bytes is too big for a photo; "
            f"the maximum size is {MAX_PHOTO_BYTES} bytes"
        )


def _find_file(world: World, file_id: str, kind: str) -> StoredFile:
    if "." in file_id or "://" in file_id:  # an address: this server fetches nothing
        raise bad_request("failed to get HTTP URL content")
    file = world.files.find(file_id)
    if file is None:
        is_encoded = re.fullmatch(r"[\w-]+", file_id, re.ASCII) is not None
        reason = (
            "can't unserialize it. Wrong last symbol"
            if is_encoded
            else "Wrong character in the string"
        )
        raise bad_request(WRONG_FILE + reason)
    if file.kind != kind:
        raise bad_request(f"can't use file of type {TYPE_NAMES[file.kind]} as {TYPE_NAMES[kind]}")
    return file


def _read_formatted(
    world: World, parameters: Parameters, text_name: str, entities_name: str
) -> FormattedText:
    text = parameters.read_text(text_name)
    entities = parameters.find_json(entities_name, "entities")
    mode = parameters.read_text("parse_mode").lower()
    if mode not in PARSERS:
        raise bad_request("unsupported parse_mode")
    if entities and not mode:
        formatted = read_entities(entities, text)
    else:
        try:
            formatted = PARSERS[mode](text)
        except EntityError as error:
            raise bad_request(f"can't parse entities: {error}") from error
    return finish(_name_users(world, formatted))


def _name_users(world: World, formatted: FormattedText) -> FormattedText:
    """Turn user ids in mentions into users; an unknown one is plain text, as in the real one."""
    kept: list[Json] = []
    for entity in formatted.entities:
        if entity["type"] != "text_mention":
            kept.append(entity)
            continue
        user_id = entity.get("user_id") or entity.get("user", {}).get("id")
        person = world.chats.find_person(user_id) if isinstance(user_id, int) else None
        if person is not None:
            fields = {name: entity[name] for name in ("type", "offset", "length")}
            kept.append({**fields, "user": person.describe()})
    return FormattedText(formatted.text, tuple(kept))


def _describe(formatted: FormattedText, text_name: str, entities_name: str) -> Json:
    fields: Json = {text_name: formatted.text} if formatted.text else {}
    if formatted.entities:
        fields[entities_name] = list(formatted.entities)
    return fields
