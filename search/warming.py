"""Loads what the first search of a worker would wait for, as soon as the worker starts.

Dictionaries, tables and patterns take half a second. Commands, which start more often than they
search, do not load them.
"""

import logging
import threading

logger = logging.getLogger(__name__)


def start() -> None:
    """Warm up in a thread: pages that need nothing of it do not wait."""
    threading.Thread(target=_warm, daemon=True, name="search warming").start()


def warm() -> None:
    """Ask once for everything that a question asks for."""
    from .answers.asked_facts import asked_facts
    from .engines import EMBEDDED, make
    from .finding.finder import find
    from .suggestions.suggest import suggest

    engine = make(EMBEDDED)
    asked_facts("身份证补办要带什么")
    find("身份证补办要带什么", engine=engine)
    suggest("shenf", engine=engine)


def _warm() -> None:
    from django.db import connection

    try:
        warm()
    except Exception as error:
        # No index or no database yet: then the first search loads what it needs.
        logger.info("searching was not warmed up: %s", error)
    finally:
        connection.close()
