"""What tests of search share."""

import pytest
from pytest_django import DjangoDbBlocker, Settings

from tests.elasticsearch.fixtures import elasticsearch

from .demo import Demo, load_demo

__all__ = ["elasticsearch"]


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
