from unittest import mock

import pytest
from django.core.management import call_command

from guides import published
from guides.models import Hall
from guides.vocabulary import Kind
from tests.factories import make_guide, make_hall

pytestmark = pytest.mark.django_db


def test_what_reads_the_same_is_left_alone() -> None:
    make_guide()
    before = published.head()

    call_command("republish")

    assert published.head() == before


def test_what_is_worded_anew_is_published_again() -> None:
    page = make_guide()
    with mock.patch("guides.facts._fee", return_value="工本费贰拾元"):
        call_command("republish", note="改了写法")

        record = published.record(Kind.GUIDE, page.code)

    assert record is not None
    assert record.payload.facts["fee"].value == "工本费贰拾元"
    assert (record.revision, record.change_note) == (2, "改了写法")


def test_a_hall_that_says_more_than_it_did_is_published_again_and_no_other() -> None:
    hall, other = make_hall(), make_hall()
    Hall.objects.filter(pk=hall.pk).update(queue_url="https://queue.example/")

    call_command("republish")

    record, same = (published.record(Kind.HALL, one.code) for one in (hall, other))
    assert record is not None
    assert same is not None
    assert (record.payload.queue_url, record.revision) == ("https://queue.example/", 2)
    assert same.revision == 1
