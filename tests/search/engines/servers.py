"""Servers that are no Elasticsearch: slow, silent or talking nonsense."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HOST = "127.0.0.1"
# What tells Elasticsearch from other servers.
PRODUCT = "X-Elastic-Product: Elasticsearch\r\nContent-Type: application/json\r\n"


@contextmanager
def answering(body: bytes | None, headers: str = "") -> Iterator[str]:
    """Yield the address of a server that answers everything so, or never for None."""
    ended = threading.Event()
    with socket.create_server((HOST, 0)) as server:
        server.settimeout(0.05)

        def serve() -> None:
            held = []
            while not ended.is_set():
                try:
                    connection, _address = server.accept()
                except TimeoutError:
                    continue
                held.append(connection)
                if body is not None:
                    answered = threading.Thread(target=_answer, args=(connection, body, headers))
                    answered.start()
            for connection in held:
                # Who waits for the next question of a kept connection is woken up.
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://{HOST}:{server.getsockname()[1]}"
        finally:
            ended.set()
            thread.join()


def _answer(connection: socket.socket, body: bytes, headers: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    with suppress(OSError):
        while connection.recv(65536):
            connection.sendall(head.encode() + body)
