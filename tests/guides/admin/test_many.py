"""Many at once: assigned, published, withdrawn, a few directly and more as a job; and undone."""

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from guides import jobs
from guides.admin.many import actions
from guides.jobs import asked
from guides.models import GuidePage, Item, Job, LedgerRow, Topic
from guides.roles import EDITORS
from guides.sections import section_of
from guides.vocabulary import JobKind, JobState
from tests.factories import make_department, make_guide, make_item, make_region

from .browser import last_row, sign_in, told
from .working import do, shown

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_guides_item:list"


@pytest.fixture(autouse=True)
def launched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    started: list[int] = []
    monkeypatch.setattr(asked, "launch", started.append)
    return started


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two are many already."""
    monkeypatch.setattr(actions, "AT_ONCE", 1)


def bulk(
    client: Client, action: str, chosen: Iterable[Any] | str, query: str = "", **typed: Any
) -> Any:
    """Press a button beneath a list, with things ticked or a list's address for all of it."""
    if isinstance(chosen, str):
        model, ids = chosen, "id=all"
    else:
        things = list(chosen)
        model = "item" if isinstance(things[0], Item) else "page"
        ids = "&".join(f"id={one.pk}" for one in things)
    app = "guides" if model == "item" else "wagtailcore"
    url = reverse("wagtail_bulk_action", args=[app, model, action])
    listing = reverse(LIST if model == "item" else "guide_pages:index")
    return client.post(f"{url}?{query}&{ids}&next={listing}", typed, follow=True)


def topics(*names: str) -> list[int]:
    found = Topic.objects.filter(name__in=names, locale__language_code="zh-hans", kind="personal")
    return list(found.values_list("pk", flat=True))


def names_of(item: Item) -> set[str]:
    return set(Item.objects.get(pk=item.pk).topics.values_list("name", flat=True))


def test_items_get_a_department_region_and_topics_and_their_guides_say_it(
    client: Client, editor: User
) -> None:
    department, region, item = make_department(), make_region(), make_item()
    guide = make_guide(item=item)
    typed: dict[str, Any] = {
        "department": department.pk,
        "region": region.pk,
        "come": topics("婚育收养"),
    }
    response = bulk(client, "assign", [item], **typed)
    assert any("改了 1 个事项。" in one for one in told(response))
    item.refresh_from_db()
    assert (item.department, item.region, names_of(item)) == (department, region, {"婚育收养"})
    assert department.code in last_row(code=guide.code).payload
    # The next editor begins with that.
    draft = item.get_latest_revision_as_object()
    assert (draft.department, [one.name for one in draft.topics.all()]) == (
        department,
        ["婚育收养"],
    )


def test_a_draft_with_other_words_keeps_them(client: Client, editor: User) -> None:
    item, department = make_item(), make_department()
    item.conditions = "编辑正在写的"
    item.save_revision(user=editor)
    bulk(client, "assign", [item], department=department.pk)
    item.refresh_from_db()
    draft = item.get_latest_revision_as_object()
    assert (draft.conditions, draft.department) == ("编辑正在写的", department)
    assert item.conditions != "编辑正在写的"
    assert item.has_unpublished_changes


def test_what_is_not_public_stays_so(client: Client, editor: User) -> None:
    item, department = make_item(publish=False), make_department()
    item.save_revision()
    bulk(client, "assign", [item], department=department.pk)
    item.refresh_from_db()
    assert not item.live
    assert item.department == department
    assert item.get_latest_revision_as_object().department == department
    assert not LedgerRow.objects.filter(code=item.code).exists()


def test_an_assignment_is_undone_where_nothing_was_changed_since(
    client: Client, editor: User
) -> None:
    first, second, third = make_department(), make_department(), make_department()
    items = [make_item(department=first) for _n in range(3)]
    bulk(client, "assign", items, department=second.pk, come=topics("婚育收养"))
    touched = Item.objects.get(pk=items[2].pk)
    touched.department = third
    touched.save_revision().publish()
    job = Job.objects.get(kind=JobKind.ASSIGN)
    assert "撤销</button>" in shown(client, job)
    client.post(reverse("guides_job_undo", args=[job.pk]))
    undoing = do(Job.objects.latest("pk"))
    assert undoing.state == JobState.DONE
    departments = [Item.objects.get(pk=one.pk).department for one in items]
    assert departments == [first, first, third]
    assert [names_of(one) for one in items] == [set(), set(), set()]
    html = shown(client, undoing)
    assert "撤销了 2 个。" in html
    assert "1 个后来又改过，改过的地方没有动。" in html
    # Once is enough.
    assert "撤销</button>" not in shown(client, job)


def test_guides_move_to_another_department_and_get_topics(client: Client, editor: User) -> None:
    first, second = make_department(), make_department()
    live = make_guide(department=first)
    draft = make_guide(department=first, publish=False)
    draft.save_revision()
    typed: dict[str, Any] = {"department": second.pk, "come": topics("社会保障")}
    response = bulk(client, "assign", [live, draft], **typed)
    assert any("改了 2 份指南。" in one for one in told(response))
    for page in (live, draft):
        fresh = GuidePage.objects.get(pk=page.pk)
        assert fresh.get_parent().pk == section_of(second).pk
        assert [one.name for one in fresh.topics.all()] == ["社会保障"]
        kept = fresh.get_latest_revision_as_object()
        assert [one.name for one in kept.topics.all()] == ["社会保障"]
    payload = last_row(code=live.code).payload
    assert second.code in payload
    assert Topic.objects.get(pk=topics("社会保障")[0]).code in payload
    assert not LedgerRow.objects.filter(code=draft.code).exists()
    client.post(reverse("guides_job_undo", args=[Job.objects.get().pk]))
    do(Job.objects.latest("pk"))
    for page in (live, draft):
        fresh = GuidePage.objects.get(pk=page.pk)
        assert fresh.get_parent().pk == section_of(first).pk
        assert list(fresh.topics.all()) == []


def test_nothing_chosen_is_told_and_what_was_typed_stays(client: Client, editor: User) -> None:
    item = make_item()
    html = bulk(client, "assign", [item]).content.decode()
    assert "请至少选一样要改的。" in html
    [topic] = topics("婚育收养")
    html = bulk(client, "assign", [item], come=[topic], gone=[topic]).content.decode()
    assert "“婚育收养”又要加上又要去掉，请只选一样。" in html
    assert Job.objects.count() == 0


def test_more_than_a_few_become_a_job_that_goes_on_past_the_refused(
    client: Client,
    editor: User,
    few: None,
    launched: list[int],
    django_capture_on_commit_callbacks: Any,
) -> None:
    good, gap, gone = (
        make_guide(publish=False),
        make_guide(publish=False, item=make_item(conditions="")),
        make_guide(publish=False),
    )
    with django_capture_on_commit_callbacks(execute=True):
        response = bulk(client, "publish", [gap, gone, good])
    job = Job.objects.get()
    assert response.redirect_chain[-1][0] == reverse("guides_job", args=[job.pk])
    assert launched == [job.pk]
    assert not GuidePage.objects.get(pk=good.pk).live
    gone.delete()
    assert do(job).state == JobState.DONE
    assert GuidePage.objects.get(pk=good.pk).live
    html = shown(client, job)
    for sentence in ("发布了 1 份指南。", "2 个没有做成", gap.title, "还没有填：受理条件"):
        assert sentence in html


def test_a_job_that_was_killed_does_nothing_twice(
    client: Client, editor: User, few: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [make_guide(publish=False) for _n in range(3)]
    bulk(client, "publish", pages)
    job = Job.objects.get()
    steps = 0

    class Killed(BaseException):
        pass

    def tick(done: int, total: int | None = None) -> None:
        nonlocal steps
        steps += 1
        if steps > 2:
            raise Killed

    from guides.admin.many.doing import do_many

    with pytest.raises(Killed):
        do_many(job, tick)
    with (jobs.folder_of(job) / "done.jsonl").open("a") as file:
        file.write('{"pk": 12, "na')
    assert "发布了 3 份指南。" in do(job).outcome["told"]
    codes = [page.code for page in pages]
    rows = LedgerRow.objects.filter(kind="guide", code__in=codes)
    assert sorted(rows.values_list("code", flat=True)) == sorted(codes)


def test_all_of_a_filtered_list_is_meant_and_nothing_else(
    client: Client, editor: User, few: None
) -> None:
    mine, other = make_department(), make_department()
    inside = [make_item(department=mine, publish=False) for _n in range(3)]
    outside = make_item(department=other, publish=False)
    bulk(client, "publish", "item", f"department={mine.pk}&state=draft")
    assert do(Job.objects.get()).state == JobState.DONE
    assert all(Item.objects.get(pk=one.pk).live for one in inside)
    assert not Item.objects.get(pk=outside.pk).live


def test_all_guides_that_a_search_found(client: Client, editor: User) -> None:
    found, other = make_guide(title="怎么补办身份证"), make_guide(title="怎么办护照")
    bulk(client, "unpublish", "page", "q=身份证", reason="并到一起办了")
    assert not GuidePage.objects.get(pk=found.pk).live
    assert GuidePage.objects.get(pk=other.pk).live


def test_a_list_that_changed_meanwhile_is_shown_again(client: Client, editor: User) -> None:
    item = make_item(publish=False)
    response = bulk(client, "publish", "item", "state=draft", count=5)
    assert any("列表刚刚变了，现在是 1 个" in one for one in told(response))
    assert not Item.objects.get(pk=item.pk).live


def test_a_guide_from_another_system_brings_its_items_along(client: Client, editor: User) -> None:
    item = make_item(publish=False)
    item.save_revision()
    page = make_guide(publish=False, item=item, source="旧系统", source_id="1")
    bulk(client, "publish", [page])
    assert Item.objects.get(pk=item.pk).live
    assert GuidePage.objects.get(pk=page.pk).live
    own = make_guide(publish=False, item=make_item(publish=False))
    response = bulk(client, "publish", [own])
    assert any("还没有发布，请先发布它" in one for one in told(response))


def test_items_are_withdrawn_with_a_reason_and_those_in_use_stay(
    client: Client, editor: User
) -> None:
    free, used = make_item(), make_item()
    make_guide(item=used)
    assert "请写撤回的原因" in bulk(client, "unpublish", [free, used]).content.decode()
    response = bulk(client, "unpublish", [free, used], reason="业务取消")
    assert not Item.objects.get(pk=free.pk).live
    assert Item.objects.get(pk=used.pk).live
    assert any("还有已发布的指南在用这个事项" in one for one in told(response))
    assert '"reason":"业务取消"' in last_row(code=free.code).payload


def test_editors_assign_drafts_and_publish_nothing(client: Client) -> None:
    user = sign_in(client, is_superuser=False)
    user.groups.add(Group.objects.get(name=EDITORS))
    item, department = make_item(), make_department()
    row = last_row(code=item.code)
    bulk(client, "assign", [item], department=department.pk)
    item.refresh_from_db()
    assert (item.department, item.has_unpublished_changes) == (None, True)
    assert item.get_latest_revision_as_object().department == department
    assert last_row(code=item.code) == row
    for action, typed in (("publish", {}), ("unpublish", {"reason": "x"})):
        response = bulk(client, action, [item], **typed)
        assert any("您没有" in one for one in told(response))
    page = make_guide()
    response = bulk(client, "unpublish", [page], reason="x")
    assert any("您没有撤回这份指南的权限" in one for one in told(response))
    assert GuidePage.objects.get(pk=page.pk).live


def test_nobody_undoes_what_another_did(client: Client, editor: User) -> None:
    bulk(client, "assign", [make_item()], department=make_department().pk)
    job = Job.objects.get()
    client.force_login(User.objects.create_superuser("admin"))
    assert client.post(reverse("guides_job_undo", args=[job.pk])).status_code == 302
    other = User.objects.create_user("other")
    other.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(other)
    assert client.post(reverse("guides_job_undo", args=[job.pk])).status_code == 404
