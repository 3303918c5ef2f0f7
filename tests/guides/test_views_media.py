"""Published files: for ever the same, in pieces where they are long, and drafts for staff only."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from guides.media import describe, public_path
from guides.models import PublishedFile
from guides.views.media import PIECE, WHOLE

pytestmark = pytest.mark.django_db

DIGEST = "0123456789abcdef"
WORDS = bytes(range(256)) * 4
SIZE = len(WORDS)


def published_file(name: str = "clip.mp4", content: bytes = WORDS) -> str:
    path = f"media/{DIGEST}/{name}"
    file = public_path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return f"/{path}"


def waiting_file() -> str:
    upload = default_storage.save("documents/表格.pdf", ContentFile(b"%PDF draft"))
    describe([(upload, None, None)])
    return "/" + PublishedFile.objects.get(upload=upload).path


def staff() -> Client:
    client = Client()
    user = get_user_model().objects.create_superuser("staff", "staff@example.test", "x")
    client.force_login(user)
    return client


def test_a_published_file_is_kept_for_ever_by_who_has_it(client: Client) -> None:
    address = published_file("图.png")

    response = client.get(address)

    assert (response.status_code, response.content) == (200, WORDS)
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in response.get("Vary", "")
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("wanted", "start", "end"),
    [
        ("bytes=0-", 0, SIZE - 1),
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=1000-99999", 1000, SIZE - 1),
        ("bytes=-24", SIZE - 24, SIZE - 1),
        ("bytes=-99999", 0, SIZE - 1),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
    ],
)
def test_a_range_is_answered_with_that_part(
    client: Client, wanted: str, start: int, end: int
) -> None:
    response = client.get(published_file(), headers={"Range": wanted})

    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{end}/{SIZE}"
    assert response.content == WORDS[start : end + 1]
    assert response["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    "wanted",
    [
        f"bytes={SIZE}-",
        "bytes=20-10",
        "bytes=0-1,5-6",
        "bytes=-",
        "bytes=-0",
        "bytes=a-b",
        "bytes=",
        "bytes=--5",
        "bytes=0-" + "9" * 30,
        "bytes=٣-٤".encode().decode("latin-1"),
    ],
)
def test_a_wrong_or_manifold_range_is_refused(client: Client, wanted: str) -> None:
    response = client.get(published_file(), headers={"Range": wanted})

    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{SIZE}"


def test_a_unit_nobody_knows_is_no_range(client: Client) -> None:
    assert client.get(published_file(), headers={"Range": "steps=1-2"}).status_code == 200


def test_a_range_of_another_state_of_the_file_is_none(client: Client) -> None:
    address = published_file()
    etag = client.head(address)["ETag"]

    same = client.get(address, headers={"Range": "bytes=0-1", "If-Range": etag})
    other = client.get(address, headers={"Range": "bytes=0-1", "If-Range": '"other"'})

    assert (same.status_code, other.status_code) == (206, 200)


def test_no_answer_is_longer_than_many_can_ask_for(client: Client) -> None:
    address = published_file(content=b"")
    with public_path(address[1:]).open("r+b") as file:
        file.truncate(WHOLE + 1)

    part = client.get(address, headers={"Range": "bytes=5-"})
    whole = client.get(address)
    head = client.head(address)

    assert (part.status_code, len(part.content)) == (206, PIECE)
    assert part["Content-Range"] == f"bytes 5-{PIECE + 4}/{WHOLE + 1}"
    assert whole.status_code == 416
    assert "分段" in whole.content.decode()
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(WHOLE + 1)


def test_what_a_browser_could_run_is_only_handed_over(client: Client) -> None:
    response = client.get(published_file("page.html", b"<script>alert(1)</script>"))

    assert response["Content-Disposition"] == "attachment"
    assert "sandbox" in response["Content-Security-Policy"]
    drawing = client.get(published_file("drawing.svg", b"<svg/>"))
    assert drawing["Content-Security-Policy"].startswith("default-src 'none'")
    assert "script-src" not in drawing["Content-Security-Policy"]


def test_a_file_that_waits_to_be_published_is_for_staff(client: Client) -> None:
    address = waiting_file()

    assert client.get(address).status_code == 404
    reader = Client()
    reader.force_login(get_user_model().objects.create_user("reader"))
    assert reader.get(address).status_code == 404
    response = staff().get(address)
    assert (response.status_code, response.content) == (200, b"%PDF draft")
    assert response["Cache-Control"] == "private, no-store"
    assert "Access-Control-Allow-Origin" not in response


@pytest.mark.parametrize(
    "address",
    [
        f"/media/{DIGEST}/none.png",
        f"/media/{DIGEST}/..",
        f"/media/{DIGEST}/%00.png",
        f"/media/{DIGEST}/..%2f..%2fsecrets.json",
        f"/media/{DIGEST}/" + "长" * 300,
        "/media/0123/none.png",
        f"/media/{DIGEST.upper()}/clip.mp4",
        f"/media/{DIGEST}/",
        "/media/../secrets.json",
    ],
)
def test_nothing_else_can_be_had(client: Client, address: str) -> None:
    published_file()
    Path(settings.DATA_DIR, "secrets.json").write_text("{}")

    assert client.get(address).status_code == 404
    if len(address) < 300:
        assert staff().get(address).status_code == 404


def test_a_file_is_only_read(client: Client) -> None:
    assert client.post(published_file()).status_code == 405


WORKERS = 2
# What all others ask for meanwhile.
OTHERS = "/api/topics"


@pytest.mark.once
def test_slow_readers_hold_nobody_up(own_site: dict[str, str]) -> None:
    file = Path(own_site["MINGBAI_DATA"], "published", DIGEST, "clip.mp4")
    file.parent.mkdir(parents=True)
    file.write_bytes(bytes(WHOLE))
    address = f"/media/{DIGEST}/clip.mp4"
    with served(own_site) as port, ExitStack() as stack:
        for asked in (b"", b"Range: bytes=0-\r\n"):
            for _reader in range(2 * WORKERS):
                reader = stack.enter_context(socket.socket())
                # A window this small is full at once, and nobody reads what comes.
                reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                reader.settimeout(20)
                reader.connect(("127.0.0.1", port))
                reader.sendall(
                    b"GET "
                    + address.encode()
                    + b" HTTP/1.1\r\nHost: localhost\r\n"
                    + asked
                    + b"\r\n"
                )
                assert reader.recv(12).startswith(b"HTTP/1.1 20")
        for _visit in range(10):
            # A worker that waited for a reader would never answer within the patience of `ask`.
            status, _headers, body = ask(port, "GET", OTHERS)
            assert status == 200
            assert json.loads(body)["results"]

        status, headers, body = ask(port, "HEAD", address)
        assert (status, body) == (200, b"")
        assert headers["content-length"] == str(WHOLE)
        status, headers, body = ask(port, "HEAD", OTHERS)
        assert (status, body) == (200, b"")
        assert int(headers["content-length"]) > 1_000
        status, headers, body = ask(port, "GET", address, {"Range": "bytes=7-"})
        assert (status, len(body)) == (206, PIECE)


def ask(
    port: int, method: str, address: str, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, address, headers=headers or {})
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        return response.status, told, response.read()


@contextmanager
def served(site: dict[str, str]) -> Iterator[int]:
    """The site as granian serves it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--interface", "wsgi", "--blocking-threads", "1", "--workers", str(WORKERS)]
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", *options, "--host", "127.0.0.1"),
            *("--port", str(port), "--working-dir", "site", "--log-level", "warning"),
            "config.wsgi:application",
        ],
        env=site | {"PYTHONPATH": os.pathsep.join([str(Path.cwd()), str(Path.cwd() / "site")])},
        cwd=Path.cwd(),
    )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                ask(port, "GET", OTHERS)
                break
            except OSError:
                assert time.monotonic() < until, "the site did not start"
                with suppress(subprocess.TimeoutExpired):
                    pytest.fail(f"the site ended: {server.wait(timeout=0.05)}")
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)
