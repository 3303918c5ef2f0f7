"""Runs a publication again and again on copies of one database, killing it after each write.

Everything happens in children of this process, forked when their code is loaded and warm: a start
from nothing for each kill would take twenty times as long.
"""

import hashlib
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.db import connection
from django.utils import timezone

from config.env import database_settings
from guides import stored
from guides.verify import Difference, Tally
from guides.verify.sites import InProcess
from guides.verify.stored import check_ledger, check_tables
from guides.verify.walk import check_delivered
from guides.vocabulary import Locale
from tests.forking import forked, leave_parents_connection
from tests.pristine import Pristine

WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Journey:
    """What is published: made ready once, done many times, and told from what is stored.

    `prepare` returns what `publish` and `tell` are given; both sides of a fork know it. `tell`
    returns "old" or "new" for each thing that the publication changes, by name.
    """

    prepare: Callable[[], Any]
    publish: Callable[[Any], object]
    tell: Callable[[Any], dict[str, str]]
    # How many things of each kind are read in every channel; None for all.
    sample: int | None = None
    # Done again after the kill, it completes what is missing.
    again: bool = False


@dataclass(frozen=True)
class Outcome:
    """What was found after the process had been killed after its write number `after`."""

    after: int
    killed: bool
    states: dict[str, str]
    differences: list[str]
    states_after_again: dict[str, str] | None = None


def outcomes(
    journey: Journey,
    pristine: Pristine,
    folder: Path,
    choose: Callable[[int], list[int]],
) -> list[Outcome]:
    """Return what is found after killing a publication after each chosen number of writes.

    `choose` is given how many writes there are in all, commits among them.
    """

    def drive() -> Any:
        leave_parents_connection()
        return _drive(journey, pristine, database, folder, choose)

    with pristine.copy(folder) as address:
        database = str(database_settings(address)["NAME"])
        found = forked(drive)
    return [Outcome(**one) for one in found]


def _drive(
    journey: Journey,
    pristine: Pristine,
    database: str,
    folder: Path,
    choose: Callable[[int], list[int]],
) -> list[dict[str, Any]]:
    with _on(database, folder):
        known = journey.prepare()
    base = _Base(pristine, database, folder)

    with base.copy("warm"):
        before = _look(journey, known)
        total = _count(lambda: journey.publish(known))
        after = _look(journey, known)
    assert set(before["states"].values()) == {"old"}, before
    assert set(after["states"].values()) == {"new"}, after
    assert before["differences"] == after["differences"] == [], (before, after)

    # All happen at the same moment, or what they leave behind would differ by that alone.
    moment = timezone.now()
    seen: dict[str, dict[str, Any]] = {}

    def kill(number: int) -> dict[str, Any]:
        with base.copy(f"after{number}") as data:
            done = forked(lambda: _publish(journey, known, number, moment))
            stored_now = forked(lambda: _stored(data))
            # Of what is stored alike the same is found: it is looked at once.
            if stored_now not in seen:
                found = forked(lambda: _look(journey, known))
                if journey.again:
                    found["states_after_again"] = forked(lambda: _again(journey, known))
                seen[stored_now] = found
        return {"after": number, "killed": done is None, **seen[stored_now]}

    return [kill(number) for number in choose(total)]


def _publish(journey: Journey, known: Any, number: int, moment: datetime) -> bool:
    with patch.object(timezone, "now", lambda: moment):
        _count(lambda: journey.publish(known), kill_after=number)
    return True


def _again(journey: Journey, known: Any) -> dict[str, str]:
    journey.publish(known)
    assert list(check_tables(Tally())) == []
    return journey.tell(known)


def _stored(data: Path) -> str:
    """Return a digest of all that lies in the database, and of the anchors beside it."""
    whole = hashlib.sha256()
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            whole.update(repr((table, sorted(map(repr, cursor.fetchall())))).encode())
    anchors = data / "anchors.jsonl"
    whole.update(anchors.read_bytes() if anchors.exists() else b"")
    return whole.hexdigest()


def _look(journey: Journey, known: Any) -> dict[str, Any]:
    # What this process rendered on another copy is none of this one's.
    stored.STORE = stored.Store()
    states = journey.tell(known)
    tally = Tally()
    found: list[Difference] = [
        *check_ledger(tally),
        *check_tables(tally),
        # The other languages are told by the same code out of the same rows.
        *check_delivered(InProcess(), tally, sample=journey.sample, locales=[Locale.HANS]),
    ]
    connection.close()
    return {"states": states, "differences": [str(one) for one in found]}


def _count(run: Callable[[], object], kill_after: int | None = None) -> int:
    """Run and return how many writes there were; commits count, what they write is seen then."""
    count = 0
    database: Any = connection

    def written() -> None:
        nonlocal count
        count += 1
        if count == kill_after:
            os.kill(os.getpid(), signal.SIGKILL)

    def execute(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if WRITE.match(sql):
            written()
        return result

    commit = database._commit

    def commit_and_count() -> None:
        commit()
        written()

    database._commit = commit_and_count
    try:
        with connection.execute_wrapper(execute):
            run()
    finally:
        del database._commit
    connection.close()
    return count


@contextmanager
def _on(database: str, data: Path) -> Iterator[None]:
    """Work on a database, with a data folder of its own."""
    connection.close()
    connection.settings_dict["NAME"] = database
    settings.DATA_DIR = data
    try:
        yield
    finally:
        connection.close()


class _Base:
    """The prepared database, and copies of it that end with their block."""

    def __init__(self, pristine: Pristine, database: str, folder: Path) -> None:
        self._pristine = pristine
        self._database = database
        self._folder = folder

    @contextmanager
    def copy(self, name: str) -> Iterator[Path]:
        """Work on a fresh copy; yields its data folder."""
        data = self._folder / name
        data.mkdir()
        anchors = self._folder / "anchors.jsonl"
        if anchors.exists():
            shutil.copy(anchors, data)
        with self._pristine.copy_of(self._database, data) as database, _on(database, data):
            yield data
        shutil.rmtree(data)
