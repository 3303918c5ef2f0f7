"""The pages of a site that runs as it does in earnest, asked for by HTTP.

`python -m tests.benchmarks.served [SECONDS]`: how many kept answers a second all workers give of a
guide and of the short addresses, asked by persons, who are counted, and by a robot, who is not.
Afterwards the counts are those of the answers, to the last one.
"""

import argparse
import http.client
import os
import re
import socket
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
ASKING = 8
PERSON = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"
ROBOT = "Googlebot/2.1 (+http://www.google.com/bot.html)"
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


def ask(port: int, path: str, agent: str, until: float, more: str = "") -> list[float]:
    """Ask for a path over one connection until a moment; return how long each answer took, ms."""
    lines = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: {agent}\r\n{more}\r\n"
    taken = []
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while time.perf_counter() < until:
            began = time.perf_counter()
            connection.sendall(lines.encode())
            head, _, body = _received(connection, b"\r\n\r\n").partition(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head.lower())
            while len(body) < int(length.group(1) if length else 0):
                body += connection.recv(1 << 16)
            assert head[9:12] in {b"200", b"302", b"304"}, head
            taken.append((time.perf_counter() - began) * 1000)
    return taken


def _received(connection: socket.socket, end: bytes) -> bytes:
    received = b""
    while end not in received:
        received += connection.recv(1 << 16)
    return received


def crowd(server: int, port: int, path: str, agent: str, seconds: float, more: str = "") -> int:
    """Ask over several connections at once, tell what it took, return how often."""
    used = _processor(server)
    until = time.perf_counter() + seconds
    with ThreadPoolExecutor(ASKING) as asking:
        shares = asking.map(lambda _: ask(port, path, agent, until, more), range(ASKING))
        taken = sorted(one for share in shares for one in share)
    who = "counted" if agent == PERSON else "robot"
    p95 = taken[int(len(taken) * 0.95)]
    each = (_processor(server) - used) / len(taken)
    print(
        f"{path:<22}{'304' if more else '':<5}{who:<9}{len(taken) / seconds:>7.0f}/s"
        f"  p50 {statistics.median(taken):.2f} ms  p95 {p95:.2f} ms  processor {each:.3f} ms each",
        flush=True,
    )
    return len(taken)


def _processor(server: int) -> float:
    """Return the milliseconds that a server and its workers have computed: what else goes on
    on the machine makes them no more."""
    children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
    stats = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2] for one in children]
    ticks = sum(int(time) for stat in stats for time in stat.split()[11:13])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", type=float, default=5)
    seconds = parser.parse_args().seconds
    with TemporaryDirectory() as folder:
        os.environ["MINGBAI_DATA"] = folder
        os.environ["MINGBAI_BASE_URL"] = "http://127.0.0.1:8000"
        os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
        sys.path[:0] = [str(ROOT), str(ROOT / "site")]
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        measure(seconds)


def measure(seconds: float) -> None:
    from django.db.models import Sum

    from guides.management.processes import start, stop
    from guides.management.serving import HOST, answered, granian
    from guides.models import Scan, Usage
    from tests.conftest import free_port
    from tests.factories import make_guide, make_placement

    guide = make_guide()
    page, placement = f"/guides/{guide.code}/", make_placement(guide).code
    port = free_port()
    server = start(*granian(HOST, port), surroundings={"MINGBAI_BASE_URL": f"http://{HOST}:{port}"})
    read = scanned = 0
    try:
        assert answered(server, HOST, port)
        unchanged = f"If-None-Match: {_etag(port, page)}\r\n"
        for path in (page, f"/g/{guide.code}", f"/Q/{placement}"):
            for more in ("", unchanged) if path == page else ("",):
                crowd(server.pid, port, path, ROBOT, 1, more)
                for agent in (ROBOT, PERSON, ROBOT, PERSON):
                    asked = crowd(server.pid, port, path, agent, seconds, more)
                    read += asked * (agent == PERSON and path == page)
                    scanned += asked * (agent == PERSON and "/Q/" in path)
    finally:
        stop([server])
    found = [one.objects.aggregate(sum=Sum("times"))["sum"] or 0 for one in (Usage, Scan)]
    print(f"reads {found[0]} of {read}, scans {found[1]} of {scanned}")
    assert found == [read, scanned], found


def _etag(port: int, path: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"User-Agent": ROBOT})
    return connection.getresponse().headers["ETag"]


if __name__ == "__main__":
    main()
