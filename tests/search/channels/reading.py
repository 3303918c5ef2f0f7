"""A page of results as a test reads it."""

import re
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from lxml import html

PERSON = {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile Safari/537.36"}
NOWHERE = "魑魅魍魉饕餮"
PREFIXES = ("", "/zh-hant", "/en")


def ask(client: Client, question: str, prefix: str = "", **more: Any) -> Any:
    """Return the page of a question as a tree."""
    query = urlencode({"q": question, **more}, doseq=True)
    return read(client, f"{prefix}/search/?{query}")


def read(client: Client, path: str) -> Any:
    response = client.get(path, headers=PERSON)
    assert response.status_code == 200, response.content.decode()
    return html.document_fromstring(response.content.decode())


def titles(page: Any) -> list[str]:
    return [one.text_content() for one in page.xpath("//ol[@class='found']/li/h2")]


def keys(page: Any) -> list[str]:
    return [str(one) for one in page.xpath("//ol[@class='found']/li/@data-key")]


def total(page: Any) -> int:
    found = re.search(r"(\d+) 条", page.xpath("string(//h1)"))
    return int(found[1]) if found else 0


def choices(page: Any, facet: str) -> dict[str, tuple[int, str]]:
    """Return counts and addresses of a facet's choices by their names."""
    links = page.xpath(f"//section[@aria-labelledby='by-{facet}']//li/a")
    return {
        one.xpath("string(span[1])"): (int(one.xpath("string(span[2])")), one.get("href"))
        for one in links
    }


def follow_link(client: Client, href: str) -> Any:
    return read(client, f"/search/{href}")
