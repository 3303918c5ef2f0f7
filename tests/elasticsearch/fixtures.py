"""Elasticsearch for a test run: started when the first test asks for it, ended with the run."""

import os
from collections.abc import Iterator

import pytest

from .cluster import Cluster, running
from .installed import NotInstalled


@pytest.fixture(scope="session")
def elasticsearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One node for all tests, which clear it or take names of their own."""
    yield from started(tmp_path_factory, 1)


def started(tmp_path_factory: pytest.TempPathFactory, count: int) -> Iterator[Cluster]:
    """Run a cluster, or skip loudly where there is none to be had; in CI that is a failure."""
    try:
        with running(tmp_path_factory.mktemp("elasticsearch"), count) as cluster:
            yield cluster
    except NotInstalled as error:
        told = f"NO ELASTICSEARCH: it needs Java 17+ and Maven. {error}"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
