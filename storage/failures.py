"""A database's own words become an error that says what to do."""

from sqlalchemy.exc import SQLAlchemyError

from storage.errors import DatabaseError

_FULL = "The disk is full: nothing was stored. Make room where the database lies, then try again."
_ADVICE = (
    (
        ("database is locked", "database table is locked"),
        "The database is locked by another program: close what else has it open "
        "(a backup, a database browser), then try again.",
    ),
    (("disk is full", "disk full", "no space left"), _FULL),
    (
        ("readonly database", "read-only"),
        "The database cannot be written: check the owner and the rights of its file and folder.",
    ),
    (
        ("unable to open database file",),
        "The database file cannot be opened: check that its folder exists and may be written "
        "(DATA_DIR, DATABASE_URL).",
    ),
    (
        ("malformed", "not a database", "disk i/o error"),
        "The database file is damaged: restore a backup, or move the file away to begin anew.",
    ),
    (
        ("no such table", "no such column", "undefinedtable", "undefinedcolumn"),
        "The database has another form than this Garderobe expects: start the bot once, which "
        "brings it up to date.",
    ),
    (
        ("password authentication", 'role "', "invalidpassword", "invalidauthorization"),
        "PostgreSQL refuses the user or the password: check DATABASE_URL.",
    ),
    (
        ("invalidcatalogname", 'database "'),
        "PostgreSQL has no database of that name: create it, or check DATABASE_URL.",
    ),
    (
        ("connect call failed", "connection refused", "name or service not known", "is closed"),
        "The database cannot be reached: check that it runs, and DATABASE_URL.",
    ),
)


def describe_failure(error: BaseException) -> DatabaseError:
    """Return the error to raise for what a database or its driver raised."""
    text = _name(error)
    for signs, advice in _ADVICE:
        if any(sign in text.lower() for sign in signs):
            return DatabaseError(f"{advice} ({text})")
    return DatabaseError(f"The database failed: {text}")


def _name(error: BaseException) -> str:
    """Return the driver's words alone: SQLAlchemy would add the statement and what was in it."""
    origin = getattr(error, "orig", None) if isinstance(error, SQLAlchemyError) else None
    origin = origin or error
    first_line = (str(origin).splitlines() or [""])[0]
    return f"{type(origin).__name__}: {first_line}"
