"""What tests of search share."""

import pytest
from pytest_django import DjangoDbBlocker, Settings

from search.finding import pinning
from search.index import breaker
from search.suggestions import suggest
from search.understanding import tables
from tests.elasticsearch.fixtures import elasticsearch

from .demo import Demo, load_demo

__all__ = ["elasticsearch"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is found in the demo is the engine's work: one database is enough."""
    for item in items:
        if "loaded_demo" in getattr(item, "fixturenames", []):
            item.add_marker("once")


@pytest.fixture(autouse=True)
def closed_breakers(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds an engine resting that failed in another one."""
    monkeypatch.setattr(breaker, "_BREAKERS", {})


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time is no reason to fail: a server of a test shares its cores with all other tests."""
    monkeypatch.setattr("search.engines.elastic.SEARCHING", 20.0)
    monkeypatch.setattr("search.index.available.LIMIT", 20.0)


@pytest.fixture(autouse=True)
def patient_with_servers(request: pytest.FixtureRequest) -> None:
    if "elasticsearch" in request.fixturenames:
        request.getfixturevalue("patient")


@pytest.fixture(scope="session")
def loaded_demo(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Demo:
    with django_db_blocker.unblock():
        return load_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def demo(loaded_demo: Demo, db: None, settings: Settings, own_data: None) -> Demo:
    """The demo is published in this test's database, and indexed."""
    loaded_demo.publish()
    settings.DATA_DIR = loaded_demo.folder
    return loaded_demo


@pytest.fixture(autouse=True)
def no_words_of_other_tests() -> None:
    """What editors said in another test was taken back without anybody being told."""
    tables.said.forget()
    suggest.never.forget()
    pinning.pinned.forget()
