"""All engines do the same: one contract, run against each."""

from pathlib import Path

import pytest

from search.engine import Engine
from search.engines.embedded import Embedded
from tests.search.contract import EngineContract


class TestEmbedded(EngineContract):
    @pytest.fixture
    def engine(self, tmp_path: Path) -> Engine:
        return Embedded(tmp_path / "search")
