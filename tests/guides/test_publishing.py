"""Every path by which Wagtail changes what is public appends to the ledger, or is closed."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Locale as WagtailLocale
from wagtail.models import Page, PageViewRestriction

from guides import ledger, published, publishing
from guides.hindrances import Hindered
from guides.models import (
    Brand,
    Department,
    Fanout,
    GuidePage,
    Hall,
    Item,
    LedgerRow,
    SectionPage,
    Topic,
)
from guides.publishing import fanout
from guides.sections import section_of
from guides.vocabulary import Access, Action, Kind, Locale
from tests.factories import (
    change_fee,
    hans,
    make_department,
    make_guide,
    make_hall,
    make_item,
    make_material,
    make_region,
)

pytestmark = pytest.mark.django_db


def rows_of(code: str, kind: Kind = Kind.GUIDE) -> list[LedgerRow]:
    return list(LedgerRow.objects.filter(kind=kind, code=code))


def fee_of(page: GuidePage, locale: Locale = Locale.HANS) -> str:
    record = published.record(Kind.GUIDE, page.code, locale)
    assert record is not None
    return str(record.payload.facts["fee"].value)


def test_publishing_a_page_appends_its_row() -> None:
    page = make_guide()

    record = published.record(Kind.GUIDE, page.code)

    assert record is not None
    assert (record.revision, record.payload.title) == (1, page.title)


def test_a_draft_and_a_schedule_append_nothing() -> None:
    draft = make_guide(publish=False)
    draft.save_revision()
    scheduled = make_guide(publish=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()

    assert rows_of(draft.code) == []
    assert rows_of(scheduled.code) == []
    assert not GuidePage.objects.get(pk=scheduled.pk).live


def test_a_scheduled_change_of_a_live_page_waits() -> None:
    page = make_guide(title="旧标题")
    page.title = "新标题"
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()

    assert [row.revision for row in rows_of(page.code)] == [1]


def test_an_earlier_draft_published_again_is_a_new_revision() -> None:
    page = make_guide(title="第一稿")
    first = page.latest_revision
    page.title = "第二稿"
    page.save_revision().publish()

    first.publish()

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert (record.payload.title, record.revision) == ("第一稿", 3)


def test_an_old_draft_never_brings_back_an_old_fact() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    draft = page.save_revision()
    change_fee(item, "30")

    draft.publish()

    assert fee_of(page) == "30 元/证"


def test_unpublishing_is_a_tombstone_with_reason_and_successor() -> None:
    page, successor = make_guide(notes="窗口先核对"), make_guide()

    with ledger.transaction(reason="两件事合并办", successor=successor.code):
        page.unpublish()

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.action == Action.WITHDRAW
    assert record.payload.reason == "两件事合并办"
    assert record.payload.successor == successor.code
    note = published.record(Kind.NOTE, page.code, access=Access.STAFF)
    assert note is not None
    assert note.action == Action.WITHDRAW


def test_withdrawing_the_source_withdraws_its_translations() -> None:
    page = make_guide()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()
    assert [row.locale for row in rows_of(page.code)] == ["zh-Hans", "en"]

    page.unpublish()

    assert not GuidePage.objects.get(pk=english.pk).live
    assert [row.action for row in rows_of(page.code)[2:]] == ["withdraw", "withdraw"]


def test_a_translation_waits_for_its_source() -> None:
    page = make_guide(publish=False)
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()

    assert rows_of(page.code) == []


def test_what_was_published_can_not_be_deleted() -> None:
    page, item, hall = make_guide(), make_item(), make_hall()

    for thing in (page, item, hall):
        with pytest.raises(ProtectedError, match="撤回"), transaction.atomic():
            thing.delete()
    with pytest.raises(ProtectedError, match="撤回"), transaction.atomic():
        page.get_parent().delete()
    with pytest.raises(ProtectedError), transaction.atomic():
        GuidePage.objects.filter(pk=page.pk).delete()

    assert GuidePage.objects.filter(pk=page.pk).exists()


def test_a_draft_that_was_never_published_can_be_deleted() -> None:
    page = make_guide(publish=False)

    page.delete()

    assert not GuidePage.objects.filter(pk=page.pk).exists()


def test_moving_a_guide_changes_its_department() -> None:
    page, other = make_guide(), make_department()

    page.move(section_of(other), pos="last-child")

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert (record.payload.department, record.revision) == (other.code, 2)


def test_a_slug_changes_nothing_public() -> None:
    page = make_guide()
    page.slug = "another-slug"
    page.save_revision().publish()
    address = GuidePage.objects.get(pk=page.pk).url

    assert address.endswith(f"/guides/{page.code}/")
    assert rows_of(page.code)[0].payload == rows_of(page.code)[1].payload


def test_a_copy_has_a_code_of_its_own_through_all_its_drafts() -> None:
    page = make_guide(title="原件")
    copy = page.copy(update_attrs={"title": "副本", "slug": "copy"}, keep_live=True)

    copy.get_latest_revision_as_object().save_revision().publish()

    copy = GuidePage.objects.get(pk=copy.pk)
    assert copy.code != page.code
    assert [row.code for row in rows_of(copy.code)] == [copy.code, copy.code]
    assert len(rows_of(page.code)) == 1


def test_a_translation_keeps_the_code() -> None:
    page = make_guide()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )

    assert english.code == page.code


def test_no_alias_of_a_guide_can_be_made() -> None:
    page = make_guide()

    with pytest.raises(ValidationError, match="别名"):
        page.create_alias(update_slug="alias")


def test_no_guide_can_be_restricted() -> None:
    page = make_guide()

    for restricted in (page, page.get_parent()):
        with pytest.raises(ValidationError, match="访问限制"):
            PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert (GuidePage.private_page_options, SectionPage.private_page_options) == ([], [])


def test_languages_are_not_kept_abreast_by_aliases(settings: Settings) -> None:
    make_guide()

    assert settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE is False
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_errors_are_refused_on_every_path_and_leave_the_page_as_it_was() -> None:
    page = make_guide()
    page.summary = "交 {{price}}"
    draft = page.save_revision()

    with pytest.raises(Hindered, match="price"):
        draft.publish()

    assert GuidePage.objects.get(pk=page.pk).summary != "交 {{price}}"
    assert len(rows_of(page.code)) == 1


def test_a_changed_fact_is_a_row_of_every_guide_that_uses_it() -> None:
    item = make_item(fee="20")
    pages = [make_guide(item=item) for _ in range(3)]
    other = make_guide()
    draft = make_guide(item=item, publish=False)

    change_fee(item, "30")

    assert [fee_of(page) for page in pages] == ["30 元/证"] * 3
    assert len({rows_of(page.code)[-1].cause for page in pages}) == 1
    assert len(rows_of(other.code)) == 1
    assert rows_of(draft.code) == []


def test_a_fact_change_touches_no_draft() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    page.title = "还在写"
    draft = page.save_revision()

    change_fee(item, "30")

    fresh = GuidePage.objects.get(pk=page.pk)
    assert fresh.latest_revision_id == draft.pk
    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.payload.title != "还在写"


def test_a_fact_change_reaches_translations_and_leaves_them_abreast() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()

    change_fee(item, "30")

    record = published.record(Kind.GUIDE, page.code, Locale.EN)
    assert record is not None
    assert record.payload.items[0].fees[0].amount == 3000
    assert record.locale == Locale.EN
    assert not record.behind


def test_a_translation_of_older_words_says_so() -> None:
    page = make_guide()
    english = page.copy_for_translation(
        WagtailLocale.objects.get(language_code="en"), copy_parents=True
    )
    english.save_revision().publish()

    page.summary = "新的一句话"
    page.save_revision().publish()

    record = published.record(Kind.GUIDE, page.code, Locale.EN)
    assert record is not None
    assert record.behind
    english = GuidePage.objects.get(pk=english.pk)
    english.save_revision().publish()
    record = published.record(Kind.GUIDE, page.code, Locale.EN)
    assert record is not None
    assert not record.behind


def test_a_materials_name_changes_everywhere() -> None:
    material = make_material(name="户口薄")
    page = make_guide(item=make_item(materials=[material]))

    material.name = "户口簿"
    material.save()

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.payload.facts["materials"].value == "户口簿"


def test_a_halls_new_phone_is_one_row() -> None:
    hall = make_hall()
    make_guide(item=make_item(hall=hall))
    before = published.head()

    hall.phone = "0360-8899999"
    hall.save_revision().publish()

    assert published.head() == before + 1


def test_a_hall_named_in_words_is_renamed_in_them() -> None:
    hall = make_hall(name="旧中心")
    page = make_guide(item=make_item(hall=hall), summary="到{{ place }}。")

    hall.name = "新中心"
    hall.save_revision().publish()

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.payload.summary == "到新中心 A01 窗口。"


def test_plain_things_are_one_row_when_they_change_and_none_when_not() -> None:
    topic, department, region = Topic.objects.all()[0], make_department(), make_region()
    brand = Brand.load()
    for thing, field in ((topic, "name"), (department, "name"), (region, "name"), (brand, "name")):
        before = published.head()
        thing.save()
        assert published.head() == before
        setattr(thing, field, "新名字")
        thing.save()
        assert published.head() == before + 1


def test_a_plain_thing_deleted_is_withdrawn() -> None:
    region = make_region(name="撤并的镇")

    region.delete()

    record = published.record(Kind.REGION, region.code)
    assert record is not None
    assert record.action == Action.WITHDRAW


def test_an_item_in_use_can_not_be_withdrawn() -> None:
    item = make_item()
    page = make_guide(item=item)

    with pytest.raises(ValidationError, match=page.title):
        item.unpublish()

    assert Item.objects.get(pk=item.pk).live


def test_internal_notes_are_rows_for_staff() -> None:
    page = make_guide(notes="先问清孩子的户口落在谁家")

    assert published.record(Kind.NOTE, page.code) is None
    note = published.record(Kind.NOTE, page.code, access=Access.STAFF)
    assert note is not None
    assert note.payload.text == "先问清孩子的户口落在谁家"
    assert "落在谁家" not in rows_of(page.code)[0].payload


def test_notes_that_were_emptied_are_withdrawn() -> None:
    page = make_guide(notes="旧说明")
    page.notes = ""
    page.save_revision().publish()

    note = published.record(Kind.NOTE, page.code, access=Access.STAFF)
    assert note is not None
    assert note.action == Action.WITHDRAW


def test_more_guides_than_a_transaction_carries_go_in_batches(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    monkeypatch.setattr(fanout, "THINGS_PER_TRANSACTION", 2)
    item = make_item(fee="20")
    pages = [make_guide(item=item) for _ in range(5)]

    change_fee(item, "30")
    left = Fanout.objects.get()
    assert (len(left.pending), left.total) == (3, 5)

    assert publishing.finish_fanouts() == 3
    assert [fee_of(page) for page in pages] == ["30 元/证"] * 5
    assert len({rows_of(page.code)[-1].cause for page in pages}) == 1
    assert not Fanout.objects.exists()


def test_the_day_a_change_takes_effect() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    item = make_item(fee="20", effective_on=date(2020, 1, 1))
    change = Item.objects.get(pk=item.pk)
    change.effective_on = yesterday
    change.promised_value = 3
    change.save_revision().publish()

    before = published.record_on(Kind.ITEM, item.code, yesterday - timedelta(days=1))
    after = published.record_on(Kind.ITEM, item.code, yesterday)
    assert before is not None
    assert after is not None
    assert (before.payload.promised.value, after.payload.promised.value) == (5, 3)
    assert published.record_on(Kind.ITEM, item.code, date(2019, 1, 1)) is None


def test_the_change_note_and_the_user_are_on_the_row(admin_user: object) -> None:
    page = make_guide()

    with ledger.transaction(user=admin_user, change_note="费用调整"):
        page.save_revision().publish()

    row = rows_of(page.code)[-1]
    assert (row.change_note, row.user) == ("费用调整", admin_user)


def test_halls_and_items_publish_from_drafts() -> None:
    hall = make_hall(publish=False)
    assert rows_of(hall.code, Kind.HALL) == []

    hall.save_revision().publish()
    hall.name = "还在改"
    hall.save_revision()

    record = published.record(Kind.HALL, hall.code)
    assert record is not None
    assert record.payload.name != "还在改"
    assert Hall.objects.get(pk=hall.pk).has_unpublished_changes


def test_a_department_gets_its_section() -> None:
    department = Department.objects.create(name="气象局", locale=hans())

    assert SectionPage.objects.filter(department=department).count() == 1


def in_english(thing: Any, **words: Any) -> Any:
    english = thing.copy_for_translation(WagtailLocale.objects.get(language_code="en"))
    for field, word in words.items():
        setattr(english, field, word)
    return english


def test_a_translated_hall_has_its_own_words_and_the_sources_facts() -> None:
    hall = make_hall(name="中心")
    english = in_english(hall, name="The centre", phone="wrong")
    english.save()
    english.save_revision().publish()

    record = published.record(Kind.HALL, hall.code, Locale.EN)
    assert record is not None
    assert (record.payload.name, record.payload.phone) == ("The centre", hall.phone)
    window = hall.windows.first()
    assert window is not None
    assert [one.code for one in record.payload.windows] == [window.code]

    hall = Hall.objects.get(pk=hall.pk)
    hall.phone = "0360-8877777"
    hall.save_revision().publish()

    record = published.record(Kind.HALL, hall.code, Locale.EN)
    assert record is not None
    assert (record.payload.phone, record.behind) == ("0360-8877777", False)


def test_a_hall_whose_words_changed_leaves_its_translation_behind() -> None:
    hall = make_hall(name="中心")
    english = in_english(hall, name="The centre")
    english.save()
    english.save_revision().publish()

    hall = Hall.objects.get(pk=hall.pk)
    hall.name = "新中心"
    hall.save_revision().publish()

    record = published.record(Kind.HALL, hall.code, Locale.EN)
    assert record is not None
    assert record.behind


def test_a_topic_moved_in_the_list_moves_in_all_languages() -> None:
    topic = Topic.objects.all()[0]
    english = in_english(topic, name="Family", order=99)
    english.save()
    topic.order = 7
    topic.save()

    record = published.record(Kind.TOPIC, topic.code, Locale.EN)
    assert record is not None
    assert (record.payload.name, record.payload.order, record.behind) == ("Family", 7, False)


def test_an_item_is_not_emptied_of_a_fact_that_words_name() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item, summary="交 {{fee}}。")
    draft = Item.objects.get(pk=item.pk)
    draft.fees, draft.charged = [], None

    with pytest.raises(ValidationError, match=page.title):
        draft.save_revision().publish()

    assert fee_of(page) == "20 元/证"
