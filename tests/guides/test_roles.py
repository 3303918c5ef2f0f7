import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, Page, Task, Workflow

from guides.models import Brand
from guides.roles import EDITORS, PUBLISHERS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", [EDITORS, PUBLISHERS])
@pytest.mark.parametrize(
    "place",
    [
        "wagtailmedia:index",
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailsnippets_guides_item:list",
        "wagtailsnippets_guides_hall:list",
    ],
)
def test_who_writes_reaches_what_guides_are_made_of(group: str, place: str, client: Client) -> None:
    user = User.objects.create_user("writer")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)

    assert client.get(reverse(place)).status_code == 200


def test_only_publishers_change_the_brand(client: Client) -> None:
    address = reverse("wagtailsettings:edit", args=["guides", "brand", Brand.load().pk])
    # Wagtail leads who may not to the admin's home.
    for group, status in ((EDITORS, 302), (PUBLISHERS, 200)):
        user = User.objects.create_user(group)
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)

        assert client.get(address).status_code == status


def test_what_wagtail_plants_in_english_is_gone_or_named_in_chinese() -> None:
    assert Page.get_first_root_node().title == "全部页面"
    assert Collection.get_first_root_node().name == "全部文件"
    for model in (Group, Workflow, Task):
        names = [one.name for one in model.objects.all()]
        assert names
        assert not [name for name in names if re.search("[A-Za-z]", name)]
