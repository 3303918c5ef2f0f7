"""Says something through the front door, as a browser does."""

from typing import Any
from urllib.parse import urlencode

from django.test import Client
from lxml import html

from tests.guides.test_views_useful import PERSON

FORM = "application/x-www-form-urlencoded"


def send(client: Client, address: str, data: Any, **headers: str) -> Any:
    """Post a form by its fields, or as it is written."""
    body = data if isinstance(data, str | bytes) else urlencode(data, doseq=True)
    return client.post(address, body, content_type=FORM, headers=PERSON | headers)


def fill(client: Client, address: str, **typed: Any) -> Any:
    """Open a page, fill in its form, and send it to where the form says."""
    [form] = tree(client.get(address)).xpath("//main//form")
    fields: dict[str, Any] = {}
    for name, value in form.form_values():
        fields.setdefault(name, []).append(value)
    return send(client, form.action, fields | typed)


def tree(response: Any) -> Any:
    return html.document_fromstring(response.content.decode())


def words(response: Any) -> str:
    """Return what a page says, without its marks."""
    return " ".join(tree(response).xpath("//main")[0].text_content().split())
