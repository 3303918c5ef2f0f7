"""The report of guides from another system: what lacks, since when, whose they are."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from guides.models import GuidePage
from tests.factories import make_department, make_guide, make_item

pytestmark = pytest.mark.django_db

REPORT = "guides_old"
WORDS = [{"heading": "受理条件", "text": "原来的话", "fields": []}]


def old(**fields: Any) -> GuidePage:
    known = {"source": "旧系统", "source_id": "1", "origin": WORDS}
    return make_guide(**{**known, **fields})


def report(client: Client, **asked: Any) -> str:
    response = client.get(reverse(REPORT), asked)
    assert response.status_code == 200
    return response.content.decode()


def test_what_lacks_is_told_until_a_guide_is_mended(client: Client, editor: User) -> None:
    item = make_item(conditions="", phone="")
    old(title="还缺的", item=item, department=make_department(name="公安局"))
    old(title="补好的", mended=True)
    make_guide(title="自己写的")
    make_guide(title="别处编好的", source="演示", source_id="2")
    html = report(client)
    assert [one in html for one in ("还缺的", "补好的", "自己写的", "别处编好的")] == [
        *(True, False, False, False)
    ]
    for told in ("公安局", "受理条件、咨询电话", timezone.localdate().isoformat(), "旧系统"):
        assert told in html
    assert reverse(REPORT) in client.get(reverse("wagtailadmin_home")).content.decode()


def test_what_was_written_into_a_draft_lacks_no_more(client: Client, editor: User) -> None:
    page = old(item=make_item(conditions=""))
    page.answer_eligibility = "人人都能办。"
    page.save_revision()
    assert "没有缺的" in report(client)


def test_it_is_narrowed_and_empty_in_words(client: Client, editor: User) -> None:
    assert "来自旧系统的指南都补全了" in report(client)
    department = make_department()
    old(title="甲的", department=department)
    old(title="乙的", source="别的系统")
    html = report(client, department=department.pk)
    assert ("甲的" in html, "乙的" in html) == (True, False)
    html = report(client, source="别的系统")
    assert ("甲的" in html, "乙的" in html) == (False, True)


def test_it_is_taken_away_as_a_table_that_runs_nothing(client: Client, editor: User) -> None:
    old(title="=HYPERLINK(1)", item=make_item(conditions=""))
    response = client.get(reverse(REPORT), {"export": "csv"})
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff标题,短码,来源")
    assert "'=HYPERLINK(1)" in text
    assert "受理条件" in text
    assert client.get(reverse(REPORT), {"export": "xlsx"}).status_code == 200


def test_a_page_costs_the_same_queries_however_many_there_are(client: Client, editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            report(client)
        return len(captured)

    old(department=make_department())
    queries()
    few = queries()
    for number in range(5):
        page = old(department=make_department(), source_id=str(number))
        page.summary = "正在改"
        page.save_revision()
    assert queries() == few
