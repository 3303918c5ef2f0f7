"""Every screen of a kiosk is one pack's."""

import pytest

from guides.bundles.names import Name, owner
from guides.models.kiosk_packs import PackKind
from guides.vocabulary import Locale

HOME = (PackKind.HOME, "")


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("/kiosk/", HOME),
        ("/kiosk/?page=1", HOME),
        ("/kiosk/topics/", HOME),
        ("/kiosk/search/", HOME),
        ("/kiosk/topics/A1B2C3D/?before=7&head=9", (PackKind.TOPIC, "A1B2C3D")),
        ("/kiosk/guides/A1B2C3D/", (PackKind.GUIDE, "A1B2C3D")),
        ("/kiosk/guides/A1B2C3D/video/2/", (PackKind.GUIDE, "A1B2C3D")),
        ("/guides/A1B2C3D/", None),
        ("/en/kiosk/", None),
        ("//elsewhere.test/kiosk/", None),
        ("https://elsewhere.test/kiosk/", None),
    ],
)
def test_an_address_is_one_packs_or_nobodys(
    address: str, whose: tuple[PackKind, str] | None
) -> None:
    assert owner(address, Locale.HANS) == whose


@pytest.mark.parametrize("kind", PackKind)
@pytest.mark.parametrize("locale", Locale)
def test_a_pack_holds_where_it_starts_in_its_own_language(kind: PackKind, locale: Locale) -> None:
    name = Name(kind, "" if kind == PackKind.HOME else "A1B2C3D", locale)

    assert [one for one in Locale if Name(kind, name.code, one).holds(name.start)] == [locale]
