"""What the bot says: sentences, buttons, and the line of what was understood."""
