"""A shop window for a machine without Telegram or a shop."""
