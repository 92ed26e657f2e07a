"""What can go wrong with what must survive; each message says what to do."""


class StorageError(Exception):
    """The database or a catalogue source cannot be used."""


class DatabaseError(StorageError):
    """The database cannot be opened or brought up to date."""


class SourceError(StorageError):
    """A catalogue source cannot be read at all."""


class NotFoundError(StorageError):
    """Something that must exist does not."""
