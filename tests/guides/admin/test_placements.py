"""The form of a placement, what its list tells of scans, and that none can be deleted."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guides.models import Placement, Scan
from guides.roles import EDITORS, PUBLISHERS
from tests.factories import make_guide, make_hall, make_placement

from .browser import opened, snippet_url, type_in

pytestmark = pytest.mark.django_db

ADD = "wagtailsnippets_guides_placement:add"
LIST = "wagtailsnippets_guides_placement:list"


def sent(client: Client, **typed: Any) -> Any:
    url = reverse(ADD)
    return client.post(url, type_in(opened(client, url), **{"name": "海报", **typed}))


def test_what_is_saved_hangs(client: Client, editor: User) -> None:
    guide, hall = make_guide(), make_hall()

    response = sent(client, guide=guide.pk, hall=hall.pk, printed_at="城南印刷厂")

    assert response.status_code == 302, response.context["form"].errors
    placement = Placement.objects.get()
    assert (placement.guide, placement.hall) == (guide, hall)
    assert client.get(snippet_url(placement)).status_code == 200
    assert client.get(snippet_url(placement, "history")).status_code == 200


def test_a_draft_is_refused_and_what_was_typed_stays(client: Client, editor: User) -> None:
    response = sent(client, guide=make_guide(publish=False).pk, name="门口的海报")

    assert "没有发布" in str(response.context["form"].errors["guide"])
    assert "门口的海报" in response.content.decode()
    assert not Placement.objects.exists()


def test_a_distance_out_of_range_is_refused_by_name(client: Client, editor: User) -> None:
    response = sent(client, guide=make_guide().pk, distance="5")

    assert "“多远扫（厘米）”不能小于 20" in str(response.context["form"].errors["distance"])


def test_the_list_tells_how_often_each_was_scanned(client: Client, editor: User) -> None:
    hall, today = make_hall(name="城南大厅"), timezone.localdate()
    scanned = make_placement(make_guide(title="领结婚证"), name="结婚海报", hall=hall)
    make_placement(make_guide(), name="没人扫")
    for days, times in ((0, 5), (6, 6), (7, 100), (29, 200), (30, 1000)):
        day = today - timedelta(days=days)
        Scan.objects.create(code=scanned.code, day=day, hour=9, times=times)

    page = client.get(reverse(LIST))

    found = {one.name: (one.week, one.month, one.last) for one in page.context["object_list"]}
    assert found == {"结婚海报": (11, 311, today), "没人扫": (0, 0, None)}
    assert "领结婚证" in page.content.decode()
    asked = {"hall": str(hall.pk), "target_kind": "guide", "state": "up"}
    narrowed = client.get(reverse(LIST), asked)
    assert [one.name for one in narrowed.context["object_list"]] == ["结婚海报"]


def test_none_can_be_deleted(client: Client, editor: User) -> None:
    placement = make_placement(make_guide())

    client.post(snippet_url(placement, "delete"))

    assert Placement.objects.filter(pk=placement.pk).exists()


@pytest.mark.parametrize(("group", "status"), [(PUBLISHERS, 200), (EDITORS, 302)])
def test_publishers_see_to_placements(client: Client, group: str, status: int) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)

    assert client.get(reverse(LIST)).status_code == status


def test_its_code_can_be_kept_as_a_file(client: Client, editor: User) -> None:
    code = make_placement(make_guide()).code
    page = client.get(reverse(LIST)).content.decode()

    for suffix, begins in (
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"'),
        ("png", b"\x89PNG"),
    ):
        address = reverse(f"symbol_{suffix}", args=[code])
        response = client.get(address)
        assert address in page
        assert response.content.startswith(begins)
        assert f'filename="{code}.{suffix}"' in response.headers["Content-Disposition"]
    assert client.get(reverse("symbol_svg", args=["0000000"])).status_code == 404


def test_who_does_not_see_to_placements_gets_no_code(client: Client) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)

    response = client.get(reverse("symbol_svg", args=[make_placement(make_guide()).code]))

    assert response.status_code == 302
