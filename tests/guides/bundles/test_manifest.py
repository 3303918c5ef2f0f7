"""A kiosk is told all of its list, or what is new in it, and can prove that it has it right."""

import hashlib
import json
from typing import Any

import pytest
from pytest_django import Settings

from guides import ledger, published
from guides.bundles import keeping, manifest
from guides.models import KioskPack
from guides.vocabulary import Locale

from .conftest import Kiosk, follow


def told(hall: str | None = None, after: int = 0, state: keeping.State | None = None) -> Any:
    return json.loads(manifest.manifest(hall, after, state or keeping.state())[0])


def whole(packs: dict[str, Any]) -> str:
    lines = sorted(f"{one['name']} {one['digest']} {one['size']}\n" for one in packs.values())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def by_name(packs: list[Any]) -> dict[str, Any]:
    return {one["name"]: one for one in packs}


def test_the_list_names_every_pack(kiosk: Kiosk) -> None:
    found = told()

    assert by_name(found["packs"]).keys() == kiosk.first.keys()
    assert whole(by_name(found["packs"])) == found["whole"]
    assert (found["since"], found["gone"], found["due"]) == (0, [], 0)
    assert found["head"] == published.head()
    assert found["version"] == max(version for _digest, version in kiosk.first.values())


def test_what_is_new_comes_alone_and_completes_the_list(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of so short a list a guide's packs are a good part.
    monkeypatch.setattr(manifest, "_FEW", 1)
    before = told()
    kiosk.charge("77")
    with ledger.transaction(reason="并到一件事里"):
        kiosk.shop.unpublish()
    follow()

    after = told(after=before["version"])

    packs = by_name(before["packs"])
    for name in after["gone"]:
        del packs[name]
    packs |= by_name(after["packs"])
    assert whole(packs) == after["whole"] == told()["whole"]
    assert {name.split("/")[1] for name in after["gone"]} == {kiosk.shop.code}
    assert len(after["packs"]) < 15
    assert after["since"] == before["version"]


def test_who_has_the_newest_is_told_so(kiosk: Kiosk) -> None:
    newest = keeping.state().version

    found = told(after=newest)

    assert (found["since"], found["packs"], found["gone"]) == (newest, [], [])


@pytest.mark.parametrize("after", [1, 10**15])
def test_a_version_long_ago_or_yet_to_come_gets_all(kiosk: Kiosk, after: int) -> None:
    assert told(after=after)["since"] == 0


def test_what_is_being_made_is_not_said_to_be_in(kiosk: Kiosk) -> None:
    KioskPack.objects.filter(kind="home", locale=Locale.HANS).update(due=5)

    found = told()

    assert (found["head"], found["due"]) == (4, 1)


def test_a_hall_is_told_which_guides_it_handles(kiosk: Kiosk) -> None:
    assert told(kiosk.hall.code)["own"] == [kiosk.passport.code]
    assert told()["own"] == []


def listed(kind: str, code: str, version: int, locale: str = "en") -> manifest.Listed:
    return manifest.Listed(f"{kind}/{code}/{locale}", kind, code, "0" * 64, 10, version)


def test_where_there_is_no_room_for_all_the_halls_own_come_first_and_then_the_newest() -> None:
    packs = [
        listed("home", "", 1),
        listed("topic", "T", 1),
        listed("guide", "old", 2),
        listed("guide", "own", 1),
        listed("guide", "new", 3),
        listed("guide", "new", 1, "zh-Hans"),
    ]

    def within(limit: int) -> set[str]:
        return {one.code for one in manifest._within(packs, {"own"}, limit)}

    assert within(60) == {"", "T", "own", "new", "old"}
    assert within(59) == {"", "T", "own", "new"}
    assert within(49) == {"", "T", "own"}
    assert within(20) == {"", "T"}


def test_what_found_no_room_is_told(kiosk: Kiosk, settings: Settings) -> None:
    settings.KIOSK_BUNDLE_MB = 0

    found = told(kiosk.hall.code)

    assert found["packs"] == []
    assert found["left_out"] == len({name.split("/")[1] for name in kiosk.first})
    assert found["limit"] == 0
