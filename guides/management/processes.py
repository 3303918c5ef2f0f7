"""Python programs beside this one, which end when it ends; needs nothing but Python."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Seconds a process may take to end once it is told to.
STOPPING = 10


def start(
    *arguments: str, surroundings: Mapping[str, str] | None = None, out: int | None = None
) -> "subprocess.Popen[bytes]":
    """Start Python with demo settings, in a session of its own, so that Ctrl-C is passed on by us.

    `surroundings` adds to the environment; `out` takes what it says.
    """
    environment = {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
    }
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=os.environ | environment | dict(surroundings or {}),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=None if out is None else subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=end_with_parent,
    )


def stop(processes: Iterable["subprocess.Popen[bytes]"]) -> None:
    """End all that still run, by force where asking does not help."""
    running = [process for process in processes if process.poll() is None]
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def end_with_parent() -> None:
    """Ask Linux, in a new process, for SIGTERM when its parent is killed."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
