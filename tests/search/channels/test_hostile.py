"""/search/ asked carelessly or with ill will: an answer, and never a fault."""

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from search.engine import Facet
from tests.search.demo import Demo

from .reading import NOWHERE, PERSON, ask, total

pytestmark = pytest.mark.django_db


def test_what_a_page_is_called_says_what_came_of_the_question(client: Client, demo: Demo) -> None:
    def called(question: str, **more: Any) -> str:
        return str(ask(client, question, **more).xpath("string(//title)"))

    found = total(ask(client, "办理"))
    assert called("办理").startswith(f"“办理”，找到 {found} 条 ")
    assert called("办理", page=2).startswith(f"“办理”，找到 {found} 条 · 第 2 页 ")
    assert called(NOWHERE).startswith(f"没有找到“{NOWHERE}” ")
    assert called("护照", visits="3", audience="2").startswith("这些条件下没有找到“护照” ")
    # A story fills no heading: it stands in the box.
    assert len(ask(client, "护照" + "长" * 100).xpath("string(//h1/span)")) == 25


def test_an_over_long_question_is_cut_and_that_is_said(client: Client, demo: Demo) -> None:
    page = ask(client, "护照" + "长" * 118)
    assert "只看了前 120 个字" not in page.text_content()
    page = ask(client, "护照" + "长" * 5_000)

    assert "只看了前 120 个字" in page.text_content()
    assert len(page.xpath("string(//input[@name='q']/@value)")) == 120


HOSTILE = [
    "\0",
    "护\0照",
    "\x1b[2J",
    "\u202e护照",
    "\ud800",
    "\U0001f600" * 50,
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% debug %}",
    "(护照 AND [* TO *]) OR /.*/ ~2 ^9",
    "names:* +护照 -身份证 \\",
    "*" * 120,
    ".*(a+)+$",
    "%s%n%x",
    "../../etc/passwd",
    "1" * 120,
    "护照 " * 60,
]


@pytest.mark.parametrize("path", ["/search/", "/en/search/", "/api/search", "/api/suggest"])
def test_no_question_breaks_anything(client: Client, demo: Demo, path: str) -> None:
    for question in HOSTILE:
        raw = quote(question.encode("utf-8", "surrogatepass"))
        response = client.get(f"{path}?q={raw}", headers=PERSON)

        assert response.status_code == 200, question
        told = response.content.decode()
        assert "\0" not in told
        assert "<script>alert" not in told or "json" in response["Content-Type"]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("page=abc", "page"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=51", "page"),
        ("page=99999999999999999999", "page"),
        ("page=", "page"),
        ("order=random", "order"),
        ("topic=短码", "topic"),
        ("topic=%00", "topic"),
        ("audience=99", "audience"),
        ("reach=everywhere", "reach"),
        ("visits=4", "visits"),
        ("region=" + "A" * 3000, "region"),
        ("&".join(["means=1"] * 21), "means"),
    ],
)
def test_a_wrong_parameter_is_named_in_chinese(client: Client, query: str, named: str) -> None:
    page = client.get(f"/search/?q=护照&{query}")
    program = client.get(f"/api/search?q=护照&{query}")

    assert page.status_code == program.status_code == 400
    assert f"参数 {named} 的值" in page.content.decode()
    assert program.json()["errors"][0]["parameter"] == named


def test_thousands_of_parameters_are_refused(client: Client) -> None:
    assert client.get("/search/?" + "a=1&" * 10_001).status_code == 400
    # Names that nobody knows are nobody's business.
    assert client.get("/search/?" + "a=1&" * 500 + "q=护照").status_code == 200


@trying(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(question=st.text(max_size=150), facet=st.sampled_from(Facet), value=st.text(max_size=10))
def test_whatever_is_asked_is_answered(
    client: Client, question: str, facet: Facet, value: str
) -> None:
    query = urlencode({"q": question.encode("utf-8", "replace"), facet: value.encode()})
    for path in ("/search/", "/api/search"):
        assert client.get(f"{path}?{query}").status_code in {200, 400}
    for path in ("/search/", "/api/suggest"):
        asked = urlencode({"q": question.encode("utf-8", "replace")})
        assert client.get(f"{path}?{asked}").status_code == 200


def test_it_is_read_only(client: Client) -> None:
    assert client.post("/search/", {"q": "护照"}).status_code == 405
