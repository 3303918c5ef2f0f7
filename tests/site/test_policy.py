"""A browser takes the admin as it is under its content security policy."""

import pytest
from playwright.sync_api import ConsoleMessage, Page

from tests.guides.programs import in_site

PASSWORD = "a long word for one test"


@pytest.fixture
def site(running_site: dict[str, str]) -> str:
    code = (
        "from django.contrib.auth.models import User;"
        f"User.objects.create_superuser('admin', password='{PASSWORD}')"
    )
    in_site(running_site, code)
    return running_site["MINGBAI_BASE_URL"]


def test_nothing_of_the_admin_is_refused_and_nothing_foreign_is_asked(
    site: str, page: Page
) -> None:
    refused: list[str] = []
    foreign: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    page.on("console", listen)
    page.on("request", lambda request: foreign.append(request.url))

    page.goto(f"{site}/admin/")
    page.fill("[name=username]", "admin")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url(f"{site}/admin/")
    for place in ("pages/", "images/", "documents/", "users/", "account/"):
        answer = page.goto(f"{site}/admin/{place}")
        assert answer
        assert answer.status == 200, place
    assert page.locator("html").get_attribute("lang") == "zh-hans"
    assert refused == []
    assert [url for url in foreign if not url.startswith((site, "data:", "blob:"))] == []
