from unittest import mock

import pytest
from django.core.management import call_command

from guides import published
from guides.vocabulary import Kind
from tests.factories import make_guide

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
