"""The site as an app: its manifest, its worker, and the page without network."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("prefix", "lang"), [("", "zh-Hans"), ("/zh-hant", "zh-Hant"), ("/en", "en")]
)
def test_a_phone_can_keep_the_site_beside_its_apps(client: Client, prefix: str, lang: str) -> None:
    home = client.get(f"{prefix}/").content.decode()
    assert f'<link rel="manifest" href="{prefix}/app.webmanifest">' in home

    response = client.get(f"{prefix}/app.webmanifest")
    told = response.json()
    assert response.headers["Content-Type"] == "application/manifest+json"
    assert (told["lang"], told["start_url"], told["display"]) == (lang, f"{prefix}/", "standalone")
    assert told["name"]
    sizes = set()
    for icon in told["icons"]:
        file = finders.find(icon["src"].removeprefix("/static/"))
        with Image.open(Path(str(file))) as picture:
            assert icon["sizes"] == f"{picture.width}x{picture.height}"
        sizes.add(icon["sizes"])
    # What a browser asks for before it offers to install.
    assert sizes >= {"192x192", "512x512"}


def test_the_worker_may_see_the_whole_site_and_is_looked_at_again(client: Client) -> None:
    response = client.get("/worker.js")

    assert response.headers["Content-Type"].startswith("text/javascript")
    assert response.headers["Service-Worker-Allowed"] == "/"
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("prefix", ["", "/zh-hant", "/en"])
def test_there_is_a_page_for_no_network_that_nobody_indexes(client: Client, prefix: str) -> None:
    shown = client.get(f"{prefix}/offline/").content.decode()

    assert "data-shelf" in shown
    assert '<meta name="robots" content="noindex">' in shown
