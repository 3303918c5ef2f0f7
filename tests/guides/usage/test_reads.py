"""A guide that a person opens is counted by guide, edition and day, whichever way it is read."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from guides.models import Usage
from tests.factories import make_guide
from tests.guides.test_views_pages import withdraw
from tests.guides.test_views_useful import PERSON

pytestmark = pytest.mark.django_db


def counted() -> dict[tuple[str, str], int]:
    return {
        (one.usage_kind, one.edition): one.times
        for one in Usage.objects.filter(day=timezone.localdate())
    }


@pytest.mark.parametrize(
    "address",
    ["/guides/{}/", "/en/guides/{}/", "/elder/guides/{}/", "/kiosk/guides/{}/"],
    ids=["web", "english", "elder", "kiosk"],
)
def test_each_way_of_reading_is_counted(client: Client, address: str) -> None:
    code = make_guide().code

    for _twice in range(2):
        response = client.get(address.format(code), headers=PERSON)
        assert response.status_code == 200

    assert counted() == {("read", "plain"): 2}
    assert Usage.objects.get().code == code
    assert not response.cookies


def test_what_a_browsers_worker_hands_through_is_read(client: Client) -> None:
    through = PERSON | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "empty"}

    client.get(f"/guides/{make_guide().code}/", headers=through)

    assert counted() == {("read", "plain"): 1}


def test_an_edition_is_counted_for_itself(client: Client) -> None:
    page = make_guide(steps=[{"title": "交材料", "words": "到窗口交。"}])
    film = client.get(f"/guides/{page.code}/?edition=video", headers=PERSON)

    # There is no film: its readers are led to the words, and read nothing yet.
    assert film.status_code == 302
    assert counted() == {}


def test_what_the_browser_had_already_is_read_again(client: Client) -> None:
    address = f"/guides/{make_guide().code}/"
    etag = client.get(address, headers=PERSON).headers["ETag"]

    response = client.get(address, headers=PERSON | {"If-None-Match": etag})

    assert response.status_code == 304
    assert counted() == {("read", "plain"): 2}


def test_the_steps_on_a_terminal_are_one_reading(client: Client) -> None:
    start = f"/kiosk/guides/{make_guide().code}/"

    for part in ("", "1/", "2/", "materials/", "take/"):
        assert client.get(start + part, headers=PERSON).status_code == 200

    assert counted() == {("read", "plain"): 1}


@pytest.mark.parametrize(
    "headers",
    [
        {"User-Agent": "Googlebot/2.1"},
        {"User-Agent": ""},
        PERSON | {"Sec-Purpose": "prefetch"},
        PERSON | {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
    ],
    ids=["robot", "nobody", "prefetch", "kept for later"],
)
def test_what_no_person_opens_is_not_counted(client: Client, headers: dict[str, str]) -> None:
    address = f"/guides/{make_guide().code}/"

    assert client.get(address, headers=headers).status_code == 200
    assert client.head(address, headers=PERSON).status_code == 200
    assert counted() == {}


def test_what_says_nothing_of_a_guide_is_not_counted(client: Client) -> None:
    gone = make_guide()
    withdraw(gone)

    assert client.get(f"/guides/{gone.code}/", headers=PERSON).status_code == 410
    assert client.get("/guides/0000000/", headers=PERSON).status_code == 404
    assert client.get(f"/guides/{gone.code.lower()}/", headers=PERSON).status_code == 301
    assert counted() == {}


@pytest.mark.parametrize(
    ("whence", "found"),
    [
        ("http://testserver/search/?q=secret", 1),
        ("http://testserver/elder/en/search/?q=secret", 1),
        ("http://elsewhere.example/search/?q=secret", 0),
        ("http://testserver/topics/", 0),
        ("http://[", 0),
    ],
)
def test_what_is_opened_from_search_is_told_apart(client: Client, whence: str, found: int) -> None:
    client.get(f"/guides/{make_guide().code}/", headers=PERSON | {"Referer": whence})

    assert counted().get(("found", "plain"), 0) == found
    assert counted()[("read", "plain")] == 1


def test_counting_asks_nothing_of_the_database_while_it_answers(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"/guides/{make_guide().code}/"
    client.get(address, headers=PERSON)

    # Within a test's transaction a count is written at once: its savepoint, its update.
    with django_assert_num_queries(4):
        client.get(address, headers=PERSON)
