"""The local Telegram: a Bot API server on loopback and the API of its phone page."""
