"""Names of regions: linked where they are certain, never guessed."""

import pytest

from guides.exchange.regions import Regions
from guides.models import Region
from tests.factories import make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Region:
    return make_region(name="河东区", level="county", parent=make_region(name="清水市"))


@pytest.mark.parametrize("text", ["云山省清水市河东区", "清水市河东区", "河东区"])
def test_a_known_region_is_found_by_its_names(county: Region, text: str) -> None:
    assert Regions().of(text, create=True) == county.pk
    assert Region.objects.count() == 2


def test_a_region_entered_under_its_full_name_is_found() -> None:
    whole = make_region(name="云山省清水市河东区", level="county")

    assert Regions().of("云山省清水市河东区", create=True) == whole.pk


def test_the_same_name_elsewhere_stays_apart(county: Region) -> None:
    elsewhere = Regions().of("云山省白石市河东区", create=True)

    assert elsewhere is not None
    made = Region.objects.get(pk=elsewhere)
    assert made != county
    assert made.parent is not None
    assert made.parent.name == "白石市"
    assert Regions().of("河东区") is None


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("清水市", [("清水市", "city")]),
        ("云山省清水市白石市", [("清水市", "city"), ("白石市", "county")]),
        ("云山壮族自治区清水市沙市区", [("清水市", "city"), ("沙市区", "county")]),
        ("清水市江北新区", [("清水市", "city"), ("江北新区", "county")]),
        ("云山省南岭苗族自治州白石县", [("南岭苗族自治州", "city"), ("白石县", "county")]),
        (
            "清水市河东区和平街道柳树社区",
            [
                ("清水市", "city"),
                ("河东区", "county"),
                ("和平街道", "town"),
                ("柳树社区", "village"),
            ],
        ),
    ],
)
def test_missing_regions_are_made_from_the_city_down(
    text: str, path: list[tuple[str, str]]
) -> None:
    made = Regions().of(text, create=True)

    assert made is not None
    region: Region | None = Region.objects.get(pk=made)
    found: list[tuple[str, str]] = []
    while region is not None:
        found.insert(0, (region.name, region.level))
        region = region.parent
    assert found == path


@pytest.mark.parametrize("text", ["云山省", "河东区", "（市级）", "全国（某件事）", "和平街道", ""])
def test_what_does_not_name_its_city_makes_nothing(text: str) -> None:
    assert Regions().of(text, create=True) is None
    assert not Region.objects.exists()


def test_without_leave_nothing_is_made() -> None:
    assert Regions().of("清水市") is None
    assert not Region.objects.exists()
