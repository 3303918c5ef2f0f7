"""Copies of the database as migrations left it, for tests that run the site as a program."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.db import connection


class Pristine:
    """Keeps one copy from before the first test, and hands out copies of that."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "pristine.sqlite3"
        self._name = f"pristine_{uuid.uuid4().hex[:8]}"

    def keep(self) -> None:
        """Copy the test database; to be called before any test has written."""
        source = str(connection.settings_dict["NAME"])
        connection.close()
        if connection.vendor == "sqlite":
            _copy(source, self._file)
        else:
            self._create(self._name, source)

    @contextmanager
    def copy(self, folder: Path) -> Iterator[str]:
        """Yield the address (MINGBAI_DATABASE_URL) of a fresh copy that ends with the block."""
        kept = str(self._file) if connection.vendor == "sqlite" else self._name
        with self.copy_of(kept, folder) as name:
            if connection.vendor == "sqlite":
                yield f"sqlite://{quote(name)}"
                return
            host = connection.settings_dict["HOST"]
            port = connection.settings_dict["PORT"]
            user = connection.settings_dict["USER"]
            yield f"postgres://{user}@/{name}?host={quote(host)}&port={port}"

    @contextmanager
    def copy_of(self, name: str, folder: Path) -> Iterator[str]:
        """Yield the name (a file's path on SQLite) of a copy of a database nobody is in."""
        if connection.vendor == "sqlite":
            _copy(name, folder / "db.sqlite3")
            yield str(folder / "db.sqlite3")
            return
        copy = f"copy_{uuid.uuid4().hex[:8]}"
        self._create(copy, name)
        try:
            yield copy
        finally:
            self._execute(f"DROP DATABASE {copy} WITH (FORCE)")

    def drop(self) -> None:
        """Remove the copy, and end what other sessions the test database has."""
        if connection.vendor != "sqlite":
            source = connection.settings_dict["NAME"]
            connection.close()
            self._execute(f"DROP DATABASE {self._name} WITH (FORCE)")
            self._execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                f"WHERE datname = '{source}' AND pid <> pg_backend_pid()"
            )

    def _create(self, name: str, template: str) -> None:
        self._execute(f'CREATE DATABASE {name} TEMPLATE "{template}" STRATEGY FILE_COPY')

    def _execute(self, statement: str) -> None:
        settings = connection.settings_dict
        with psycopg.connect(
            dbname="postgres",
            host=settings["HOST"] or None,
            port=settings["PORT"] or None,
            user=settings["USER"] or None,
            password=settings["PASSWORD"] or None,
            autocommit=True,
        ) as session:
            session.execute(statement)


def _copy(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
