"""A process of its own for each job: it goes on when the server is restarted or busy."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import TypeAlias

_MANAGE = Path(__file__).resolve().parents[2] / "manage.py"

Process: TypeAlias = subprocess.Popen[bytes]


def launch(pk: int) -> None:
    """Run `manage.py work PK`, and do not wait for it."""
    run("work", str(pk))


def run(*arguments: str) -> Process:
    """Run a command of `manage.py` with this process's environment, and do not wait for it."""
    process = subprocess.Popen(
        [sys.executable, str(_MANAGE), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Nobody else takes notice of its end, and it would stay as a zombie.
    name = " ".join(arguments)
    threading.Thread(target=process.wait, daemon=True, name=name).start()
    return process
