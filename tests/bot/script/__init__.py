"""The written dialogues of demo/dialogues, played against the bot as a process of its own."""
