"""/r/CODE: rated once a visit, by anybody, of a guide, a hall or a window; told to nobody."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from guides import ledger
from guides.models import Case, GuidePage, Hall, LedgerRow, Rating
from guides.ratings.visits import COOKIE
from tests.factories import make_department, make_guide, make_hall, make_placement
from tests.guides.test_views_useful import PERSON

from .saying import fill, send, tree, words

pytestmark = pytest.mark.django_db

GOOD: dict[str, Any] = {"level": "5"}


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en", "/elder", "/elder/en"])
def test_it_is_rated_in_each_language_and_in_large_letters(
    client: Client, prefix: str, guide: GuidePage
) -> None:
    address = f"{prefix}/r/{guide.code}"
    rows = LedgerRow.objects.count()

    response = fill(client, address, level="4", reasons=["quick", "once"], accuracy="5")

    assert response.status_code == 303
    assert response.headers["Location"] == f"{address}/thanks"
    assert response.headers["Cache-Control"] == "no-store"
    assert client.get(f"{address}/thanks").status_code == 200
    rating = Rating.objects.get()
    assert (rating.kind, rating.code, rating.hall) == ("guide", guide.code, "")
    assert (rating.level, rating.accuracy, rating.overall) == (4, 5, None)
    assert rating.reasons == ["quick", "once"]
    assert rating.day == timezone.localdate()
    assert rating.locale == {"/en": "en", "/zh-hant": "zh-Hant"}.get(prefix[-8:], rating.locale)
    # Content without a word: nothing is asked of anybody.
    assert not Case.objects.exists()
    assert LedgerRow.objects.count() == rows


def test_a_hall_and_a_window_by_the_code_that_hangs_there(client: Client, hall: Hall) -> None:
    [window] = hall.windows.all()
    placement = make_placement(hall, target_kind="rating", hall=hall, window=window)

    led = client.get(f"/Q/{placement.code}", headers=PERSON)
    assert led.headers["Location"] == f"/r/{placement.code}"
    assert "A01 窗口" in words(client.get(led.headers["Location"]))
    fill(client, f"/r/{placement.code}", level="1")
    fill(client, f"/r/{hall.code}", level="3")

    [at_window, of_hall] = Rating.objects.order_by("pk")
    assert (at_window.kind, at_window.code, at_window.hall) == ("hall", hall.code, hall.code)
    assert (at_window.window, at_window.placement) == (window.code, placement.code)
    assert (of_hall.code, of_hall.window, of_hall.placement) == (hall.code, "", "")


def test_bad_ones_and_words_become_cases_of_the_department(client: Client) -> None:
    department = make_department(name="第一局")
    guide, hall = make_guide(department=department), make_hall()
    owned = make_hall(department=department)

    fill(client, f"/r/{guide.code}", level="2")
    fill(client, f"/r/{hall.code}", level="1")
    fill(client, f"/r/{owned.code}", level="5", words="窗口的人很耐心")

    cases = list(Case.objects.order_by("pk").values_list("rating__code", "department", "state"))
    assert cases == [
        (guide.code, department.pk, "open"),
        (hall.code, None, "open"),
        (owned.code, department.pk, "open"),
    ]


def test_one_visit_rates_a_thing_once_and_another_thing_too(
    client: Client, guide: GuidePage, hall: Hall
) -> None:
    first = fill(client, f"/r/{guide.code}", **GOOD)
    cookie = first.cookies[COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/r/", True, "Lax")
    assert 0 < int(cookie["max-age"]) <= 24 * 3600
    again = fill(client, f"/r/{guide.code}", level="1", words="补充一句")

    assert again.status_code == 409
    assert "24 小时内已经评过" in words(again)
    assert "补充一句" in again.content.decode()
    assert fill(client, f"/r/{hall.code}", **GOOD).status_code == 303
    assert sorted(Rating.objects.values_list("kind", flat=True)) == ["guide", "hall"]
    # What one visit said of two things cannot be put together.
    assert len(set(Rating.objects.values_list("once", flat=True))) == 2
    assert fill(Client(), f"/r/{guide.code}", **GOOD).status_code == 303


@pytest.mark.parametrize("forged", ["", "no-token", signing.dumps("mine", salt="another")])
def test_a_token_of_somebody_elses_making_counts_for_nothing(
    client: Client, forged: str, guide: GuidePage
) -> None:
    for _visit in range(2):
        client.cookies[COOKIE] = forged
        assert fill(client, f"/r/{guide.code}", **GOOD).status_code == 303
    assert Rating.objects.count() == 2


def test_who_comes_back_another_day_is_on_another_visit(
    client: Client, monkeypatch: pytest.MonkeyPatch, guide: GuidePage
) -> None:
    fill(client, f"/r/{guide.code}", **GOOD)
    monkeypatch.setattr("guides.ratings.visits.LASTS", -1)

    assert fill(client, f"/r/{guide.code}", **GOOD).status_code == 303


def test_only_the_answer_to_a_rating_sets_a_cookie(client: Client, guide: GuidePage) -> None:
    for response in (
        client.get(f"/r/{guide.code}"),
        client.get(f"/r/{guide.code}/thanks"),
        send(client, f"/r/{guide.code}", {}),
    ):
        assert not response.cookies


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({}, "level", "请选一个满意度"),
        ({"level": "6"}, "level", "在五个里选一个"),
        ({"level": "5", "overall": "9"}, "overall", "没有这个选项"),
        ({"level": "5", "reasons": ["hacked"]}, "reasons", "没有这个原因"),
        ({"level": "2", "phone": "call me"}, "phone", "电话只写数字"),
        ({"level": "2", "phone": "1" * 21}, "phone", "最多 20 个字符"),
        ({"level": "5", "words": "字" * 501}, "words", "最多写 500 个字，现在是 501 个"),
        ({"level": "5", "phone": "13800000000"}, "words", "想让我们回复什么"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    client: Client, typed: dict[str, Any], field: str, told: str, guide: GuidePage
) -> None:
    address = f"/r/{guide.code}"
    response = send(
        client,
        address,
        {"words": "想说的", "phone": "0360-8800001"} | typed if field == "level" else typed,
    )

    assert response.status_code == 422
    page = tree(response)
    [mistake] = page.xpath(f"//*[@id='{field}-mistake']")
    assert told in mistake.text_content()
    [link] = page.xpath("//*[@id='mistakes']//a")
    assert page.xpath(f"//*[@id='{link.get('href')[1:]}']")
    kept = dict(page.xpath("//main//form")[0].form_values())
    for name, value in typed.items():
        if name in ("words", "phone"):
            assert kept[name] == value
    if "level" in typed and field != "level":
        assert kept["level"] == typed["level"]
    assert not Rating.objects.exists()


def test_lines_are_counted_as_people_count_them(client: Client, guide: GuidePage) -> None:
    said = "\r\n".join("一行" for _line in range(166))

    assert fill(client, f"/r/{guide.code}", level="3", words=said).status_code == 303
    assert Rating.objects.get().words == said.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 13800000000 ", "13800000000"),
        ("０３６０－８８０００１９", "0360-8800019"),
        ("+86 138 0000 0000", "+86 138 0000 0000"),
        ("（0360）8800019转3", "(0360)8800019转3"),
    ],
)
def test_a_telephone_as_people_write_it(
    client: Client, typed: str, kept: str, guide: GuidePage
) -> None:
    assert fill(client, f"/r/{guide.code}", level="1", phone=typed).status_code == 303
    assert Rating.objects.get().phone == kept


def test_what_is_typed_is_text_and_nothing_else(client: Client, guide: GuidePage) -> None:
    hostile = "</textarea><script>alert(1)</script>'\"{{ fee }}\u202e"
    response = send(client, f"/r/{guide.code}", {"words": hostile, "phone": '"><b'})

    page = tree(response)
    assert page.xpath("//textarea")[0].text == hostile
    assert not page.xpath("//main//script | //main//b")


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ("level=5&words=" + "a" * 70_000, {}, 413),
        ("level=5", {"Content-Type": "text/plain"}, 400),
        ("level=5", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-7"}, 400),
        ("level=5", {"Sec-Fetch-Site": "cross-site"}, 400),
        ("level=5", {"Origin": "https://evil.example"}, 400),
        ("level=5&words=%00", {}, 422),
        ("level=5&words=%ff%fe", {}, 303),
        ("level=%E0%80%80", {}, 422),
    ],
)
def test_what_no_browser_of_a_reader_sends(
    client: Client, body: str, headers: dict[str, str], status: int, guide: GuidePage
) -> None:
    kind = headers.pop("Content-Type", "application/x-www-form-urlencoded")
    address = f"/r/{guide.code}"
    response = client.post(address, body, content_type=kind, headers=PERSON | headers)

    assert response.status_code == status
    assert Rating.objects.count() == (status == 303)


def test_other_ways_to_ask_are_refused(client: Client, guide: GuidePage) -> None:
    code = guide.code
    assert client.put(f"/r/{code}").status_code == 405
    assert client.post(f"/r/{code}/thanks").status_code == 405
    for unknown in ("nothing", "0000000"):
        assert client.get(f"/r/{unknown}").status_code == 404
        assert send(client, f"/r/{unknown}", GOOD).status_code == 404


def test_a_program_is_answered_and_nothing_is_kept(client: Client, guide: GuidePage) -> None:
    address = f"/r/{guide.code}"
    response = send(client, address, GOOD, **{"User-Agent": "curl/8"})

    assert response.status_code == 303
    assert not Rating.objects.exists()


def test_what_was_misread_leads_to_the_one_address(client: Client, guide: GuidePage) -> None:
    code = guide.code
    for typed in (f"/R/{code}", f"/r/{code.lower()}", f"/r/{code}/"):
        if typed != f"/r/{code}":
            assert client.get(typed).headers["Location"] == f"/r/{code}"


def test_what_is_withdrawn_is_not_rated_any_more(client: Client) -> None:
    guide = make_guide(title="旧办法")
    with ledger.transaction(reason="合并了"):
        guide.unpublish()

    for response in (
        client.get(f"/r/{guide.code}"),
        client.get(f"/r/{guide.code}/thanks"),
        send(client, f"/r/{guide.code}", GOOD),
    ):
        assert response.status_code == 410
        assert "合并了" in response.content.decode()
    assert not Rating.objects.exists()


def test_a_code_that_was_taken_down_is_rated_yet_and_one_without_a_hall_is_not(
    client: Client, guide: GuidePage, hall: Hall
) -> None:
    placement = make_placement(hall, target_kind="rating", hall=hall)
    placement.down_reason = "换了位置"
    placement.save()

    assert fill(client, f"/r/{placement.code}", **GOOD).status_code == 303
    assert client.get(f"/Q/{placement.code}").headers["Location"] == f"/r/{placement.code}"
    nowhere = make_placement(guide)
    assert client.get(f"/r/{nowhere.code}").status_code == 404


def test_a_withdrawn_hall_leads_a_rating_code_to_why(client: Client, hall: Hall) -> None:
    placement = make_placement(hall, target_kind="rating", hall=hall)
    with ledger.transaction(reason="搬走了"):
        Hall.objects.get(pk=hall.pk).unpublish()

    led = client.get(f"/Q/{placement.code}", headers=PERSON).headers["Location"]
    assert led == f"/halls/{hall.code}/"
    assert client.get(led).status_code == 410


def test_the_page_is_kept_and_the_same_for_everybody(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, guide: GuidePage
) -> None:
    code = guide.code
    first = client.get(f"/r/{code}").content
    fill(client, f"/r/{code}", **GOOD)

    with django_assert_num_queries(1):
        assert client.get(f"/r/{code}").content == first


def test_it_says_when_a_telephone_is_erased(client: Client, settings: Settings) -> None:
    settings.PHONES_KEPT = 7
    # None that has been kept already.
    said = words(client.get(f"/r/{make_guide().code}"))

    assert "只有负责答复的工作人员看得到" in said
    assert "办结满 7 天删除" in said


def test_no_public_answer_tells_what_was_said(client: Client, guide: GuidePage) -> None:
    fill(client, f"/r/{guide.code}", level="1", words="绝不公开的一句", phone="0360-8800199")

    for address in (
        f"/r/{guide.code}",
        f"/guides/{guide.code}/",
        f"/api/guides/{guide.code}",
        "/api/changes",
        "/feeds/web.json",
        "/feeds/hotline.json",
    ):
        said = client.get(address).content.decode()
        assert "绝不公开" not in said
        assert "8800199" not in said


def test_the_day_and_the_hour_are_those_of_the_clock_on_the_wall(
    client: Client, monkeypatch: pytest.MonkeyPatch, guide: GuidePage
) -> None:
    at = timezone.localtime().replace(hour=23, minute=59) + timedelta(days=1)
    monkeypatch.setattr(timezone, "localtime", lambda *_args: at)
    fill(client, f"/r/{guide.code}", **GOOD)

    rating = Rating.objects.get()
    assert (rating.day, rating.hour) == (at.date(), 23)
