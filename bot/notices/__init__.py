"""What the bot writes on its own accord: what is new for a saved wish, prices that fell, votes."""
