"""The bot's own HTTP: updates in by webhook, and what operators ask of it."""
