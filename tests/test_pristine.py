"""The copies that tests run programs on are migrated, separate and fresh."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db


def shell(surroundings: dict[str, str], code: str) -> str:
    return subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=settings.BASE_DIR,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()


def test_a_program_has_a_migrated_database_of_its_own(own_site: dict[str, str]) -> None:
    User.objects.create_user("here")
    code = (
        "from django.contrib.auth.models import User;"
        "from wagtail.models import Locale;"
        "User.objects.create_user('there');"
        "print(*User.objects.values_list('username', flat=True), Locale.objects.count())"
    )
    assert shell(own_site, code) == "there 3"
    assert list(User.objects.values_list("username", flat=True)) == ["here"]
    assert own_site["MINGBAI_DATA"] != os.environ.get("MINGBAI_DATA")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", [1, 2])
def test_what_migrations_made_is_there_after_a_flush(time: int) -> None:
    from wagtail.models import Locale, Page

    assert Locale.objects.count() == 3
    assert Page.objects.filter(depth=1).exists()
