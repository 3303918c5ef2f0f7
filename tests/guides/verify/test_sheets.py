"""What anybody prints says what the ledger says: each text of a sheet is read in its PDF."""

from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from guides.media import public_path
from guides.models import PublicSheet
from guides.paper import typeset
from guides.vocabulary import Locale
from tests.factories import change_fee, make_guide, make_item
from tests.guides.prints.conftest import follow

pytestmark = pytest.mark.django_db


def verified() -> str:
    out = StringIO()
    with suppress(CommandError):
        call_command("verify", stdout=out)
    return out.getvalue()


def test_sheets_that_say_what_is_published_pass() -> None:
    make_guide()
    follow()

    told = verified()
    assert "纸样 4 张，每一句都读过。" in told
    assert "全部一致" in told


def test_sheets_that_are_yet_to_be_set_are_counted() -> None:
    item = make_item(fee="20")
    make_guide(item=item)
    follow()

    change_fee(item, "35")

    told = verified()
    assert "纸样 0 张，每一句都读过，4 张还在排。" in told
    assert "全部一致" in told


def test_a_sheet_that_says_something_else_is_found() -> None:
    item = make_item(fee="20")
    guide = make_guide(item=item)
    follow()
    row = PublicSheet.objects.get(code=guide.code, locale=Locale.HANS, large=False)
    old = row.path
    change_fee(item, "35")
    follow()
    row.refresh_from_db()
    # A file of another day under the name of today's.
    other = PublicSheet.objects.get(code=guide.code, locale=Locale.HANT, large=False)
    assert old != row.path
    PublicSheet.objects.filter(pk=row.pk).update(path=other.path)

    found = verified()

    assert "纸样｜guide" in found
    assert "纸上没有" in found


def test_a_file_that_was_touched_is_found() -> None:
    guide = make_guide()
    follow()
    path = public_path(PublicSheet.objects.filter(code=guide.code).earliest("pk").path)
    path.chmod(0o644)
    path.write_bytes(b"".join([typeset.pdf("notice", []), b" "]))

    assert "摘要不符" in verified()
