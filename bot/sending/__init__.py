"""Messages out: once each, at Telegram's pace."""
