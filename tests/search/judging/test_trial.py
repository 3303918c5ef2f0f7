"""What a change of words would do, before anybody saves it."""

import pytest
from django.utils import timezone

from guides.models import EverydayName
from search.engines import EMBEDDED, make
from search.index import follow
from search.judging.trial import trial
from search.models import UnansweredQuestion
from search.pairs import said_with
from tests.factories import make_guide, make_item
from tests.search.demo import Demo

pytestmark = pytest.mark.django_db
PLENTY = 60.0


def publish() -> None:
    make_guide(title="办采砂许可证", item=make_item(name="河道采砂许可"))
    make_guide(title="办取水许可证", item=make_item(name="取水许可"))
    follow.rebuild(make(EMBEDDED))


def test_a_question_that_found_nothing_finds_something() -> None:
    publish()
    today = timezone.localdate()
    UnansweredQuestion.objects.create(
        text="舀泥疙瘩要啥手续", first_asked_on=today, last_asked_on=today
    )

    found = trial(said_with("舀泥疙瘩", "河道采砂许可", True, None), ("舀泥疙瘩",), PLENTY)

    [change] = found.changes
    assert change.question.text == "舀泥疙瘩要啥手续"
    assert change.before == ()
    assert change.after[0] == "办采砂许可证"
    assert (found.unknown, found.better, found.worse) == (1, 0, 0)
    assert found.is_whole


def test_a_title_that_no_longer_finds_itself_is_told_as_worse() -> None:
    publish()
    make_guide(title="舀泥疙瘩", item=make_item(name="舀泥疙瘩"))
    follow.rebuild(make(EMBEDDED))
    # Put out of use what leads from a title to its own thing, and nothing is better for it.
    words = ("舀泥疙瘩", "取水许可")

    found = trial(said_with(*words, True, None), words, PLENTY)

    assert found.better == 0
    assert [one.question.own for one in found.changes] == ["舀泥疙瘩"]
    assert found.changes[0].kept


def test_nothing_changes_where_nothing_is_meant_otherwise() -> None:
    publish()

    assert trial(said_with("舀泥疙瘩", "河道采砂许可", True, None), (), PLENTY).changes == ()


def test_judged_questions_are_asked_where_the_demo_is(demo: Demo) -> None:
    # The demo's ledger is here, not its pages: only titles and names of the database are asked.
    item = make_item(name="河道采砂许可", source="demo", source_id="X1")
    item.everyday_names.add(EverydayName(name="捞沙"))
    item.save_revision().publish()

    found = trial(said_with("身份证", "护照", True, None), ("身份证", "护照"), PLENTY)

    assert found.changes
    assert found.asked > 200


def test_what_there_is_no_time_for_is_said() -> None:
    publish()

    found = trial(said_with("舀泥疙瘩", "河道采砂许可", True, None), ("舀泥疙瘩",), 0.0)

    assert (found.asked, found.is_whole) == (0, False)
    assert found.known == 2
