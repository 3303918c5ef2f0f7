"""What editors uploaded may belong to a draft: only signed-in staff reads it here."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

pytestmark = pytest.mark.django_db
SECRET = b"<script>a draft's secret</script>"


@pytest.fixture
def address(own_data: Path) -> str:
    folder = own_data / "uploads"
    folder.mkdir(parents=True)
    (folder / "form.html").write_bytes(SECRET)
    return "/uploads/form.html"


@pytest.fixture
def document() -> str:
    made = get_document_model().objects.create(title="表", file=ContentFile(SECRET, "form.pdf"))
    return str(made.url)


def user(name: str, *permissions: str) -> User:
    made = User.objects.create_user(name)
    made.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return made


def test_the_public_gets_none_of_it(client: Client, address: str, document: str) -> None:
    for place in (address, document):
        response = client.get(place)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")


def test_a_user_who_is_no_editor_gets_none_of_it(
    client: Client, address: str, document: str
) -> None:
    client.force_login(user("reader"))
    for place in (address, document):
        assert client.get(place).status_code == 302


def test_an_editor_gets_it_but_it_cannot_act(client: Client, address: str) -> None:
    client.force_login(user("editor", "access_admin"))
    response = client.get(address)
    assert response.getvalue() == SECRET
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "private" in response["Cache-Control"]


def test_an_editor_gets_documents(client: Client, document: str) -> None:
    client.force_login(user("editor", "access_admin"))
    assert client.get(document).getvalue() == SECRET


@pytest.mark.parametrize("name", ["../secrets.json", "%2e%2e/secrets.json", "/etc/passwd", "no"])
def test_nothing_outside_the_folder_is_served(
    name: str, client: Client, own_data: Path, address: str
) -> None:
    (own_data / "secrets.json").write_text("secret")
    client.force_login(user("editor", "access_admin"))
    assert client.get(f"/uploads/{name}").status_code in {400, 404}
