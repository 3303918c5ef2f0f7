"""The site's name, emblem and colours in the admin, and what the site says of itself."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images.models import Image

from guides import colours, published
from guides.models import Brand, LedgerRow, Statement
from guides.roles import EDITORS, PUBLISHERS
from guides.vocabulary import Action, Kind, Locale, Subject

from .browser import sign_in

pytestmark = pytest.mark.django_db


def form() -> str:
    return reverse("wagtailsettings:edit", args=["guides", "brand", Brand.load().pk])


def filled(**changed: Any) -> dict[str, Any]:
    """Return the form as it is sent, with some fields changed."""
    fields = dict.fromkeys(("notice", "owner", "identifier", "icp", "police", "emblem"), "")
    fields |= {f"{name}_en": "" for name in ("name", "city", "owner", "notice", "emblem_words")}
    fields |= dict.fromkeys(("emblem_words", "link", "link_dark", "seal", "seal_dark"), "")
    known = {"name": "澄禾办事", "city": "澄禾市", "phone": "12345", "wanted-count": "0"}
    return {**fields, **known, **changed}


def save(client: Client, **changed: Any) -> Any:
    return client.post(form(), filled(**changed), follow=True)


def an_image(width: int = 400) -> Image:
    drawn = BytesIO()
    Picture.new("RGB", (width, 200), "red").save(drawn, "PNG")
    return Image.objects.create(title="emblem", file=ImageFile(drawn, "emblem.png"))


def linked(client: Client, address: str = "/") -> list[str]:
    return re.findall(r'href="(/brand/[^"]*)"', client.get(address).content.decode())


def test_a_colour_that_is_not_read_is_refused_with_the_nearest_that_is(
    client: Client, editor: User
) -> None:
    response = save(client, link="#66aaff")

    told = response.content.decode()
    nearest = colours.nearest("#66aaff", colours.LIGHT)
    ratio = colours.worst("#66aaff", colours.LIGHT).ratio
    assert 1 < ratio < 3
    assert f"对比度是 {int(ratio * 100) / 100:.2f}" in told
    assert f"颜色是 {nearest}" in told
    assert Brand.load().link == ""

    assert "对比度是" not in save(client, link=nearest).content.decode()
    assert published.site().link == nearest


@pytest.mark.parametrize("written", ["red", "#fff", "#0B57A4", "url(x)"])
def test_what_is_no_colour_is_refused(client: Client, editor: User, written: str) -> None:
    assert "#0b57a4 这样" in save(client, link=written).content.decode()
    assert published.site().link == ""


def test_a_dark_screen_is_judged_on_its_own_grounds(client: Client, editor: User) -> None:
    assert "对比度是" in save(client, link="#0b57a4", link_dark="#0b57a4").content.decode()

    save(client, link="#7a1fa2", seal="#a01010")

    site = published.site()
    assert site.link_dark == colours.nearest("#7a1fa2", colours.DARK)
    assert colours.worst(site.seal_dark, colours.DARK).enough


def test_colours_are_one_sheet_for_all_channels_and_nothing_where_there_are_none(
    client: Client, editor: User
) -> None:
    assert linked(client) == []
    assert client.get("/brand/none.css").content == b""

    save(client, link="#7a1fa2")

    [address] = linked(client)
    sheet = client.get(address)
    assert b"--brand-link:#7a1fa2;" in sheet.content
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet["Cache-Control"]
    assert "immutable" not in client.get("/brand/made-up.css")["Cache-Control"]
    assert linked(client, "/en/guides/") == [address]

    save(client, link="#a01010")
    assert linked(client) != [address]
    assert b"#7a1fa2" not in client.get(address).content


def test_an_emblem_is_shown_with_its_words(client: Client, editor: User) -> None:
    image = an_image()
    assert "有徽标就要写" in save(client, emblem=image.pk).content.decode()
    large = save(client, emblem=an_image(width=900).pk, emblem_words="市徽")
    assert "最宽 800 像素" in large.content.decode()
    assert published.site().emblem is None

    save(client, emblem=image.pk, emblem_words="澄禾市市徽")

    emblem = published.site().emblem
    assert emblem is not None
    assert (emblem.width, emblem.height) == (400, 200)
    page = client.get("/").content.decode()
    assert f'src="/{emblem.path}"' in page
    assert 'alt="澄禾市市徽"' in page
    assert client.get(f"/{emblem.path}").status_code == 200


def test_a_site_has_an_english_name_once_it_is_given_one(client: Client, editor: User) -> None:
    assert 'lang="zh-Hans">澄禾办事' not in client.get("/").content.decode()
    save(client, name_en="Chenghe Services")
    assert published.site(Locale.EN).locale == Locale.HANS

    save(client, name_en="Chenghe Services", city_en="Chenghe", link="#7a1fa2")

    english = published.site(Locale.EN)
    assert (english.locale, english.name, english.link) == (
        Locale.EN,
        "Chenghe Services",
        "#7a1fa2",
    )
    assert "Chenghe Services" in client.get("/en/").content.decode()

    save(client)
    assert published.site(Locale.EN).locale == Locale.HANS
    last = LedgerRow.objects.filter(kind=Kind.SITE, locale=Locale.EN).latest("sequence")
    assert last.action == Action.WITHDRAW


def test_what_is_saved_unchanged_makes_no_row(client: Client, editor: User) -> None:
    save(client, name_en="Chenghe Services", city_en="Chenghe")
    before = published.head()

    save(client, name_en="Chenghe Services", city_en="Chenghe")

    assert published.head() == before


def test_a_statement_is_changed_in_a_form_and_never_added_or_deleted(
    client: Client, editor: User
) -> None:
    said = Statement.objects.get(subject=Subject.ABOUT, locale__language_code="zh-hans")
    view = "wagtailsnippets_guides_statement"
    fields = {"name": "关于我们", "summary": "{{city}}的网站", "sections-count": "0"}

    told = client.post(reverse(f"{view}:edit", args=[said.pk]), {**fields, "summary": "{{fax}}"})
    assert "不认识：fax" in told.content.decode()
    client.post(reverse(f"{view}:edit", args=[said.pk]), {**fields, "checked_on": "2026-11-01"})

    page = client.get("/about/").content.decode()
    assert "关于我们" in page
    assert "2026-11-01 核对过" in page
    for closed in ("add", "delete"):
        address = reverse(f"{view}:{closed}", args=[said.pk] if closed == "delete" else [])
        assert client.get(address).status_code in {302, 403}


@pytest.mark.parametrize(("group", "may"), [(PUBLISHERS, True), (EDITORS, False)])
def test_publishers_see_to_the_site(client: Client, group: str, may: bool) -> None:
    user = sign_in(client, is_superuser=False)
    user.groups.set([Group.objects.get(name=group)])
    said = Statement.objects.first()
    assert said is not None

    edit = reverse("wagtailsnippets_guides_statement:edit", args=[said.pk])

    assert (client.get(form()).status_code == 200) is may
    assert (client.get(edit).status_code == 200) is may
