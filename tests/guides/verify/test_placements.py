"""Codes on paper lead to where the ledger says; those that lead to what is gone are told."""

from io import StringIO

import pytest
from django.core.management import call_command

from guides import ledger
from guides.models import Scan
from guides.verify.placements import check_placements
from guides.verify.sites import Answer, InProcess
from guides.verify.tally import Tally
from tests.factories import make_guide, make_hall, make_placement

pytestmark = pytest.mark.django_db


class Elsewhere(InProcess):
    """A site whose codes all lead home."""

    def get(self, path: str, staff: bool = False) -> list[Answer]:
        return [Answer(302, b"", {"Location": "/"})]


def test_what_leads_where_it_says_passes_and_is_told() -> None:
    make_placement(make_guide(), hall=make_hall())
    down = make_placement(make_guide(), down_reason="")
    down.down_reason = "墙拆了"
    down.save()

    out = StringIO()
    call_command("verify", stdout=out)

    assert "扫码 2 处都试过，扫到的内容都已发布。" in out.getvalue()
    assert not Scan.objects.exists()


def test_what_leads_to_a_withdrawn_guide_is_told() -> None:
    guide = make_guide()
    make_placement(guide)
    with ledger.transaction(reason="停办"):
        guide.unpublish()

    out = StringIO()
    call_command("verify", stdout=out)

    assert "其中 1 处扫到的内容已经撤回" in out.getvalue()


def test_what_leads_elsewhere_is_found() -> None:
    guide = make_guide()
    code = make_placement(guide).code

    [found] = check_placements(Elsewhere(), [code], Tally())

    assert (found.code, found.expected, found.found) == (
        code,
        f"302 /guides/{guide.code}/",
        "302 /",
    )
