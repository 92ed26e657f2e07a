"""A database is brought to the newest form by Alembic's revisions."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy.exc import OperationalError

from storage.database import parse_database_url
from storage.errors import DatabaseError

_REVISIONS = Path(__file__).parents[1] / "migrations"


def build_alembic_config(url: str) -> Config:
    """Return Alembic's configuration for a database URL."""
    config = Config()
    config.set_main_option("script_location", str(_REVISIONS).replace("%", "%%"))
    config.attributes["url"] = parse_database_url(url)
    return config


def upgrade(url: str) -> None:
    """Bring a database up to date; call it in a thread, where no event loop runs.

    Raises:
        DatabaseError: it cannot be opened, or a newer Garderobe has been there.
    """
    parsed = parse_database_url(url)
    if parsed.get_backend_name() == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    try:
        command.upgrade(build_alembic_config(url), "head")
    except CommandError as error:
        raise DatabaseError(
            f"The database is of a newer Garderobe ({error}). Update Garderobe, or use a backup."
        ) from error
    except (OperationalError, OSError) as error:
        shown = parsed.render_as_string(hide_password=True)
        raise DatabaseError(
            f"Cannot open the database {shown}: {error}. Check DATABASE_URL and DATA_DIR."
        ) from error
