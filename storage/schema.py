"""A database is brought to the newest form by Alembic's revisions."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError

from storage.database_url import parse_database_url
from storage.errors import BackupError, DatabaseError
from storage.failures import describe_failure

# Alembic's `context` is one for a whole process: two upgrades in threads would mix it up.
_ALEMBIC = threading.Lock()
_REVISIONS = Path(__file__).parents[1] / "migrations"


def build_alembic_config(url: str) -> Config:
    """Return Alembic's configuration for a database URL.

    A new revision, from the difference between an upgraded database and the tables:
    `alembic.command.revision(build_alembic_config(url), "why", autogenerate=True)`.
    """
    config = Config()
    config.set_main_option("script_location", str(_REVISIONS).replace("%", "%%"))
    config.attributes["url"] = url
    return config


def upgrade(url: str) -> None:
    """Bring a database up to date; it blocks, so an event loop calls it in a thread.

    Raises:
        DatabaseError: it cannot be opened, or a newer Garderobe has been there.
    """
    parsed = parse_database_url(url)
    if parsed.get_backend_name() == "sqlite":
        _make_folder(Path(parsed.database or ""))
    with (
        _ALEMBIC,
        ThreadPoolExecutor(max_workers=1) as thread,
    ):  # where no event loop can be in the way
        thread.submit(_upgrade, url).result()


def check_revision(revisions: Sequence[str]) -> None:
    """Check that a database's revisions are of this Garderobe or an older one.

    Raises:
        BackupError: they are none, or a newer one's.
    """
    script = ScriptDirectory(str(_REVISIONS))
    known = {script_revision.revision for script_revision in script.walk_revisions()}
    if len(revisions) != 1:
        raise BackupError("It is no database of Garderobe: it has no revision.")
    if revisions[0] not in known:
        raise BackupError(
            f"It is of a newer Garderobe (revision {revisions[0]}, this one knows {max(known)}): "
            "update Garderobe first."
        )


def _make_folder(file: Path) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"The database's folder {file.parent} cannot be made: {error.strerror}. "
            "Check DATABASE_URL and DATA_DIR."
        ) from error


def _upgrade(url: str) -> None:
    try:
        command.upgrade(build_alembic_config(url), "head")
    except CommandError as error:
        raise DatabaseError(
            f"The database is of a newer Garderobe ({error}). Update Garderobe, or use a backup."
        ) from error
    except DatabaseError:
        raise
    except Exception as error:  # SQLAlchemy's; on connecting also asyncpg's own and OSError
        raise describe_failure(error) from error
