"""All engines do the same: one contract, run against each."""

from pathlib import Path

import pytest

from search.engine import Engine
from search.engines.elastic import Elastic
from search.engines.embedded import Embedded
from tests.elasticsearch.cluster import Cluster
from tests.search.engines.contract import EngineContract


class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        return Embedded(tmp_path / "search")


class TestElastic(EngineContract):
    @pytest.fixture
    def engine(self, elasticsearch: Cluster) -> Engine:
        elasticsearch.clear()
        return Elastic(elasticsearch.urls, "mingbai-contract")
