"""Code run inside a site that is a program of its own."""

import subprocess
import sys


def in_site(site: dict[str, str], code: str) -> str:
    """Run code in the site's environment (the fixture `own_site`) and return what it prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        env=site,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
