"""Database URLs as people write them."""

import pytest

from storage.database_url import parse_database_url
from storage.errors import DatabaseError


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("sqlite+aiosqlite:///data/shop.db", "sqlite+aiosqlite:///data/shop.db"),
        ("sqlite:////srv/shop.db", "sqlite+aiosqlite:////srv/shop.db"),
        ("data/shop.db", "sqlite+aiosqlite:///data/shop.db"),
        ("/srv/my shop.db", "sqlite+aiosqlite:////srv/my shop.db"),
        ("postgresql://u:p@host/shop", "postgresql+asyncpg://u:p@host/shop"),
        ("postgres://u@host/shop", "postgresql+asyncpg://u@host/shop"),
        ("postgresql+psycopg2://u@host/shop", "postgresql+asyncpg://u@host/shop"),
        (
            "postgresql://u@host/shop?sslmode=require",
            "postgresql+asyncpg://u@host/shop?ssl=require",
        ),
    ],
)
def test_a_url_gets_the_driver_that_is_used(written: str, meant: str) -> None:
    assert parse_database_url(written).render_as_string(hide_password=False) == meant


def test_a_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/shop")
    assert parse_database_url("~/shop.db").database == "/home/shop/shop.db"


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("", "no database URL"),
        ("mysql://u@host/shop", "only SQLite and PostgreSQL"),
        ("sqlite://", "forget everything"),
        ("sqlite:///:memory:", "forget everything"),
        ("postgresql://host:port/shop", "no database URL"),
    ],
)
def test_what_is_no_database_is_refused_with_advice(written: str, advice: str) -> None:
    with pytest.raises(DatabaseError, match=advice):
        parse_database_url(written)
