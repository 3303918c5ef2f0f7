"""What a kiosk asks the site: kept, signed, and no work that a stranger could multiply."""

import base64
import gzip
import hashlib
import json
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from django.test import Client

from guides import ledger
from guides.bundles import keeping, manifest

from .conftest import Kiosk
from .test_signature import check

ADDRESS = "/kiosk/bundle.json"


def test_the_list_is_signed_as_it_is_sent(kiosk: Kiosk, client: Client) -> None:
    answer = client.get(f"{ADDRESS}?hall={kiosk.hall.code}")

    assert answer["Content-Type"] == "application/json"
    assert answer.json()["hall"] == kiosk.hall.code
    check(answer.content, answer["Kiosk-Signature"], answer["Kiosk-Key"])


def test_every_pack_on_the_list_can_be_had(kiosk: Kiosk, client: Client) -> None:
    for one in client.get(ADDRESS).json()["packs"]:
        answer = client.get(f"/kiosk/packs/{one['digest']}.json.gz")
        assert hashlib.sha256(answer.content).hexdigest() == one["digest"]
        assert len(answer.content) == one["size"]
        assert json.loads(gzip.decompress(answer.content))["name"] == one["name"]
        assert "immutable" in answer["Cache-Control"]
        assert not answer.has_header("Content-Encoding")


def test_who_has_it_already_is_not_sent_it_again(kiosk: Kiosk, client: Client) -> None:
    first = client.get(ADDRESS)

    again = client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_asked_again_nothing_is_made_or_signed_again(
    kiosk: Kiosk,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Any,
) -> None:
    newest = keeping.state().version
    for after in ("", "&after=0", f"&after={newest}"):
        client.get(f"{ADDRESS}?hall={kiosk.hall.code}{after}")

    def never(*args: Any) -> None:
        raise AssertionError("made again")

    monkeypatch.setattr("guides.views.bundles.manifest", never)
    for after in ("", f"&after={newest}", f"&after={newest + 1}", "&after=99999999"):
        with django_assert_max_num_queries(4):
            assert client.get(f"{ADDRESS}?hall={kiosk.hall.code}{after}").status_code == 200


def test_made_up_versions_read_no_list_again(
    kiosk: Kiosk, client: Client, django_assert_max_num_queries: Any
) -> None:
    newest = keeping.state().version
    client.get(ADDRESS)
    misses = manifest._bundle.cache_info().misses

    for after in range(1, newest):
        client.get(f"{ADDRESS}?after={after}")

    assert manifest._bundle.cache_info().misses == misses


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("hall=0000000", 404),
        ("hall=ZZZZZZZ", 400),
        ("hall=%00", 400),
        ("hall=短码", 400),
        ("hall=" + "A" * 5000, 400),
        ("hall=", 400),
        ("after=-1", 400),
        ("after=x", 400),
        ("after=1.5", 400),
        ("after=9223372036854775808", 400),
        ("after=9223372036854775807", 200),
        ("whatever=1", 200),
    ],
)
def test_hostile_parameters(kiosk: Kiosk, client: Client, query: str, status: int) -> None:
    assert client.get(f"{ADDRESS}?{query}").status_code == status


def test_a_withdrawn_hall_has_no_bundle(kiosk: Kiosk, client: Client) -> None:
    with ledger.transaction(reason="撤并"):
        kiosk.hall.unpublish()

    assert client.get(f"{ADDRESS}?hall={kiosk.hall.code}").status_code == 404


@pytest.mark.parametrize("path", ["0" * 64, "0" * 63, "Z" * 64, "../secrets"])
def test_no_pack_but_those_on_the_list(kiosk: Kiosk, client: Client, path: str) -> None:
    assert client.get(f"/kiosk/packs/{path}.json.gz").status_code == 404


@pytest.mark.parametrize("path", [ADDRESS, "/kiosk/worker.js"])
def test_they_are_only_read(kiosk: Kiosk, client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_after_an_upgrade_the_first_kiosk_has_them_made_anew(
    kiosk: Kiosk, client: Client, launched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "mark", lambda: "another")

    answer = client.get(f"{ADDRESS}?hall={kiosk.hall.code}&after=1")

    assert answer.status_code == 200
    assert launched == [keeping.COMMAND]


@pytest.mark.django_db
def test_the_worker_may_hold_every_language(client: Client) -> None:
    answer = client.get("/kiosk/worker.js")

    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer["Content-Security-Policy"]


def test_a_forged_list_does_not_check(kiosk: Kiosk, client: Client) -> None:
    answer = client.get(ADDRESS)
    told = json.loads(answer.content)
    told["packs"][0]["digest"] = "0" * 64

    with pytest.raises(InvalidSignature):
        check(json.dumps(told).encode(), answer["Kiosk-Signature"], answer["Kiosk-Key"])
    assert base64.b64decode(answer["Kiosk-Key"])[0] == 4
