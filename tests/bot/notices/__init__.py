"""What the bot writes on its own accord."""
