"""The conversation: Telegram updates in, albums out; the command line; the composition root."""
