"""zh-Hant follows zh-Hans: made by machine, published in turn, and what a person wrote stays."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from guides import followers, ledger, published
from guides.localize import conversion, following, table
from guides.localize.following import NAME
from guides.localize.terms import Term
from guides.models import Current, Cursor, GuidePage, Hall, LedgerRow, Topic
from guides.publishing import withdraw
from guides.vocabulary import Kind, Locale
from tests.factories import (
    change_fee,
    make_department,
    make_guide,
    make_hall,
    make_item,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_the_head() -> None:
    """What migrations planted is not this module's."""
    Cursor.objects.update_or_create(follower=NAME, defaults={"sequence": head()})


def head() -> int:
    return published.head()


def rows(code: str, locale: str = "zh-Hant") -> list[LedgerRow]:
    return list(LedgerRow.objects.filter(code=code, locale=locale).order_by("sequence"))


def hant() -> WagtailLocale:
    return WagtailLocale.objects.get(language_code="zh-hant")


def target(page: GuidePage) -> GuidePage:
    found: GuidePage = GuidePage.objects.get(translation_key=page.translation_key, locale=hant())
    return found


def rewrite(page: GuidePage, **words: Any) -> GuidePage:
    fresh = GuidePage.objects.get(pk=page.pk)
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def by_hand(page: GuidePage, path: str, text: str) -> StringTranslation:
    """Correct one text as wagtail-localize's editor keeps it."""
    one = StringTranslation.objects.get(
        locale=hant(), context__object_id=page.translation_key, context__path=path
    )
    one.data, one.translation_type, one.tool_name = text, "manual", ""
    one.save()
    return one


def test_a_guide_is_published_in_traditional_under_its_sources_revision() -> None:
    page = make_guide(title="怎么办护照", change_note="改了说法")
    followers.follow(NAME)

    (row,) = rows(page.code)
    (source,) = rows(page.code, "zh-Hans")
    assert "怎麼辦護照" in row.payload
    assert "20 元/證" in row.payload
    assert (row.revision, row.source_revision) == (source.revision, source.revision)
    assert (row.cause, row.change_note) == (source.cause, "改了说法")
    record = published.record(Kind.GUIDE, page.code, Locale.HANT)
    assert record is not None
    assert (record.sequence, record.behind) == (row.sequence, False)


def test_until_then_readers_get_the_source_in_traditional_characters() -> None:
    page = make_guide(title="怎么办护照")
    assert title(page) == "怎麼辦護照"
    followers.follow(NAME)
    rewrite(page, title="怎么换护照")
    # The old words came along with the new facts, and nobody is shown them.
    assert rows(page.code)[-1].source_revision == 1
    assert title(page) == "怎麼換護照"
    followers.follow(NAME)
    assert title(page) == "怎麼換護照"
    assert rows(page.code)[-1].source_revision == 2


def title(page: GuidePage) -> str:
    record = published.record(Kind.GUIDE, page.code, Locale.HANT)
    assert record is not None
    return str(record.payload.title)


def test_topics_departments_and_halls_follow_too() -> None:
    hall = make_hall(name="县政务服务中心")
    department = make_department(name="税务局")
    topic = Topic.objects.create(name="会计", kind="personal", locale=hall.locale)
    followers.follow(NAME)

    for one, name in ((hall, "縣政務服務中心"), (department, "稅務局"), (topic, "會計")):
        (row,) = rows(one.code)
        assert name in row.payload
        assert row.source_revision == 1


def test_run_twice_it_changes_nothing_and_its_own_rows_make_no_more() -> None:
    make_guide()
    followers.follow(NAME)
    at = head()
    followers.follow(NAME)
    Cursor.objects.filter(follower=NAME).update(sequence=0)
    followers.follow(NAME)
    planted = LedgerRow.objects.filter(sequence__gt=at).exclude(kind=Kind.TOPIC)
    assert list(planted) == []
    again = head()
    Cursor.objects.filter(follower=NAME).update(sequence=0)
    followers.follow(NAME)
    assert head() == again


def test_a_fact_alone_needs_no_translation() -> None:
    item = make_item(fee="20")
    page = make_guide(item=item)
    followers.follow(NAME)
    change_fee(item, "35")
    at = head()
    assert "35 元" in rows(page.code)[-1].payload
    assert rows(page.code)[-1].source_revision == 2
    followers.follow(NAME)
    assert head() == at


def test_what_a_person_wrote_stays_while_its_source_does() -> None:
    page = make_guide(title="怎么办护照", summary="带身份证来。")
    followers.follow(NAME)
    by_hand(page, "title", "護照點樣辦")
    followers.follow(NAME)
    page = rewrite(page, summary="带户口簿来。")
    followers.follow(NAME)

    said = rows(page.code)[-1].payload
    assert "護照點樣辦" in said
    assert "帶戶口簿來。" in said
    # Its own source has changed: what was said of the old one is kept for when it comes back.
    page = rewrite(page, title="怎么换护照")
    followers.follow(NAME)
    assert "怎麼換護照" in rows(page.code)[-1].payload
    rewrite(page, title="怎么办护照")
    followers.follow(NAME)
    assert "護照點樣辦" in rows(page.code)[-1].payload


def test_a_translation_in_a_persons_hands_is_left_alone() -> None:
    page = make_guide(title="怎么办护照")
    followers.follow(NAME)
    Translation.objects.update(enabled=False)
    rewrite(page, title="怎么换护照")
    followers.follow(NAME)
    assert target(page).title == "怎麼辦護照"
    assert rows(page.code)[-1].source_revision == 1


def test_a_page_made_by_hand_is_left_alone() -> None:
    page = make_guide(title="怎么办护照")
    page.copy_for_translation(hant(), copy_parents=True)
    followers.follow(NAME)
    assert not target(page).live
    assert rows(page.code) == []


def test_withdrawing_the_source_withdraws_and_publishing_it_again_brings_it_back() -> None:
    page = make_guide(title="怎么办护照")
    hall = make_hall()
    followers.follow(NAME)
    page.unpublish()
    hall.unpublish()
    followers.follow(NAME)
    assert not target(page).live
    assert not Hall.objects.filter(translation_key=hall.translation_key, live=True).exists()
    assert {rows(page.code)[-1].action, rows(hall.code)[-1].action} == {"withdraw"}
    GuidePage.objects.get(pk=page.pk).save_revision().publish()
    Hall.objects.get(pk=hall.pk).save_revision().publish()
    followers.follow(NAME)
    assert target(page).live
    assert {rows(page.code)[-1].action, rows(hall.code)[-1].action} == {"publish"}


def test_a_topic_that_is_deleted_takes_its_translation_along() -> None:
    topic = Topic.objects.create(name="会计", kind="personal", locale=hant_source())
    followers.follow(NAME)
    code, key = topic.code, topic.translation_key
    topic.delete()
    assert not Topic.objects.filter(translation_key=key).exists()
    assert rows(code)[-1].action == "withdraw"


def hant_source() -> WagtailLocale:
    return WagtailLocale.objects.get(language_code="zh-hans")


def test_one_that_is_refused_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    ill = make_guide(title="怎么办护照")
    followers.follow(NAME)
    by_hand(ill, "summary", "交 {{money}}")
    rewrite(ill, title="怎么换护照")
    well = make_guide(title="怎么办居住证")
    followers.follow(NAME)

    assert "is not published in zh-Hant" in caplog.text
    assert rows(ill.code)[-1].source_revision == 1
    assert "怎麼換護照" not in rows(ill.code)[-1].payload
    assert "怎麼辦居住證" in rows(well.code)[-1].payload
    assert title(ill) == "怎麼換護照"


def test_what_was_published_meanwhile_is_not_said_to_be_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = make_guide(title="怎么办护照")
    translate = following._translate

    def slowly(translation: Translation) -> bool:
        monkeypatch.setattr(following, "_translate", translate)
        rewrite(page, title="怎么换护照")
        return translate(translation)

    monkeypatch.setattr(following, "_translate", slowly)
    assert following.bring(Kind.GUIDE, page.code) is False
    assert rows(page.code) == []
    followers.follow(NAME)
    assert [row.source_revision for row in rows(page.code)] == [2]


def test_a_changed_table_of_terms_is_heard_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    page = make_guide(title="怎么办护照", summary="带身份证来。")
    followers.follow(NAME)
    by_hand(page, "summary", "帶身份證嚟。")
    written = (*table(), Term("护照", "旅行證件", "", ""))
    monkeypatch.setattr(conversion, "table", lambda: written)
    conversion._converter.cache_clear()
    try:
        assert following.bring(Kind.GUIDE, page.code) is False
        # Topics and halls that were never translated are, too.
        assert translate() > 1
        assert translate() == 0
    finally:
        conversion._converter.cache_clear()
    said = rows(page.code)[-1].payload
    assert "怎麼辦旅行證件" in said
    assert "帶身份證嚟。" in said


def translate() -> int:
    out = StringIO()
    call_command("translate", stdout=out)
    return int("".join(filter(str.isdecimal, out.getvalue())))


def test_english_says_the_words_it_was_made_of_not_those_that_came_since() -> None:
    english = WagtailLocale.objects.get(language_code="en")
    hall = make_hall(name="政务服务中心", directions="")
    source, _made = TranslationSource.update_or_create_from_instance(hall)
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=english,
            data="Hall",
            translation_type="manual",
        )
    fresh = Hall.objects.get(pk=hall.pk)
    fresh.phone = "0360-8800999"
    fresh.save_revision().publish()
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()

    row = rows(hall.code, "en")[-1]
    assert (row.revision, row.source_revision) == (3, 1)
    assert "0360-8800999" in row.payload


def test_nothing_is_published_outside_the_ledgers_transaction() -> None:
    page = make_guide()
    followers.follow(NAME)
    current = Current.objects.get(kind=Kind.GUIDE, code=page.code, locale="zh-Hant")
    assert current.digest == rows(page.code)[-1].digest
    with ledger.transaction(reason="并入别的指南"):
        withdraw(GuidePage.objects.get(pk=page.pk))
    assert rows(page.code)[-1].action == "withdraw"


def test_no_editor_is_named_as_the_one_who_published_it() -> None:
    user = User.objects.create_superuser("editor")
    page = make_guide(publish=False)
    page.save_revision(user=user).publish(user=user)
    followers.follow(NAME)
    assert rows(page.code, "zh-Hans")[-1].actor == f"user-{user.pk}"
    assert rows(page.code)[-1].actor == ""
