"""Which packs a row of the ledger may have changed."""

import json

from django.db.models import Max

from guides.facets import facets_of
from guides.models import Current, LedgerRow
from guides.models.kiosk_packs import PackKind
from guides.naming import guides_naming
from guides.vocabulary import Access, Action, Kind, Locale

from .names import Name

SOURCE = Locale.HANS
_OF_KIND = {Kind.TOPIC: PackKind.TOPIC, Kind.GUIDE: PackKind.GUIDE}
_BATCH = 500

Owner = tuple[PackKind, str]
HOME: Owner = (PackKind.HOME, "")


def everything() -> set[Name]:
    """Return the names of all packs there may be."""
    alive = Current.objects.filter(
        kind__in=_OF_KIND, locale=SOURCE, action=Action.PUBLISH, audience=Access.PUBLIC
    )
    owners = {(_OF_KIND[Kind(kind)], code) for kind, code in alive.values_list("kind", "code")}
    return {Name(*owner, locale) for owner in {HOME, *owners} for locale in Locale}


def touched(rows: list[LedgerRow]) -> set[Name]:
    """Return the packs that may be different since those public rows."""
    if any(row.kind == Kind.SITE for row in rows):
        return everything()
    found: set[Name] = set()
    for locale in Locale:
        # What is said in simplified Chinese shows in every language that has no words of its own.
        heard = [row for row in rows if row.locale in {SOURCE, locale}]
        found |= {Name(*owner, locale) for owner in _owners(heard)}
    return found


def _owners(rows: list[LedgerRow]) -> set[Owner]:
    found: set[Owner] = {(PackKind.GUIDE, code) for code in guides_naming(rows)}
    topics = {row.code for row in rows if row.kind == Kind.TOPIC}
    if topics:
        found |= {HOME, *((PackKind.TOPIC, code) for code in topics)}
    guides = [row for row in rows if row.kind == Kind.GUIDE]
    if guides:
        found |= {(PackKind.GUIDE, row.code) for row in guides} | _listing(guides)
    return found


def _listing(rows: list[LedgerRow]) -> set[Owner]:
    """Return the topics that list guides now, or did before."""
    codes = sorted({row.code for row in rows})
    first = min(row.sequence for row in rows)
    found: set[Owner] = set()
    for start in range(0, len(codes), _BATCH):
        said = LedgerRow.objects.filter(
            kind=Kind.GUIDE, code__in=codes[start : start + _BATCH], locale=SOURCE
        )
        before = said.filter(sequence__lt=first).values("code").annotate(last=Max("sequence"))
        wanted = [one["last"] for one in before]
        since = said.filter(sequence__gte=first).values_list("sequence", flat=True)
        payloads = LedgerRow.objects.filter(sequence__in=[*wanted, *since], redacted_on=None)
        for payload in payloads.values_list("payload", flat=True):
            found |= _listed_by(payload)
    return found


def _listed_by(payload: str) -> set[Owner]:
    values = facets_of(Kind.GUIDE, json.loads(payload))
    return {(PackKind.TOPIC, value) for name, value in values if name == "topic"}
