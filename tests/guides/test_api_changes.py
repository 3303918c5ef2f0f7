"""`changes`: whoever polls it ends up with the ledger."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from guides import ledger
from guides.content import canonical, digest
from guides.models import Current, GuidePage, LedgerRow
from guides.vocabulary import Access, Kind
from tests.factories import change_fee, make_guide, make_item

pytestmark = pytest.mark.django_db


def poll(client: Client, after: int = 0, limit: int = 100) -> Any:
    response = client.get(f"/api/changes?after={after}&limit={limit}")
    assert response.status_code == 200
    return response.json()


def test_a_consumer_that_polls_from_the_start_ends_equal_to_the_ledger(client: Client) -> None:
    item = make_item()
    pages = [make_guide(item=item, notes="只给窗口看"), make_guide(), make_guide()]
    copy: dict[tuple[str, str, str], Any] = {}
    after, more, calls = 0, True, 0
    while more:
        told = poll(client, after, limit=7)
        for change in told["changes"]:
            assert change["sequence"] > after
            copy[change["kind"], change["code"], change["locale"]] = change
            after = change["sequence"]
        after, more = told["next"], told["more"]
        calls += 1
        if calls == 2:
            # Things go on while it reads.
            change_fee(item, "66")
            with ledger.transaction(reason="不办了", successor=pages[0].code):
                GuidePage.objects.get(pk=pages[2].pk).unpublish()

    public = Current.objects.filter(audience=Access.PUBLIC).select_related("row")
    assert set(copy) == {(one.kind, one.code, one.locale) for one in public}
    for one in public:
        change = copy[one.kind, one.code, one.locale]
        assert change["sequence"] == one.row.sequence
        assert change["revision"] == one.revision
        assert digest(canonical(change["payload"])) == one.digest == change["digest"]
    tombstone = copy["guide", pages[2].code, "zh-Hans"]
    assert tombstone["action"] == "withdraw"
    assert tombstone["payload"]["reason"] == "不办了"
    assert tombstone["payload"]["successor"] == pages[0].code
    assert after == LedgerRow.objects.count()


def test_at_the_head_there_is_nothing_and_the_cursor_stays(client: Client) -> None:
    make_guide(notes="最后一行只给窗口看")
    first = poll(client, limit=200)

    again = poll(client, first["next"])

    assert again["changes"] == []
    assert (again["next"], again["head"], again["more"]) == (first["next"], first["head"], False)


def test_only_staff_rows_are_left_out(client: Client) -> None:
    make_guide(notes="密码在抽屉里")

    body = client.get("/api/changes?limit=200").content.decode()

    assert "密码在抽屉里" not in body
    sequences = {change["sequence"] for change in json.loads(body)["changes"]}
    staff = set(LedgerRow.objects.filter(kind=Kind.NOTE).values_list("sequence", flat=True))
    assert staff
    assert sequences == set(LedgerRow.objects.values_list("sequence", flat=True)) - staff


def test_a_payload_is_sent_as_it_was_stored(client: Client) -> None:
    page = make_guide()
    row = LedgerRow.objects.get(kind=Kind.GUIDE, code=page.code)

    body = client.get(f"/api/changes?after={row.sequence - 1}").content.decode()

    assert f'"payload":{row.payload}}}' in body


def test_a_redacted_row_shows_the_reason_instead(client: Client) -> None:
    page = make_guide(title="不该公开的名字")
    rows = LedgerRow.objects.filter(kind=Kind.GUIDE, code=page.code)
    rows.update(redacted_on=timezone.now(), redaction_reason="法院裁定")

    body = client.get("/api/changes?limit=200").content.decode()

    (change,) = [one for one in json.loads(body)["changes"] if one["code"] == page.code]
    assert change["payload"] is None
    assert change["redacted"]["reason"] == "法院裁定"
    assert change["digest"] == rows.get().digest
    assert "不该公开的名字" not in body


def test_a_cursor_from_another_ledger_is_refused(client: Client) -> None:
    response = client.get("/api/changes?after=100000")

    assert response.status_code == 400
    assert response.json()["code"] == "cursor_ahead"
