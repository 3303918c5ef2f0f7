"""`verify` in a data folder after `migrate` alone."""

import subprocess
import sys
from pathlib import Path

from django.conf import settings

PUBLISH = "from tests.factories import make_item; make_item()"


def test_facts_are_read_before_styles_are_collected(own_site: dict[str, str]) -> None:
    Path(own_site["MINGBAI_DATA"], "static").unlink()

    for command in (["shell", "--no-imports", "-c", PUBLISH], ["verify"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=own_site,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    assert "1 个事项" in done.stdout
