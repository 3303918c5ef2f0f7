"""The engines by name, made when they are asked for; a new one is a line in `ENGINES`."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from search.engine import Engine

EMBEDDED = "embedded"
ELASTIC = "elastic"


def make(name: str) -> Engine:
    """Return the engine of that name as this deployment is set; one for a process and place."""
    return ENGINES[name]()


def chosen() -> list[str]:
    """Return the engines that are kept: the one that answers first, then the one behind it."""
    return list(dict.fromkeys([settings.SEARCH_ENGINE, EMBEDDED]))


def deployment() -> str:
    """Return by what this deployment's indexes are told from others on the same servers."""
    place = urlsplit(settings.BASE_URL).netloc.lower()
    return "".join(one if one.isalnum() and one.isascii() else "-" for one in place)


def _embedded() -> Engine:
    return _embedded_in(settings.DATA_DIR / "search")


def _elastic() -> Engine:
    return _elastic_at(tuple(settings.ELASTICSEARCH_URL), f"mingbai-{deployment()}")


@lru_cache(maxsize=4)
def _embedded_in(folder: Path) -> Engine:
    made: Engine = import_module("search.engines.embedded").Embedded(folder)
    return made


@lru_cache(maxsize=4)
def _elastic_at(nodes: tuple[str, ...], name: str) -> Engine:
    # Imported only where it is chosen: its client takes a third of a second.
    made: Engine = import_module("search.engines.elastic").Elastic(nodes, name)
    return made


ENGINES: dict[str, Callable[[], Engine]] = {EMBEDDED: _embedded, ELASTIC: _elastic}
