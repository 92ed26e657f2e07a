"""The bot, unmodified, against a scripted Bot API over HTTP: whatever happens, nothing is lost."""
