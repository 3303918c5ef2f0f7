"""A process of its own for each job: it goes on when the server is restarted or busy."""

import subprocess
import sys
import threading
from pathlib import Path

_MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def launch(pk: int) -> None:
    """Run `manage.py work PK` with this process's environment, and do not wait for it."""
    process = subprocess.Popen(
        [sys.executable, str(_MANAGE), "work", str(pk)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Nobody else takes notice of its end, and it would stay as a zombie.
    threading.Thread(target=process.wait, daemon=True, name=f"job {pk}").start()
