"""The packs follow the ledger: what a row names is made again, and nothing else."""

import gzip
import json

import pytest
from django.test import Client
from pytest_django import Settings

from guides import backlog, ledger
from guides.bundles import keeping, release, screens
from guides.bundles.names import Name
from guides.bundles.packs import Pack, pack_of
from guides.bundles.proof import differences
from guides.bundles.screens import screen
from guides.bundles.touched import touched
from guides.models import Brand, KioskPack, LedgerRow
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Locale

from .conftest import Kiosk, follow, in_topics, kept

LANGUAGES = {str(locale) for locale in Locale}


def packs(kind: str, *codes: str) -> set[str]:
    return {f"{kind}/{code}/{locale}" for code in codes for locale in LANGUAGES}


def test_a_pack_holds_what_the_site_answers(kiosk: Kiosk, client: Client) -> None:
    code = kiosk.passport.code
    for locale in Locale:
        told = gzip.decompress(pack_of(Name(PackKind.GUIDE, code, locale)).body)
        screens = json.loads(told)["screens"]
        assert len(screens) >= 3
        for address, text in screens.items():
            assert text == client.get(address).content.decode()


def test_all_that_can_be_reached_is_in_a_pack(kiosk: Kiosk) -> None:
    names = set(kept())

    assert packs("guide", kiosk.passport.code, kiosk.shop.code) <= names
    assert packs("topic", kiosk.topic.code, kiosk.other.code) <= names
    assert packs("home", "-") <= names
    assert all(digest for digest, _version in kept().values())


def test_a_fact_changes_its_guide_and_the_lists_it_stands_in(kiosk: Kiosk) -> None:
    kiosk.charge("77")
    follow()

    assert packs("guide", kiosk.passport.code) <= kiosk.changed()
    assert kiosk.changed() <= packs("guide", kiosk.passport.code) | packs("topic", kiosk.topic.code)


def test_a_guide_that_moves_changes_both_topics(kiosk: Kiosk) -> None:
    in_topics(kiosk.passport, kiosk.other)
    follow()

    assert packs("topic", kiosk.topic.code, kiosk.other.code) <= kiosk.changed()


def test_a_withdrawn_guide_is_no_more(kiosk: Kiosk) -> None:
    with ledger.transaction(reason="并到一件事里"):
        kiosk.passport.unpublish()
    follow()

    gone = {name for name, (digest, _version) in kept().items() if not digest}
    assert gone == packs("guide", kiosk.passport.code)
    assert packs("topic", kiosk.topic.code) <= kiosk.changed()


def test_a_hall_changes_the_guides_that_name_it(kiosk: Kiosk) -> None:
    kiosk.hall.phone = "0360-7654321"
    kiosk.hall.save_revision().publish()
    follow()

    assert kiosk.changed() == packs("guide", kiosk.passport.code)


def test_a_topic_changes_its_screens_the_first_ones_and_its_guides(kiosk: Kiosk) -> None:
    kiosk.topic.name = "新的名字"
    kiosk.topic.save()
    due = {str(one) for one in touched(list(LedgerRow.objects.order_by("-sequence")[:1]))}

    assert due == (
        packs("topic", kiosk.topic.code) | packs("home", "-") | packs("guide", kiosk.passport.code)
    )


def test_the_sites_name_changes_all_beside_this_process(
    kiosk: Kiosk, launched: list[str], monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setattr(backlog, "AT_ONCE", len(kept()) - 1)
    settings.FOLLOW_APART = True
    brand = Brand.objects.first() or Brand()
    brand.name = "澄禾办事"
    brand.save()
    follow()

    assert launched == [keeping.COMMAND]
    assert KioskPack.objects.filter(due__gt=0).count() == len(kept())


def test_a_translation_changes_its_own_language_only(kiosk: Kiosk) -> None:
    row = LedgerRow.objects.filter(kind="guide", code=kiosk.passport.code).last()
    assert row is not None
    row.locale = Locale.EN

    names = touched([row])

    assert {name.locale for name in names} == {Locale.EN}
    assert Name(PackKind.GUIDE, kiosk.passport.code, Locale.EN) in names


def test_what_reads_the_same_keeps_its_version(kiosk: Kiosk) -> None:
    before = keeping.state()
    keeping.note([Name(PackKind.HOME, "", Locale.HANS)], 1)
    assert keeping.BACKLOG.work() == 1

    assert keeping.state() == before
    assert kiosk.changed() == set()


def test_what_is_noted_while_it_is_made_stays_due(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = Name(PackKind.HOME, "", Locale.HANS)
    made: list[Name] = []

    def pack_of(asked: Name) -> Pack:
        made.append(asked)
        if len(made) == 1:
            keeping.note([name], 9)
        return Pack(asked, f"{len(made)}".encode())

    monkeypatch.setattr(keeping, "pack_of", pack_of)
    keeping.note([name], 8)
    keeping.BACKLOG.work()

    assert made == [name, name]
    assert keeping.state().due == 0


def test_one_that_fails_holds_up_no_other(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    names = [Name(PackKind.HOME, "", locale) for locale in Locale]

    def pack_of(asked: Name) -> Pack:
        if asked.locale == Locale.EN:
            raise LookupError("a fault")
        return Pack(asked, b"new")

    monkeypatch.setattr(keeping, "pack_of", pack_of)
    keeping.note(names, 7)

    assert keeping.BACKLOG.work() == 2
    assert [str(one) for one in KioskPack.objects.filter(due__gt=0)] == ["home/-/en"]
    assert "home/-/en" in caplog.text
    assert keeping.head() == 6


def test_while_another_process_makes_them_this_one_does_not(
    kiosk: Kiosk, launched: list[str]
) -> None:
    keeping.note([Name(PackKind.HOME, "", Locale.HANS)], 1)
    with keeping.BACKLOG.lock():
        assert keeping.BACKLOG.work() == 0
        keeping.BACKLOG.launch()

    assert launched == []


def test_another_release_makes_all_anew(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not keeping.outdated()

    monkeypatch.setattr(release, "_programs", lambda: "another")
    monkeypatch.setattr(keeping, "mark", release.mark)
    assert keeping.outdated()
    keeping.begin()

    assert keeping.state().due == len(kept())


def test_a_guide_that_is_published_meanwhile_is_never_half_old(
    kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def slow(address: str, locale: Locale) -> str | None:
        asked.append(address)
        if len(asked) == 2:
            kiosk.charge("88")
        return screen(address, locale)

    monkeypatch.setattr(screens, "screen", slow)
    found = screens.screens_of(Name(PackKind.GUIDE, kiosk.passport.code, Locale.HANS))

    assert all("88" in text for text in found.values() if 'data-fact="fee"' in text)
    assert asked.count(next(iter(found))) == 2


def test_packs_are_proved_to_say_what_the_site_says(kiosk: Kiosk) -> None:
    wrong = KioskPack.objects.get(kind="guide", code=kiosk.shop.code, locale=Locale.HANS)
    KioskPack.objects.filter(pk=wrong.pk).update(digest="0" * 64)

    assert differences() == [str(wrong)]
