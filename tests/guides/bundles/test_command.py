"""`manage.py kiosk_packs`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from guides.bundles import signature

from .conftest import Kiosk


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("kiosk_packs", *arguments, stdout=out)
    return out.getvalue()


def test_it_makes_what_was_published_since(kiosk: Kiosk) -> None:
    kiosk.charge("77")

    said = run()

    assert f"guide/{kiosk.passport.code}/zh-Hans" in kiosk.changed()
    assert signature.fingerprint() in said
    assert "制作了 0 个包" in run()


def test_it_proves_and_names_what_is_not_as_the_site_is(kiosk: Kiosk) -> None:
    assert "一致" in run("--verify")
    kiosk.charge("77")

    out = StringIO()
    with pytest.raises(CommandError, match="不一致"):
        call_command("kiosk_packs", "--verify", stdout=out)

    assert f"guide/{kiosk.passport.code}/zh-Hans" in out.getvalue()


@pytest.mark.django_db
def test_a_key_that_is_none_is_told_in_a_sentence(settings: Settings, tmp_path: Path) -> None:
    settings.KIOSK_KEY = str(tmp_path / "none.pem")

    with pytest.raises(CommandError, match="签名私钥不能用"):
        run()
