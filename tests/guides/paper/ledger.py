"""What has to stand on a sheet, by the rows of the ledger that it tells of."""

from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from guides.channels.told import Told
from guides.facts import complete, limit_text
from guides.vocabulary import Fact

from .sheets import Made, hall_of

_POSTER = (Fact.TIME, Fact.FEE)
_FACTS = {
    "poster": _POSTER,
    "tent": _POSTER,
    "card": _POSTER,
    "chart": (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE),
    "notice": (Fact.PLACE, Fact.HOURS, Fact.TIME, Fact.FEE, Fact.PHONE),
    "booklet": (Fact.ELIGIBILITY, Fact.PLACE, Fact.TIME, Fact.FEE, Fact.PHONE),
}
_BRINGS = frozenset(_FACTS) | {"event"}
_STEPPED = ("chart", "booklet")


def says(one: Made) -> list[str]:
    """Return texts that a sheet has to say."""
    shown = one.told[:11] if one.wanted.kind == "window" and len(one.told) > 12 else one.told
    with override(one.wanted.locale.lower()):
        return [
            *_of_all(one),
            *(text for told in shown for text in _of_guide(one, told)),
            *_of_hall(one),
        ]


def _of_all(one: Made) -> list[str]:
    record, site = one.told[0].record, one.told[0].snapshot.site
    return [
        site.name,
        site.phone,
        date_format(localtime(record.effective_from), "DATE_FORMAT"),
        gettext("第 %(number)s 版") % {"number": record.revision},
        gettext("以扫码内容为准"),
        urlsplit(one.addresses[0]).netloc,
        *(address[-7:] for address in one.addresses),
    ]


def _of_guide(one: Made, told: Told) -> list[str]:
    kind, payload = one.wanted.kind, told.record.payload
    facts = complete(payload.facts, payload.item, told.snapshot, told.record.locale)
    wanted = _FACTS.get(kind, ())
    if kind == "card" and one.wanted.large:
        # In large letters a card has room for two.
        wanted = (Fact.TIME,)
    said = [payload.title, *(facts[fact].value for fact in wanted)]
    if kind in _BRINGS:
        said += [material.name for material in payload.item.materials]
    if kind in _STEPPED:
        said += [step.title for step in payload.steps]
    if kind == "booklet":
        said.append(payload.summary)
    if kind == "chart":
        said += [payload.item.basis[0].title, limit_text(payload.item.statutory)]
        said += [branch.condition for step in payload.steps for branch in step.branches]
    return said


def _of_hall(one: Made) -> list[str]:
    if not one.wanted.kind.startswith(("window", "booklet")):
        return []
    record, window = hall_of(one.told[0])
    hall = record.payload
    if one.wanted.kind == "booklet":
        return [hall.name, hall.address, hall.phone, hall.directions]
    return [hall.name, window.number, window.name, window.phone or hall.phone]
