"""What all sheets have in common: how they are made, what stands at their foot, where they lead."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from guides.channels.told import Told
from guides.content import Record, Site
from guides.vocabulary import Locale

from . import emblem, logo, qr, sizes

INK, LINK, SEAL = "#212121", "#0b57a4", "#b3261e"


@dataclass(frozen=True)
class How:
    """How a sheet is made: its size, its language, for old eyes, without colour.

    `emblem` is the brand's emblem as it was published, PNG, JPEG or SVG, which stands at the foot;
    `logo` one that stands in the middle of a large code.
    """

    size: sizes.Size = sizes.A4
    locale: Locale = Locale.HANS
    large: bool = False
    grey: bool = False
    emblem: bytes = b""
    logo: bytes = b""

    def coloured(self, picture: bytes) -> bytes:
        """Return a picture as it is printed: as it is, or in grey."""
        return emblem.grey(picture) if self.grey else picture


@dataclass(frozen=True)
class Row:
    """A fact by its name."""

    label: str
    value: str


@dataclass(frozen=True)
class Way:
    """A symbol, and the address that it says in letters, in one piece or where it may break."""

    symbol: str
    letters: tuple[str, str]


@dataclass(frozen=True)
class Foot:
    """Small at the foot: who answers for the sheet, of when it is, and what goes before it."""

    office: str
    site: str
    date: str
    revision: str
    rule: str
    hotline: str


@dataclass(frozen=True)
class Call:
    """What to do with the code, what happens then, and what to do without a telephone like that;
    `whole` is the first two in a sentence, `ring` the last with the number."""

    act: str
    outcome: str
    otherwise: str
    whole: str
    ring: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a template receives: its fields, and nothing else. Lengths are millimetres."""

    template: ClassVar[str]

    width: float
    height: float | None
    lang: str
    region: str
    large: bool
    colours: dict[str, str]
    emblem: str
    title: str
    foot: Foot

    @property
    def data(self) -> dict[str, Any]:
        return asdict(self)


def common(title: str, record: Record, site: Site, department: str, how: How) -> dict[str, Any]:
    """Return the fields that every sheet has."""
    return {
        "width": how.size.width,
        "height": how.size.height,
        **_language(record.locale),
        "large": how.large,
        "colours": _colours(site, how.grey),
        "emblem": how.coloured(how.emblem).hex(),
        "title": title,
        "foot": foot(record, site, department, how.locale),
    }


def of_told(told: Told, address: str, how: How) -> dict[str, Any]:
    """Return what every sheet of one guide or item has, in the language that is active."""
    site = told.snapshot.site
    return {
        **common(told.title, told.record, site, told.department, how),
        "way": way(address, how),
        "call": call(site),
    }


def way(address: str, how: How = How()) -> Way:
    """Return how a sheet leads to an absolute address; in capitals its symbol is smaller.

    Its logo is that of `how`. Raises logo.LogoSpoils.
    """
    parts = urlsplit(address)
    path = parts.path.upper() if "/Q/" in parts.path else parts.path
    said = address.upper()
    symbol = logo.dark(said, how.coloured(how.logo)) if how.logo else qr.dark(said)
    return Way(symbol, (parts.netloc, path))


def call(site: Site) -> Call:
    """Return what stands beside a code, in the language that is active."""
    return Call(
        act=_("扫一扫"),
        outcome=_("看怎么办、带什么、去哪里"),
        otherwise=_("不方便扫码，打电话问"),
        whole=_("扫一扫，看怎么办、带什么、去哪里"),
        ring=_("不方便扫码，打电话问：%(phone)s") % {"phone": site.phone},
    )


def foot(record: Record, site: Site, department: str, locale: Locale) -> Foot:
    with override(locale.value.lower()):
        return Foot(
            office="" if department == site.name else department,
            site=site.name,
            date=date_format(localtime(record.effective_from), "DATE_FORMAT"),
            revision=_("第 %(number)s 版") % {"number": record.revision},
            rule=_("以扫码内容为准"),
            hotline=site.phone,
        )


def in_short(names: Iterable[str], most: int, *, places: bool = False) -> str:
    """Return names in a row, at most so many letters of them, then how many they are."""
    several = list(names)
    joined, left_out = in_row(several, most)
    if not left_out:
        return joined
    count = len(several)
    if places:
        text = ngettext("%(names)s 等 %(count)s 处", "%(names)s 等 %(count)s 处", count)
    else:
        text = ngettext("%(names)s 等 %(count)s 样", "%(names)s 等 %(count)s 样", count)
    return text % {"names": joined, "count": count}


def in_row(names: Sequence[str], most: int) -> tuple[str, int]:
    """Return names in a row, the first and more while they are at most so many letters, and how
    many are left out."""
    shown = list(names)
    while len(shown) > 1 and len(_("、").join(shown)) > most:
        shown.pop()
    return _("、").join(shown), len(names) - len(shown)


def _language(locale: Locale) -> dict[str, str]:
    if locale == Locale.EN:
        return {"lang": "en", "region": "GB"}
    return {"lang": "zh", "region": "TW" if locale == Locale.HANT else "CN"}


def _colours(site: Site, grey: bool) -> dict[str, str]:
    """Return the brand's colours, or ink alone for printers that have no other."""
    if grey:
        return {"link": INK, "seal": INK}
    return {"link": site.link or LINK, "seal": site.seal or SEAL}
