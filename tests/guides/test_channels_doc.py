"""The integrators' page names every address, parameter and code there is."""

import re
from pathlib import Path

import pytest
from django.test import Client

from guides.api.parameters import (
    Following,
    GuideListing,
    HallListing,
    ItemListing,
    OnDay,
    TopicListing,
    Walk,
)
from guides.api.problems import CODES
from guides.api.schemas import NAMES
from guides.channels import CHANNELS
from guides.channels.names import PARTICULARS
from guides.urls import public_urlpatterns
from guides.views.media import PIECE, WHOLE
from guides.vocabulary import Element

DOC = Path(__file__).parents[2] / "site/docs/channels.md"


@pytest.fixture(scope="module")
def doc() -> str:
    return DOC.read_text(encoding="utf-8")


def test_every_code_is_there_with_its_status_and_no_other(doc: str) -> None:
    told = re.findall(r"^\| (\d{3}) \| `(\w+)` \|", doc, re.MULTILINE)

    assert {code: int(status) for status, code in told} == {
        code: status for code, (status, _title) in CODES.items()
    }


def test_every_parameter_is_there(doc: str) -> None:
    for model in (OnDay, Walk, GuideListing, ItemListing, HallListing, TopicListing, Following):
        for name in model.model_fields:
            assert re.search(rf"\b{name}\b", doc), name


@pytest.mark.django_db
def test_every_address_is_there(doc: str, client: Client) -> None:
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert re.sub(r"{\w+}", "<", path) in doc.replace("<短码>", "<").replace("<种类>", "<"), (
            path
        )
    for channel in CHANNELS:
        assert f"/feeds/{channel}.json" in doc
    for pattern in public_urlpatterns:
        route = str(pattern.pattern).lstrip("^").split("<")[0].split("(?P")[0]
        assert re.sub(r"\[(\w)\w\]", r"\1", f"/{route}") in doc, route


def test_every_particular_is_there_with_its_name(doc: str) -> None:
    for several in PARTICULARS.values():
        for one in (each for head in several for each in (head, *head.notes)):
            assert f"| `{one.name}` | {one.label} |" in doc, one.name
    for element in Element:
        assert f"`{element}`" in doc


def test_the_limits_are_those_of_the_code(doc: str) -> None:
    assert (PIECE, WHOLE) == (1 << 20, 10 << 20)
    assert "一次最多 1 MiB" in doc
    assert "到 10 MiB 为止" in doc
    for model, most in ((Walk, 100), (Following, 200)):
        assert f"1 到 {most}" in doc
        assert f"1 到 {most} 的整数" in str(model.model_fields["limit"].description)
    assert NAMES
