"""What was asked and not found: kept without a person in it, and at nobody's cost."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guides.usage.recorder import WAITING, Recorder
from search import asked
from search.models import UnansweredQuestion

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36"}


def kept() -> dict[str, int]:
    return dict(UnansweredQuestion.objects.values_list("text", "times"))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("  补办\t老年证\n", "补办 老年证"),
        ("我的电话13800138000打不通", "我的电话***打不通"),
        ("电话 138-0013-8000", "电话 ***"),
        ("身份证11010519491231002X丢了", "身份证***丢了"),
        ("護照E１２３４５６７８過期", "護照***過期"),
        ("幺三八零零幺三八这个号", "***这个号"),
        ("写信给 li.si@example.test 可以吗", "写信给 *** 可以吗"),
        ("2个月的婴儿", "2个月的婴儿"),
        ("A照换B照", "A照换B照"),
        ("宠\x00物\x1b[31m狗", "宠 物 [31m狗"),
        ("长" * 100, "长" * 60),
        # What is cut off does not leave the beginning of a number behind.
        ("长" * 57 + "13800138000", "长" * 57 + "***"),
    ],
)
def test_nobody_can_be_told_from_what_is_kept(question: str, text: str) -> None:
    assert asked.masked(question) == text


@pytest.mark.django_db
def test_a_question_is_one_row_that_counts(caplog: pytest.LogCaptureFixture) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    UnansweredQuestion.objects.create(
        text="宠物狗坐船", times=4, first_asked_on=yesterday, last_asked_on=yesterday
    )

    asked.note("宠物狗坐船", PERSON)
    asked.note(" 宠物狗坐船 ", PERSON)

    [row] = UnansweredQuestion.objects.all()
    assert (row.times, row.first_asked_on) == (6, yesterday)
    assert row.last_asked_on == timezone.localdate()
    assert not caplog.records


@pytest.mark.django_db
@pytest.mark.parametrize(
    "question", ["", " ", "狗", "？！", "13800138000", "狗13800138000", "a@b.c"]
)
def test_what_says_nothing_is_not_kept(question: str) -> None:
    asked.note(question, PERSON)

    assert kept() == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "Mozilla/5.0 (compatible; Baiduspider/2.0)"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": "curl/8.5"},
        {**PERSON, "Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_programs_are_not_people(headers: dict[str, str]) -> None:
    asked.note("宠物狗坐船", headers)

    assert kept() == {}


@pytest.mark.django_db
def test_a_day_brings_so_many_new_texts_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "DAILY", 3)
    yesterday = timezone.localdate() - timedelta(days=1)
    UnansweredQuestion.objects.create(
        text="从前问过", first_asked_on=yesterday, last_asked_on=yesterday
    )

    for number in "一二三四五":
        asked.note(f"第{number}个问题", PERSON)
    asked.note("第一个问题", PERSON)
    asked.note("从前问过", PERSON)

    assert kept() == {"从前问过": 2, "第一个问题": 2, "第二个问题": 1, "第三个问题": 1}


@pytest.mark.django_db
def test_a_question_asked_again_after_it_was_settled_comes_back() -> None:
    today = timezone.localdate()
    for text, days in (("宠物狗坐船", 1), ("宠物猫坐船", 0)):
        UnansweredQuestion.objects.create(
            text=text,
            first_asked_on=today - timedelta(days=9),
            last_asked_on=today - timedelta(days=9),
            settled_on=today - timedelta(days=days),
        )
        asked.note(text, PERSON)

    rows = UnansweredQuestion.objects.order_by("pk")
    # Who asks on the day on which it is settled may have asked a moment before.
    assert [(row.times, row.settled_on) for row in rows] == [(2, None), (2, today)]


@pytest.mark.django_db
def test_what_nobody_asks_any_more_is_forgotten() -> None:
    today = timezone.localdate()
    for text, days in (("很久没人问", asked.KEPT + 1), ("还有人问", asked.KEPT)):
        day = today - timedelta(days=days)
        UnansweredQuestion.objects.create(
            text=text, times=9, first_asked_on=today - timedelta(days=999), last_asked_on=day
        )

    asked.note("宠物狗坐船", PERSON)

    assert kept() == {"还有人问": 9, "宠物狗坐船": 1}


@pytest.mark.django_db
def test_a_new_text_is_cheap_however_many_there_are() -> None:
    with CaptureQueriesContext(connection) as queries:
        asked.note("宠物狗坐船", PERSON)

    assert not [one for one in queries.captured_queries if "COUNT(" in one["sql"].upper()]


@pytest.mark.django_db
def test_a_database_that_fails_breaks_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: Any) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(asked, "RECORDER", Recorder(fail))

    asked.note("宠物狗坐船", PERSON)

    assert UnansweredQuestion.objects.count() == 0
    assert "not kept" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_a_locked_database(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = threading.Event()
    recorder = asked.RECORDER

    def slowly(text: str, times: int) -> None:
        assert locked.wait(10)
        recorder.write(text, times)

    monkeypatch.setattr(asked, "RECORDER", Recorder(slowly))

    # The first are being written, others wait, the rest is dropped, and come to nobody's notice.
    for number in range(WAITING * 4):
        asked.note("甲乙丙丁戊己庚辛壬癸"[number % 10] * (number // 10 + 2), PERSON)
        asked.note("宠物狗坐船", PERSON)
    assert kept() == {}
    locked.set()
    assert asked.RECORDER.wait(10)

    assert WAITING < UnansweredQuestion.objects.count() <= WAITING * 2
    assert kept()["宠物狗坐船"] > 1
