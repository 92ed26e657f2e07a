"""Albums that shoppers send: several updates with one id, of which the first photo counts."""

from collections import OrderedDict

_REMEMBERED = 1000  # chats; who sent an album longest ago is forgotten first


class IncomingAlbums:
    """Know each chat's latest incoming album, so that it is answered once."""

    def __init__(self) -> None:
        self._latest: OrderedDict[int, tuple[str, int]] = OrderedDict()

    def count(self, chat_id: int, media_group_id: str | None) -> int:
        """Count a photo of an album in and return its place in it, from 1; 1 for a single photo."""
        if media_group_id is None:
            return 1
        latest, seen = self._latest.pop(chat_id, ("", 0))
        place = seen + 1 if latest == media_group_id else 1
        self._latest[chat_id] = (media_group_id, place)
        if len(self._latest) > _REMEMBERED:
            self._latest.popitem(last=False)
        return place
