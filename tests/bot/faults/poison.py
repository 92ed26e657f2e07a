"""Updates that cannot be handled, or not even read."""

from typing import Any

POISON: dict[str, dict[str, Any]] = {
    "a message that is a list": {"message": [1, 2, 3]},
    "a message that is a text": {"message": "hello"},
    "a message without anything": {"message": {}},
    "a chat without an id": {"message": {"message_id": 1, "date": 1, "chat": {"type": "private"}}},
    "a date that is a text": {
        "message": {"message_id": 1, "date": "soon", "chat": {"id": 1, "type": "private"}}
    },
    "a chat id beyond 64 bits": {
        "message": {"message_id": 1, "date": 1, "chat": {"id": 2**70, "type": "private"}}
    },
    "a chat id that is a text": {
        "message": {"message_id": 1, "date": 1, "chat": {"id": "me", "type": "private"}}
    },
    "entities that are none": {
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": {"id": 1, "type": "private"},
            "text": "/start",
            "entities": [{"type": 5}],
        }
    },
    "a tap from nobody": {"callback_query": {"id": "1", "chat_instance": "1"}},
}
