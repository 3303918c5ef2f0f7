"""Code run beside a site that is a program of its own."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from django.conf import global_settings
from django.db import connection
from django.test import override_settings

from config.env import database_settings
from tests.forking import forked, leave_parents_connection


def in_site(site: dict[str, str], code: str) -> str:
    """Run code on a site's database and data (the fixture `own_site`); return what it prints.

    In a child of this process: nothing of the site's own memory, and no start from nothing.
    """

    def run() -> str:
        leave_parents_connection()
        connection.settings_dict.update(database_settings(site["MINGBAI_DATABASE_URL"]))
        data = Path(site["MINGBAI_DATA"])
        own = override_settings(
            DATA_DIR=data,
            MEDIA_ROOT=data / "uploads",
            PUBLISHED_MEDIA_ROOT=data / "published",
            BASE_URL=site["MINGBAI_BASE_URL"],
            PASSWORD_HASHERS=global_settings.PASSWORD_HASHERS,
        )
        with own, redirect_stdout(StringIO()) as said:
            exec(code, {})  # noqa: S102 the test's own
        return said.getvalue()

    printed = forked(run)
    assert isinstance(printed, str)
    return printed
