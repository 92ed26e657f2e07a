"""What can go wrong with what must survive; each message says what to do."""


class StorageError(Exception):
    """The database or a catalogue source cannot be used."""


class DatabaseError(StorageError):
    """The database cannot be opened, read, written or brought up to date."""


class BackupError(StorageError):
    """A backup cannot be made or used; what was there before is as it was."""


class SourceError(StorageError):
    """A catalogue source cannot be read at all; nothing of it was imported."""


class NotFoundError(StorageError):
    """Something that must exist does not."""
