"""A PostgreSQL of our own for the length of a test run: fast, unsafe and thrown away."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from .processes import end_with_parent

# Data that lasts as long as the tests may be lost at any time.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
# Seconds until it answers.
STARTING = 30


class NotStarted(Exception):
    """The server did not start; the text holds what it said."""


def programs() -> Path | None:
    """Return the folder of initdb and postgres, of the newest version found, or None."""
    initdb = shutil.which("initdb")
    if initdb:
        return Path(initdb).resolve().parent
    usual = Path("/usr")
    installed = [*usual.glob("lib/postgresql/*/bin/initdb"), *usual.glob("pgsql-*/bin/initdb")]
    return max((path.parent for path in installed), key=_version, default=None)


def _version(programs: Path) -> float:
    return float(programs.parent.name.removeprefix("pgsql-"))


@contextmanager
def cluster() -> Iterator[str]:
    """Yield the address of a database server that ends with the block.

    PostgreSQL refuses to run as root: then it runs as `postgres`, or else `nobody`.
    """
    where = programs()
    if where is None:
        raise NotStarted("找不到 initdb")
    # A socket's path may have 107 bytes: not below a long TMPDIR.
    folder = Path(mkdtemp(prefix="mingbai-pg-", dir="/tmp"))
    who = _who()
    if who:
        os.chown(folder, who["user"], who["group"])
    try:
        _make(where, folder, who)
        with _running(where, folder, who):
            yield f"postgres://postgres@/mingbai?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _who() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise NotStarted("不能以 root 运行，也没有 postgres 用户")


def _make(where: Path, folder: Path, who: dict[str, Any]) -> None:
    options = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync")
    made = subprocess.run(
        [where / "initdb", "-D", folder / "data", *options],
        capture_output=True,
        check=False,
        cwd=folder,
        **who,
    )
    if made.returncode:
        raise NotStarted(made.stderr.decode(errors="replace"))


@contextmanager
def _running(where: Path, folder: Path, who: dict[str, Any]) -> Iterator[None]:
    settings = [word for option in HASTE for word in ("-c", option)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [where / "postgres", "-D", folder / "data", "-k", folder, *settings],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            preexec_fn=end_with_parent,
            **who,
        )
    try:
        _wait(where, folder, server)
        yield
    finally:
        # Immediate: nothing of it is wanted any more.
        server.send_signal(signal.SIGQUIT)
        server.wait()


def _wait(where: Path, folder: Path, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + STARTING
    ready = [str(where / "pg_isready"), "-q", "-h", str(folder)]
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            raise NotStarted((folder / "log").read_text(errors="replace"))
        time.sleep(0.1)
