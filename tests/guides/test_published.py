from datetime import timedelta

import pytest
from django.utils import timezone

from guides import ledger, published
from guides.content import Site
from guides.models import Brand, Department, Hall, Topic
from guides.vocabulary import Access, Kind, Locale
from tests.factories import change_fee, hans, make_department, make_guide, make_item

pytestmark = pytest.mark.django_db


def walk(narrowed: dict[str, str] | None = None, limit: int = 2) -> list[str]:
    page = published.listing(Kind.GUIDE, facets=narrowed, limit=limit)
    codes = [record.code for record in page.records]
    while page.before is not None:
        page = published.listing(
            Kind.GUIDE, facets=narrowed, limit=limit, before=page.before, as_of=page.head
        )
        codes += [record.code for record in page.records]
    return codes


def test_a_list_is_walked_once_through_newest_first() -> None:
    pages = [make_guide() for _ in range(5)]

    assert walk() == [page.code for page in reversed(pages)]


def test_what_is_published_while_one_walks_is_not_missed() -> None:
    pages = [make_guide() for _ in range(6)]
    seen = published.listing(Kind.GUIDE, limit=2)
    codes = [record.code for record in seen.records]
    for page in pages:
        page.save_revision().publish()
    while seen.before is not None:
        seen = published.listing(Kind.GUIDE, limit=2, before=seen.before, as_of=seen.head)
        codes += [record.code for record in seen.records]
        assert all(record.revision == 2 for record in seen.records)

    assert sorted(codes) == sorted(page.code for page in pages)


def test_what_is_withdrawn_while_one_walks_is_left_out() -> None:
    pages = [make_guide() for _ in range(4)]
    seen = published.listing(Kind.GUIDE, limit=2)
    pages[0].unpublish()

    rest = published.listing(Kind.GUIDE, limit=2, before=seen.before, as_of=seen.head)

    assert [record.code for record in rest.records] == [pages[1].code]


def test_a_list_is_narrowed() -> None:
    topic, department = Topic.objects.all()[1], make_department()
    item = make_item(item_type="01")
    inside = make_guide(item=item, department=department)
    inside.topics = [topic]
    inside.save_revision().publish()
    outside = make_guide()

    for name, value in {
        "topic": topic.code,
        "department": department.code,
        "item_type": "01",
        "item": item.code,
    }.items():
        assert walk({name: value}) == [inside.code]
    assert set(walk()) == {inside.code, outside.code}


def test_a_list_tells_what_was_updated_since() -> None:
    make_guide()
    moment = timezone.now()
    late = make_guide()

    page = published.listing(Kind.GUIDE, updated_since=moment)

    assert [record.code for record in page.records] == [late.code]
    future = published.listing(Kind.GUIDE, updated_since=moment + timedelta(hours=1))
    assert future.records == []


def test_who_polls_the_changes_ends_with_what_is_public() -> None:
    item = make_item()
    pages = [make_guide(item=item) for _ in range(3)]
    change_fee(item, "30")
    pages[0].unpublish()

    state, after = {}, 0
    while rows := published.changes(after, limit=7):
        for row in rows:
            state[(row.kind, row.code, row.locale)] = (row.action, row.digest)
        after = rows[-1].sequence

    guides = {code: value for (kind, code, _locale), value in state.items() if kind == Kind.GUIDE}
    assert guides[pages[0].code][0] == "withdraw"
    for page in pages[1:]:
        record = published.record(Kind.GUIDE, page.code)
        assert record is not None
        assert guides[page.code] == ("publish", record.digest)
    assert after == published.head()


def test_changes_for_the_public_hold_no_notes() -> None:
    make_guide(notes="只给窗口看")

    public = published.changes(limit=1000)

    assert not any("只给窗口看" in row.payload for row in public)
    staff = published.changes(limit=1000, access=Access.STAFF)
    assert any("只给窗口看" in row.payload for row in staff)


def test_traditional_words_are_made_where_no_row_says_them() -> None:
    page = make_guide(title="退休金领取")

    traditional = published.record(Kind.GUIDE, page.code, Locale.HANT)
    english = published.record(Kind.GUIDE, page.code, Locale.EN)

    assert traditional is not None
    assert english is not None
    assert (traditional.payload.title, traditional.locale) == ("退休金領取", Locale.HANT)
    assert (english.payload.title, english.locale) == ("退休金领取", Locale.HANS)
    assert traditional.payload.items[0].source_id == english.payload.items[0].source_id


def test_the_guide_that_explains_an_item() -> None:
    item = make_item()
    assert published.guide_of_item(item.code) is None
    page = make_guide(item=item)
    assert published.guide_of_item(item.code) == page.code
    page.unpublish()
    assert published.guide_of_item(item.code) is None


def test_a_snapshot_holds_what_a_guide_names_and_nothing_withdrawn() -> None:
    department = Department.objects.create(name="公安局", locale=hans())
    page = make_guide(department=department)
    record = published.record(Kind.GUIDE, page.code)
    assert record is not None

    around = published.snapshot([record.payload])
    assert around.site == published.site()
    assert around.departments[department.code].name == "公安局"
    hall_code = record.payload.items[0].windows[0].hall
    assert around.halls[hall_code].code == hall_code

    Hall.objects.get(code=hall_code).unpublish()
    assert published.snapshot([record.payload]).halls == {}


def test_the_brand_is_public_from_the_first_migration() -> None:
    assert isinstance(published.site(), Site)

    brand = Brand.load()
    with ledger.transaction():
        brand.name = "澄禾办事"
        brand.save()

    assert published.site().name == "澄禾办事"
