"""译文: what is translated, behind, corrected; for whom; and how much a page of it costs."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html as lxml_html
from wagtail.models import GroupPagePermission
from wagtail_localize.models import StringTranslation

from guides.localize import following
from guides.models import GuidePage, Topic
from guides.vocabulary import Kind
from tests.factories import make_department, make_guide, make_hall
from tests.guides.admin.browser import edit_url, sign_in

from .english import begun

pytestmark = pytest.mark.django_db

LIST = "guides_translations"


@pytest.fixture(autouse=True)
def no_topics() -> None:
    """What migrations planted would fill the first page."""
    Topic.objects.all().delete()


def listed(client: Client, **asked: Any) -> dict[str, list[str]]:
    """Return what the list says, cell by cell, by name."""
    response = client.get(reverse(LIST), asked)
    assert response.status_code == 200
    page = lxml_html.fromstring(response.content.decode())
    told = {}
    for row in page.xpath("//table[contains(@class, 'listing')]/tbody/tr"):
        name = row.xpath("string(.//div[@class='title-wrapper'])").strip()
        told[name] = [_said(cell) for cell in row.xpath("td")[1:]]
    return told


def _said(cell: Any) -> str:
    return " ".join(text.strip() for text in cell.itertext() if text.strip())


def counted(client: Client, **asked: Any) -> str:
    page = lxml_html.fromstring(client.get(reverse(LIST), asked).content.decode())
    return str(page.xpath("string(//h2[@role='status'])")).strip()


def in_traditional(page: Any) -> None:
    kind = Kind.GUIDE if isinstance(page, GuidePage) else Kind.HALL
    assert following.bring(kind, page.code)


def rewrite(page: GuidePage, **words: Any) -> None:
    fresh = GuidePage.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def correct(page: GuidePage, path: str, text: str) -> None:
    StringTranslation.objects.filter(
        context__object_id=page.translation_key, context__path=path
    ).update(data=text, translation_type="manual")


def test_each_language_says_how_far_it_is(client: Client, editor: User) -> None:
    done, behind, none = (make_guide(title=one) for one in ("已译的", "落后的", "没译的"))
    in_traditional(done)
    in_traditional(behind)
    correct(done, "title", "譯好的")
    rewrite(behind, title="落后的", summary="新的一句话。", change_note="换了一句话")

    told = listed(client, kind="guide")

    assert told["已译的"][1] == "最新 人工改过 1 处"
    assert told["落后的"][1].startswith("落后：原文是第 2 次修订，译文照第 1 次")
    assert told["落后的"][1].endswith("原文改了：换了一句话")
    assert told["没译的"][1:] == ["没有译文", "没有译文"]
    assert told["没译的"][0] == none.get_parent().title


def test_halls_topics_and_departments_are_there_too(client: Client, editor: User) -> None:
    hall = make_hall(name="县政务服务中心")
    in_traditional(hall)
    make_department(name="税务局")
    told = listed(client)
    assert told["县政务服务中心"][1:] == ["最新", "没有译文"]
    assert told["税务局"][1:] == ["没有译文", "没有译文"]
    assert set(listed(client, kind="department")) == {"税务局"}


def test_what_is_not_translated_in_english_is_counted(client: Client, editor: User) -> None:
    page = make_guide(title="怎么办护照")
    total = begun(page).get_progress()[0]
    told = listed(client, language="en")
    assert told["怎么办护照"][1:] == [f"有译文，没有发布 还有 {total} 处没有译"]


def test_it_leads_to_where_each_is_translated(client: Client, editor: User) -> None:
    page = make_guide(title="怎么办护照")
    english = begun(page).get_target_instance()
    shown = client.get(reverse(LIST)).content.decode()
    asking = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert f'href="{asking}?select_locale=zh-hant"' in shown
    assert f'href="{edit_url(english)}"' in shown
    assert client.get(f"{asking}?select_locale=zh-hant").status_code == 200


def test_it_is_narrowed_by_language_and_state(client: Client, editor: User) -> None:
    done, behind, _none = (make_guide(title=one) for one in ("已译的", "落后的", "没译的"))
    in_traditional(done)
    in_traditional(behind)
    correct(done, "title", "譯好的")
    rewrite(behind, summary="新的一句话。")

    def names(**asked: str) -> set[str]:
        found = set(listed(client, kind="guide", **asked))
        wanted = f"一共 {len(found)} 条" if found else ""
        assert counted(client, kind="guide", **asked) == wanted
        return found

    assert names(state="missing") == {"已译的", "落后的", "没译的"}
    assert names(state="missing", language="zh-Hant") == {"没译的"}
    assert names(state="behind") == {"落后的"}
    assert names(state="abreast") == {"已译的"}
    assert names(state="abreast", language="en") == set()
    assert names(state="corrected", language="zh-Hant") == {"已译的"}


def test_it_is_narrowed_by_department(client: Client, editor: User) -> None:
    department = make_department(name="公安局")
    make_guide(title="本局的", department=department)
    make_guide(title="别局的")
    assert set(listed(client, department=department.pk)) == {"本局的", "公安局"}


def test_who_edits_one_department_sees_its_guides(client: Client) -> None:
    mine = make_guide(title="本局的", department=make_department())
    theirs = make_guide(title="别局的")
    user = sign_in(client, is_superuser=False, is_staff=True)
    group = Group.objects.create(name="公安局编辑")
    group.permissions.add(
        *Group.objects.get(name="编辑").permissions.filter(codename="access_admin")
    )
    GroupPagePermission.objects.create(
        group=group,
        page=mine.get_parent(),
        permission=Permission.objects.get(codename="change_page"),
    )
    user.groups.add(group)
    told = listed(client)
    assert (mine.title in told, theirs.title in told) == (True, False)
    assert set(told) == {"本局的"}


def test_a_page_costs_the_same_queries_however_many_there_are(client: Client, editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            listed(client)
        return len(captured)

    first = make_guide()
    in_traditional(first)
    rewrite(first, summary="新的。", change_note="换了一句话")
    queries()
    few = queries()
    for _number in range(2):
        page = make_guide()
        in_traditional(page)
        rewrite(page, summary="新的。", change_note="换了一句话")
    assert queries() == few


def test_localizes_own_report_is_not_offered_beside_it(client: Client, editor: User) -> None:
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(LIST) in home
    assert reverse("wagtail_localize:translations_report") not in home
