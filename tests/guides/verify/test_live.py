"""Whatever is changed in editors' tables past the ledger is named."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from guides import ledger
from guides.models import (
    Current,
    Department,
    Fanout,
    GuidePage,
    Hall,
    Item,
    ItemFee,
    RelatedGuide,
    Topic,
)
from guides.sections import section_of
from guides.verify import Tally
from guides.verify.live import check_live
from guides.verify.stored import check_tables
from tests.conftest import Prepared
from tests.factories import (
    change_fee,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_material,
)

from .damage import delete_raw, found_by

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(prepared: Prepared) -> int:
    with prepared():
        return int(make_guide(notes="窗口注意", item=make_item(fee="20")).pk)


@pytest.fixture
def guide(made: int) -> GuidePage:
    return GuidePage.objects.get(pk=made)


def item_of(page: GuidePage) -> Item:
    item: Item = page.guide_items.get().item
    return item


def test_an_untouched_site_passes(guide: GuidePage) -> None:
    make_guide(publish=False)
    make_hall(publish=False)
    change_fee(item_of(guide), "25")
    tally = Tally()

    assert list(check_tables(tally)) == []
    assert tally["live"] > 30


def test_a_title_changed_by_update_is_named_with_both_values(guide: GuidePage) -> None:
    GuidePage.objects.filter(pk=guide.pk).update(title="假的标题")

    found = found_by(check_live)

    assert f"编辑后台｜guide {guide.code} zh-Hans：title 不同" in found
    assert guide.title in found
    assert "假的标题" in found


def test_an_answer_changed_by_update_is_named_as_that_fact(guide: GuidePage) -> None:
    GuidePage.objects.filter(pk=guide.pk).update(answer_fee="一百元")

    found = found_by(check_live)

    assert f"guide {guide.code} zh-Hans fee：事实的白话不同（应为没有，读到“一百元”）" in found


def test_notes_changed_by_update_are_named(guide: GuidePage) -> None:
    GuidePage.objects.filter(pk=guide.pk).update(notes="别的话")
    assert f"编辑后台｜note {guide.code} zh-Hans" in found_by(check_live)

    GuidePage.objects.filter(pk=guide.pk).update(notes="")
    assert f"编辑后台｜note {guide.code} zh-Hans" in found_by(check_live)


def test_a_fee_changed_by_update_is_named_for_the_item_and_its_guide(guide: GuidePage) -> None:
    item = item_of(guide)
    ItemFee.objects.filter(item=item).update(amount="35")

    found = found_by(check_live)

    for kind, code in (("item", item.code), ("guide", guide.code)):
        named = f"{kind} {code} zh-Hans fee：事实不同（应为“20 元/证”，读到“35 元/证”）"
        assert named in found, found


def test_an_item_changed_by_update_is_named(guide: GuidePage) -> None:
    item = item_of(guide)
    Item.objects.filter(pk=item.pk).update(promised_value=1)

    assert f"item {item.code} zh-Hans time：事实不同" in found_by(check_live)


@pytest.mark.parametrize(
    ("model", "field"), [(Hall, "phone"), (Department, "phone"), (Topic, "name")]
)
def test_a_place_or_plain_thing_changed_by_update_is_named(
    guide: GuidePage, model: Any, field: str
) -> None:
    one = model._default_manager.first()
    model._default_manager.filter(pk=one.pk).update(**{field: "12345678"})

    assert f"{model.__name__.lower()} {one.code} zh-Hans：{field} 不同" in found_by(check_live)


def test_a_page_made_live_by_update_is_named() -> None:
    page = make_guide(publish=False)
    GuidePage.objects.filter(pk=page.pk).update(live=True)

    found = found_by(check_live)

    assert f"guide {page.code} zh-Hans：在编辑后台是已发布，台账里却没有发布它" in found


def test_a_withdrawn_page_made_live_by_update_is_named(guide: GuidePage) -> None:
    guide.unpublish()
    assert found_by(check_live) == ""
    GuidePage.objects.filter(pk=guide.pk).update(live=True)

    found = found_by(check_live)

    assert f"guide {guide.code} zh-Hans：在编辑后台是已发布，台账里却没有发布它" in found


@pytest.mark.parametrize("of", [lambda page: page, item_of, lambda page: Hall.objects.first()])
def test_a_thing_taken_down_by_update_is_named(
    guide: GuidePage, of: Callable[[GuidePage], GuidePage | Item | Hall]
) -> None:
    one = of(guide)
    type(one)._default_manager.filter(pk=one.pk).update(live=False)

    assert f"{one.code} zh-Hans：台账里已发布，编辑后台里却没有发布" in found_by(check_live)


def test_a_page_deleted_by_sql_is_named(guide: GuidePage) -> None:
    for one in guide.guide_items.all():
        delete_raw(one)
    delete_raw(guide)

    found = found_by(check_live)

    assert f"guide {guide.code} zh-Hans：台账里已发布，编辑后台里却没有了" in found


def test_a_live_page_that_lost_its_items_is_named_not_a_crash(guide: GuidePage) -> None:
    guide.guide_items.all().delete()

    assert f"guide {guide.code} zh-Hans：已发布，可是内容不完整" in found_by(check_live)


def delete_a_topic() -> None:
    topic = Topic.objects.all()[0]
    for thing in (make_guide(), make_item()):
        thing.topics.set([topic])
        thing.save_revision().publish()
    topic.delete()


def take_a_window_away() -> None:
    hall = make_hall()
    make_guide(item=make_item(hall=hall))
    hall.windows = []
    hall.save_revision().publish()


def give_a_section_to_another_department() -> None:
    section = make_guide().get_parent().specific
    section.department = make_department()
    section.save_revision().publish()


def move_a_guide() -> None:
    make_guide().move(section_of(make_department()), pos="last-child")


def delete_a_draft_that_is_named_as_related() -> None:
    draft, page = make_guide(publish=False), make_guide()
    page.related_guides = [RelatedGuide(guide=draft)]
    page.save_revision().publish()
    draft.delete()


def withdraw_an_item_and_publish_it_again() -> None:
    item = make_item()
    item.unpublish()
    item.save_revision().publish()


def rename_what_guides_name() -> None:
    department, material = make_department(), make_material()
    item = make_item(materials=[material], department=department, phone="")
    make_guide(item=item, summary="带{{materials}}，问{{phone}}")
    department.phone = "0360-8800999"
    department.save()
    material.name = "新的证明"
    material.save()


def publish_an_old_draft_of_an_item() -> None:
    item = make_item()
    make_guide(item=item)
    old = item.save_revision()
    change_fee(item, "99")
    old.publish()


@pytest.mark.parametrize(
    "edit",
    [
        delete_a_topic,
        take_a_window_away,
        give_a_section_to_another_department,
        move_a_guide,
        delete_a_draft_that_is_named_as_related,
        withdraw_an_item_and_publish_it_again,
        rename_what_guides_name,
        publish_an_old_draft_of_an_item,
    ],
)
def test_what_editors_may_do_leaves_nothing_to_find(edit: Callable[[], None]) -> None:
    edit()

    assert found_by(check_tables) == ""


def test_a_hall_or_department_may_not_leave_a_guide_without_a_word() -> None:
    hall, department = make_hall(), make_department()
    item = make_item(hall=hall, department=department, phone="")
    page = make_guide(item=item, summary="去{{place}}办，问{{phone}}。")
    department.phone = ""

    for change in (hall.unpublish, department.save):
        with pytest.raises(ValidationError, match=page.title):
            change()

    assert found_by(check_tables) == ""
    row = Current.objects.get(kind="guide", code=page.code).row
    assert "{{" not in row.payload


def test_a_fact_change_that_is_not_done_is_named(guide: GuidePage) -> None:
    with ledger.transaction() as writing:
        fanout = Fanout.objects.create(cause=writing.cause, pending=[["guide", guide.pk]], total=3)

    found = found_by(check_tables)

    assert f"事实更新｜guide {fanout.cause}：还没有更新完" in found
    assert "（应为“3”，读到“2”）" in found


def test_looking_changes_nothing(guide: GuidePage) -> None:
    GuidePage.objects.filter(pk=guide.pk).update(title="假的标题")
    before = list(Current.objects.values_list("pk", "row", "digest"))

    found_by(check_tables)

    assert list(Current.objects.values_list("pk", "row", "digest")) == before
