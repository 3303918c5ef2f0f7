"""`manage.py sheets`: what is due is set, after an upgrade all, and what failed is told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guides.models import PublicSheet
from guides.paper import typeset
from guides.prints import public
from tests.factories import make_guide
from tests.guides.prints.conftest import follow

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("sheets", *arguments, stdout=out)
    return out.getvalue()


def test_what_is_due_is_set_and_after_an_upgrade_all(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = make_guide()
    public.mark([guide.code], 1)
    assert run() == "看过了 6 张。\n"
    assert run() == "看过了 0 张。\n"

    monkeypatch.setattr(public, "_templates", lambda: "another release")
    before = set(PublicSheet.objects.values_list("made_of", flat=True)) - {""}
    assert run("--all") == "看过了 6 张。\n"
    assert before.isdisjoint(PublicSheet.objects.values_list("made_of", flat=True))


def test_what_could_not_be_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object) -> bytes:
        raise typeset.CannotBeSet("没有字体")

    make_guide()
    monkeypatch.setattr(typeset, "pdf", failing)
    follow()

    with pytest.raises(CommandError, match="还有 4 张没有做：别的进程正在做，或者原因见日志"):
        run()
