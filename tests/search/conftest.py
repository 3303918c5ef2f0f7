"""What tests of search share."""

from tests.elasticsearch.fixtures import elasticsearch

__all__ = ["elasticsearch"]
