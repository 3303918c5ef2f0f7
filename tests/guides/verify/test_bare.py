"""`verify` in a data folder after `migrate` alone."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.guides.programs import in_site

pytestmark = pytest.mark.once


def test_facts_are_read_before_styles_are_collected(own_site: dict[str, str]) -> None:
    Path(own_site["MINGBAI_DATA"], "static").unlink()
    in_site(own_site, "from tests.factories import make_item; make_item()")

    done = subprocess.run(
        [sys.executable, "manage.py", "verify"],
        cwd=settings.BASE_DIR,
        env=own_site,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 个事项" in done.stdout
