"""What all tests share: a data folder each, a pristine database to copy, the option --full."""

import gc
import os
import shutil
import socket
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.core.signals import setting_changed
from django.db import connections, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker, Settings

from guides import stored
from guides.management.commands.test import DATABASES, NONE
from guides.management.messages import compile_messages
from guides.management.processes import start, stop
from guides.management.serving import HOST, answered, granian
from tests.pristine import Pristine

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Playwright keeps an event loop in the tests' thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
LEFT_OUT = pytest.StashKey[int]()
Prepared: TypeAlias = Callable[[], AbstractContextManager[None]]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="also run tests marked `full`")
    parser.addoption(
        "--count-into",
        metavar="FILE",
        help="write how many tests were chosen: those that each database has to run, all",
    )
    parser.addoption(
        "--share",
        choices=(NONE, *DATABASES),
        help="of a run of all: what uses no database, or what is this database's to prove",
    )


def pytest_configure(config: pytest.Config) -> None:
    if compile_messages(django_settings.LOCALE_PATHS):
        # Django read what was there before, when it set itself up.
        setting_changed.send(None, setting="LOCALE_PATHS", value=None, enter=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--full"):
        left_out = [item for item in items if "full" in item.keywords]
        config.stash[LEFT_OUT] = len(left_out)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if "full" not in item.keywords]
    for item in items:
        if _uses(item, "own_site"):
            # Databases are made for those tests only which say that they need one.
            item.add_marker("django_db")
        if _flushes(item):
            # Afterwards the database is empty: what migrations put there comes back first.
            item.add_marker(
                pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False
            )
    if share := config.getoption("--share"):
        others = [item for item in items if share not in _shares(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if share in _shares(item)]
    # Whatever the shuffling did: those which empty the database come late, and those with a
    # browser last, for its event loop gives the tests after it other database connections.
    items.sort(key=lambda item: (_uses(item, "playwright"), _flushes(item)))


def _flushes(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    emptied = bool(marker and marker.kwargs.get("transaction"))
    return emptied or _uses(item, "transactional_db") or _uses(item, "live_server")


def _has_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or _uses(item, "django_db_setup")


def _is_of_the_database(item: pytest.Item) -> bool:
    """Tell whether a test has to pass on each database, not on any one."""
    once = "once" in item.keywords or _uses(item, "elasticsearch", "playwright")
    return _has_database(item) and (not once or item.config.getoption("--full"))


def _shares(item: pytest.Item) -> tuple[str, ...]:
    """Return where a test runs. Of those that run once, PostgreSQL has what goes on with a site
    that runs as a program or with Elasticsearch, for that is how large sites run."""
    if _is_of_the_database(item):
        return DATABASES
    if _uses(item, "own_site", "elasticsearch"):
        return ("postgresql",)
    return ("sqlite",) if _has_database(item) else (NONE,)


def _uses(item: pytest.Item, *fixtures: str) -> bool:
    """Tell whether a test uses any of some fixtures."""
    return not set(fixtures).isdisjoint(getattr(item, "fixturenames", []))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    file = session.config.getoption("--count-into")
    if file:
        with_database = sum(map(_is_of_the_database, session.items))
        Path(file).write_text(f"{with_database} {len(session.items)}")
    # What is loaded by now stays: looking through all of it for garbage, again and again, would
    # take a fifth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    yield
    if _uses(item, "playwright"):
        connections.close_all()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = terminalreporter.config.stash.get(LEFT_OUT, 0)
    if left_out:
        terminalreporter.write_line(f"{left_out} tests marked `full` were left out (--full)")


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Pristine:
    return Pristine(tmp_path_factory.mktemp("pristine"))


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, pristine: Pristine
) -> Iterator[None]:
    """Keep a copy of the database as soon as it is migrated."""
    with django_db_blocker.unblock():
        # For every connection, not for the first alone: what is loaded again after a flush.
        first = connections["default"]
        if hasattr(first, "_test_serialized_contents"):
            contents = first._test_serialized_contents
            type(first)._test_serialized_contents = contents
        pristine.keep()
    yield
    with django_db_blocker.unblock():
        pristine.drop()


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Prepared]:
    """A module's common things are made once, in `with prepared():`, and taken back at its end.

    Each test undoes what it did to them itself. For modules whose tests all do that: others would
    wait for what is not committed here.
    The ledger then stands where it stood for all of them: what is kept by its head is shared too.
    """
    outer = transaction.atomic()
    with django_db_blocker.unblock():
        outer.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files under hashed names, as the demo's templates ask for them."""
    folder = tmp_path_factory.mktemp("static")
    hashed = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    storages = django_settings.STORAGES | {"staticfiles": {"BACKEND": hashed}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


@pytest.fixture
def own_site(
    django_db_setup: None, pristine: Pristine, collected: Path, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """The environment of a site as a program, on a freshly migrated database of its own.

    For subprocesses: `subprocess.run([sys.executable, "manage.py", …], env=own_site)`.
    """
    data = tmp_path / "site"
    data.mkdir()
    (data / "static").symlink_to(collected)
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MINGBAI_", "DJANGO_"))
    }
    with pristine.copy(data) as address:
        yield surroundings | {
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "MINGBAI_DATA": str(data),
            "MINGBAI_DATABASE_URL": address,
            "MINGBAI_BASE_URL": f"http://127.0.0.1:{free_port()}",
        }


@pytest.fixture
def running_site(own_site: dict[str, str]) -> Iterator[dict[str, str]]:
    """The same, with its server answering at MINGBAI_BASE_URL, a worker for each core."""
    port = int(own_site["MINGBAI_BASE_URL"].rpartition(":")[2])
    server = start(*granian(HOST, port), surroundings=own_site)
    try:
        assert answered(server, HOST, port)
        yield own_site
    finally:
        stop([server])


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium; its sandbox does not work for root."""
    chromium = next(filter(None, map(shutil.which, BROWSERS)), None)
    return browser_type_launch_args | {"executable_path": chromium, "args": ["--no-sandbox"]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture(autouse=True)
def own_data(settings: Settings, tmp_path: Path) -> Path:
    """The test's own data folder: no test finds another's files."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.PUBLISHED_MEDIA_ROOT = tmp_path / "published"
    return tmp_path


@pytest.fixture(autouse=True)
def own_store(monkeypatch: pytest.MonkeyPatch) -> stored.Store:
    """The test's own store of answers: tests that publish nothing stand at the same place in the
    ledger, and one would be given what another rendered."""
    own = stored.Store()
    monkeypatch.setattr(stored, "STORE", own)
    return own
