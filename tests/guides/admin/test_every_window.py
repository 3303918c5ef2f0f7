"""为每个窗口各做一个: seen first, made once, kept as files, taken down again while it is fresh."""

import io
import re
import zipfile
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import signing
from django.test import Client
from django.urls import reverse

from guides import published
from guides.models import Hall, LedgerRow, Placement, Window
from guides.roles import EDITORS
from guides.vocabulary import Kind
from tests.factories import make_guide, make_hall, make_placement

from .browser import told

pytestmark = pytest.mark.django_db

PAGE = "guides_every_window"


def hall_of(*numbers: str) -> Hall:
    hall = make_hall(publish=False)
    hall.windows = [Window(number=number, name="综合") for number in numbers]
    hall.save_revision().publish()
    return Hall.objects.get(pk=hall.pk)


def sent(client: Client, at: Hall, **typed: Any) -> Any:
    given = {"hall": at.pk, "target_kind": "guide", "edition": "plain", "hangs_as": "window"}
    return client.post(reverse(PAGE), given | typed)


def test_what_would_be_made_is_seen_and_nothing_made(client: Client, editor: User) -> None:
    hall, guide = hall_of("1号", "2号"), make_guide(title="办护照")
    make_placement(guide, hall=hall, window=hall.windows.first())

    page = sent(client, hall, guide=guide.pk).content.decode()

    assert "2号 窗口贴：办护照" in page
    assert "已经有了" in page
    assert "做这 1 处" in page
    assert Placement.objects.count() == 1


def test_each_window_gets_one_and_none_a_second(client: Client, editor: User) -> None:
    hall, guide = hall_of("1号", "2号", "3号"), make_guide()

    made = sent(client, hall, guide=guide.pk, make="1", distance="150")
    again = sent(client, hall, guide=guide.pk, make="1", distance="150")

    assert made.status_code == 302
    assert [one.window.number for one in Placement.objects.order_by("pk") if one.window] == [
        "1号",
        "2号",
        "3号",
    ]
    assert set(Placement.objects.values_list("distance", flat=True)) == {150}
    assert all(published.is_public(Kind.PLACEMENT, one.code) for one in Placement.objects.all())
    # All of them at once: whoever follows sees all or none.
    assert LedgerRow.objects.filter(kind=Kind.PLACEMENT).values("cause").distinct().count() == 1
    assert again.status_code == 200
    assert "没有要做的" in again.content.decode()


def test_a_code_to_rate_each_window(client: Client, editor: User) -> None:
    hall = hall_of("1号", "2号")

    assert sent(client, hall, target_kind="rating", make="1").status_code == 302

    names = list(Placement.objects.order_by("pk").values_list("name", flat=True))
    assert names == ["1号 窗口贴：好差评", "2号 窗口贴：好差评"]


@pytest.mark.parametrize(
    ("typed", "field"), [({}, "guide"), ({"distance": "5"}, "distance"), ({"hall": ""}, "hall")]
)
def test_what_is_wrong_is_told_by_its_field(
    client: Client, editor: User, typed: dict[str, Any], field: str
) -> None:
    response = sent(client, hall_of("1号"), make="1", **typed)

    assert field in response.context["form"].errors
    assert not Placement.objects.exists()


def test_a_hall_without_windows_is_told_what_to_do(client: Client, editor: User) -> None:
    response = sent(client, hall_of(), guide=make_guide().pk)

    assert "没有窗口。请先在大厅里加上窗口" in response.content.decode()


def test_all_symbols_come_in_one_file(client: Client, editor: User) -> None:
    made = sent(client, hall_of("1号", "二/2"), guide=make_guide().pk, make="1")
    page = client.get(made.url).content.decode()

    for suffix, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        [address] = re.findall(rf'href="([^"]+symbols\.{suffix}\.zip)"', page)
        with zipfile.ZipFile(io.BytesIO(client.get(address).content)) as archive:
            codes = Placement.objects.order_by("pk").values_list("code", flat=True)
            names = [
                f"{window}-{code}.{suffix}"
                for window, code in zip(("1号", "二-2"), codes, strict=True)
            ]
            assert archive.namelist() == names
            assert all(archive.read(name).startswith(begins) for name in names)


def test_it_is_taken_down_at_once_while_it_is_fresh(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sent(client, hall_of("1号", "2号"), guide=make_guide().pk, make="1")

    monkeypatch.setattr("guides.admin.every_window.made.UNDO", -1)
    assert "全部撤下" not in client.get(made.url).content.decode()
    late = client.post(made.url, follow=True)
    assert "过了 10 分钟" in told(late)[0]
    assert all(one.live for one in Placement.objects.all())

    monkeypatch.setattr("guides.admin.every_window.made.UNDO", 600)
    done = client.post(made.url, follow=True)
    assert "撤下了 2 处" in told(done)[0]
    assert not any(one.live for one in Placement.objects.all())


def test_what_we_did_not_sign_is_nowhere(client: Client, editor: User) -> None:
    forged = signing.dumps([make_placement(make_guide()).pk], salt="another")

    for address in (
        reverse("guides_every_window_made", args=[forged]),
        reverse("guides_every_window_symbols", args=[forged, "svg"]),
    ):
        assert client.get(address).status_code == 404


def test_who_makes_no_placements_makes_none_of_many(client: Client) -> None:
    person = User.objects.create_user("one", "one@example.test", "x")
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)

    assert client.get(reverse(PAGE)).status_code == 302
    assert sent(client, hall_of("1号"), guide=make_guide().pk, make="1").status_code == 302
    assert not Placement.objects.exists()
