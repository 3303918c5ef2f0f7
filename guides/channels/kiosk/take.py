"""带走: a symbol for one's phone, and a slip for one's pocket."""

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlsplit

from guides.channels import addresses
from guides.channels.pages import render
from guides.channels.told import FactLine, Told
from guides.content import Record, Snapshot
from guides.vocabulary import Fact, Locale

from .screen import Keys, PartContext, frame, tabs

# What a slip says beside materials, places and phone.
ON_A_SLIP = (Fact.TIME, Fact.FEE)


@dataclass(frozen=True, kw_only=True)
class TakeContext(PartContext):
    """`short` is the guide's address in letters, `symbol` what its symbol says.

    `online` is what the symbol of where one applies says, empty where one cannot online.
    """

    template: ClassVar = "channels/kiosk/take.html"

    told: Told
    short: str
    symbol: str
    online: str
    lines: list[FactLine]


def take(record: Record, snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the screen from which a guide is taken along."""
    told = Told(record, snapshot, base, locale)
    path = addresses.short(record.code, locale)
    online = told.item.online_url
    context = TakeContext(
        told=told,
        guide=told.guide,
        tabs=tabs(told, "take"),
        short=urlsplit(base).netloc + path,
        # Capitals make a smaller symbol; the site reads its short addresses in either case.
        symbol=f"{base}{path}".upper(),
        online=online if online.startswith(("https://", "http://")) else "",
        lines=[line for line in told.lines if line.fact in ON_A_SLIP],
        keys=Keys(locale, back=addresses.kiosk_guide(record.code, locale)),
    )
    return render(frame(told, addresses.kiosk_take(record.code, Locale.HANS)), context)
