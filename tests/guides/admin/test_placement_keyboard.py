"""The form of a placement in a real browser: of what it may lead to, only the chosen is asked."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django import Settings

CHOOSERS = {
    "guide": ["guide", "edition"],
    "life_event": ["life_event"],
    "hall": ["target_hall"],
    "topic": ["topic"],
    "rating": [],
}
ALL = [name for names in CHOOSERS.values() for name in names]


@pytest.mark.parametrize(
    "form", ["wagtailsnippets_guides_placement:add", "guides_every_window"], ids=["one", "many"]
)
def test_only_the_chosen_targets_fields_are_seen(
    page: Page, live_server: Any, client: Client, settings: Settings, editor: User, form: str
) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(live_server.url + reverse(form))

    for kind, names in CHOOSERS.items():
        page.locator("#id_target_kind").select_option(kind)
        for name in ALL:
            label = page.locator(f'label[for="id_{name}"], #id_{name}-label').first
            expect(label).to_be_visible(visible=name in names)
