"""The pages of a site that runs as it does in earnest, asked for by HTTP."""

import http.client
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

_FIRST = re.compile('data-key="([^"]+)"')


@dataclass(frozen=True)
class Page:
    """A page of results: how long it took, its first hit, whether another engine answered."""

    milliseconds: float
    first: str
    is_degraded: bool


@contextmanager
def serving(folder: Path, engine: str, nodes: Iterable[str] = ()) -> Iterator[int]:
    """Run the site's server over a data folder with one worker; yields its port."""
    from guides.management.processes import start, stop
    from guides.management.serving import HOST, answered, granian
    from tests.conftest import free_port

    port = free_port()
    arguments = granian(HOST, port)
    # One, so that what it has to learn is learnt by the first questions.
    arguments[arguments.index("--workers") + 1] = "1"
    surroundings = {
        "MINGBAI_DATA": str(folder),
        "MINGBAI_BASE_URL": os.environ["MINGBAI_BASE_URL"],
        "MINGBAI_SEARCH": engine,
        "MINGBAI_ELASTICSEARCH_URL": ",".join(nodes),
    }
    server = start(*arguments, surroundings=surroundings)
    try:
        assert answered(server, HOST, port)
        yield port
    finally:
        stop([server])


def pages(port: int, questions: Iterable[str]) -> Iterator[Page]:
    """Yield the page of each question; every one has to be a page."""
    from guides.management.serving import HOST

    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    for question in questions:
        began = time.perf_counter()
        connection.request("GET", f"/search/?{urlencode({'q': question})}")
        answer = connection.getresponse()
        text = answer.read().decode()
        taken = (time.perf_counter() - began) * 1000
        assert answer.status == 200, (answer.status, question, text[:500])
        first = _FIRST.search(text)
        yield Page(taken, first.group(1) if first else "", "换用备用引擎" in text)
    connection.close()
