"""`python3 manage.py demo`: it answers, says where, and leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from django.conf import settings

from config.demo import secrets_of
from guides.management.prepared import Prepared, digest, digest_of_file, fingerprint
from guides.management.serving import HOST, fault
from tests.conftest import free_port

ROOT = settings.BASE_DIR
Demo: TypeAlias = "subprocess.Popen[str]"
Start: TypeAlias = Callable[..., Demo]


@pytest.fixture
def demo() -> Iterator[Start]:
    """Start the demo as a newcomer does; what a failing test leaves running is ended."""
    started: list[Demo] = []

    def start(port: int, data: Path, surroundings: dict[str, str] | None = None) -> Demo:
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("MINGBAI_", "DJANGO_"))}
        process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port), "--data", str(data)],
            cwd=ROOT,
            env=clean | (surroundings or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            end(process, signal.SIGTERM)


def said_until(process: Demo, text: str) -> str:
    """Return what it said up to a line with `text`; fails if it ends before."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if text in line:
            return said
    pytest.fail(f"ended without {text!r}:\n{said}")


def end(process: Demo, how: signal.Signals) -> str:
    process.send_signal(how)
    return process.communicate(timeout=30)[0]


def free(port: int, within: float = 10) -> bool:
    until = time.monotonic() + within
    while fault(HOST, port) and time.monotonic() < until:
        pass
    return not fault(HOST, port)


@pytest.fixture
def prepared(own_site: dict[str, str]) -> Path:
    """A data folder in which an earlier start prepared everything."""
    data = Path(own_site["MINGBAI_DATA"])
    secrets_of(data)
    Prepared(
        fingerprint=fingerprint(ROOT),
        database=digest(own_site["MINGBAI_DATABASE_URL"]),
        secrets=digest_of_file(data / "secrets.json"),
        media=True,
    ).write(data)
    return data


@pytest.mark.once
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_later_start_serves_at_once_and_ends_cleanly(
    how: signal.Signals, demo: Start, prepared: Path, own_site: dict[str, str]
) -> None:
    port = free_port()
    database = {"MINGBAI_DATABASE_URL": own_site["MINGBAI_DATABASE_URL"]}
    process = demo(port, prepared, database)
    said = said_until(process, "Ctrl-C")
    assert "建立数据库" not in said
    assert secrets_of(prepared)["passwords"]["admin"] in said
    with urllib.request.urlopen(f"http://{HOST}:{port}/admin/login/") as page:
        assert page.status == 200

    second = demo(port, prepared, database)
    assert f"端口 {port} 已被占用" in second.communicate()[0]
    assert second.returncode == 2

    said = end(process, how)
    assert "Traceback" not in said
    assert process.returncode == (0 if how != signal.SIGKILL else -signal.SIGKILL)
    assert free(port)


@pytest.mark.full
def test_the_first_start_survives_being_killed_and_then_answers_everywhere(
    demo: Start, tmp_path: Path
) -> None:
    data, port = tmp_path / "var", free_port()
    for moment in ("▸ 正在建立数据库", "▸ 正在载入演示内容", "✓ 正在载入演示内容"):
        process = demo(port, data)
        said_until(process, moment)
        end(process, signal.SIGKILL)
    assert free(port)

    process = demo(port, data)
    said = said_until(process, "Ctrl-C")
    addresses = re.findall(r"http://\S+", said)
    assert len(addresses) == 6
    for address in addresses:
        with urllib.request.urlopen(address) as page:
            assert page.status == 200, address
    said_until(process, "图片和视频已经载入")
    end(process, signal.SIGINT)
    assert process.returncode == 0
    assert (Prepared.read(data) or pytest.fail("not noted")).media


@pytest.mark.full
def test_the_first_page_comes_within_a_minute_and_then_within_five_seconds(
    demo: Start, tmp_path: Path
) -> None:
    for limit in (60, 5):
        begun = time.monotonic()
        process = demo(port := free_port(), tmp_path / "var")
        said_until(process, "Ctrl-C")
        assert time.monotonic() - begun < limit
        end(process, signal.SIGINT)
        assert free(port)
