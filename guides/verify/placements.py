"""Codes on paper: each leads to where its placement says, and how many to what is gone."""

from collections.abc import Iterable, Iterator
from functools import partial
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from guides import placements, published
from guides.channels import addresses
from guides.vocabulary import Action, Kind, Locale

from .difference import Difference
from .sites import Site
from .stillness import settled
from .tally import Tally


def check_placements(site: Site, codes: Iterable[str], tally: Tally) -> Iterator[Difference]:
    """Scan each code, those taken down too, and compare where it leads with the ledger."""
    for code in codes:
        yield from settled(partial(_check, site, code), tally)


def _check(site: Site, code: str, tally: Tally) -> Iterator[Difference]:
    wanted = placements.way(code, Locale.HANS)
    tally.add("placement")
    tally.add("idle", _is_idle(code))
    for answer in site.get(addresses.scanned(code)):
        location = urlsplit(answer.headers.get("Location", ""))
        found = f"{location.path}?{location.query}" if location.query else location.path
        if (answer.status, found) != (302, wanted):
            yield Difference(
                _("扫码"),
                _("扫码打不开它该打开的页面"),
                Kind.PLACEMENT,
                code,
                Locale.HANS,
                "",
                f"302 {wanted}",
                f"{answer.status} {found}",
            )


def _is_idle(code: str) -> bool:
    """Tell whether a code hangs that leads to what is no longer published: no fault of the site's,
    for its readers are told what to read instead, and yet somebody has to know."""
    record = published.record(Kind.PLACEMENT, code)
    if record is None or record.action == Action.WITHDRAW:
        return False
    return not published.is_public(record.payload.target_kind.kind, record.payload.target)
