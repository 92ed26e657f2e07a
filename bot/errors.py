"""What a command can fail with, told to the person at the terminal as a sentence."""


class CommandError(Exception):
    """A command cannot do its work; the message says what to do."""
