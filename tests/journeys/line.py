"""The line between a browser and a site: what goes over it is noted, and may be spoilt or cut."""

import http.client
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from guides.management.serving import HOST

# Of one hop only, or made anew by this one.
_OWN = {"connection", "keep-alive", "transfer-encoding", "content-length", "accept-encoding"}


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes


def as_it_is(path: str, answer: Answer) -> Answer:
    return answer


@dataclass
class Line:
    """A proxy before a site; `spoil` is given each path and answer and returns what arrives."""

    base: str
    spoil: Callable[[str, Answer], Answer] = as_it_is
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        line = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                line.asked.append(self.path)
                answer = line.spoil(self.path, line.fetched(self.path, dict(self.headers)))
                # A browser that goes elsewhere does not wait for the rest.
                with suppress(ConnectionError):
                    self.pass_on(answer)

            def pass_on(self, answer: Answer) -> None:
                self.send_response(answer.status)
                for name, value in answer.headers:
                    if name.lower() not in _OWN:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer((HOST, 0), Handler)
        self._server.daemon_threads = True
        self.address = f"http://{HOST}:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def fetched(self, path: str, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc, timeout=30)
        try:
            passed = {name: value for name, value in headers.items() if name.lower() not in _OWN}
            connection.request("GET", path, headers=passed)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def cut(self) -> None:
        """Nobody answers from now on."""
        self._server.shutdown()
        self._server.server_close()
