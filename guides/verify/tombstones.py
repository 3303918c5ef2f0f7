"""What was withdrawn: every channel has to say so (410), why, and what to read instead."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from guides import published
from guides.content import Record, Withdrawal
from guides.vocabulary import Action, Kind, Locale

from .compare import Place
from .delivered import Unreadable, collapsed, read_json
from .difference import Difference
from .interface import address
from .markup import read_marks
from .pages import answers, pages_of
from .sites import Answer, Site
from .tally import Tally

GONE = 410


def check_tombstone(
    site: Site, kind: Kind, locale: Locale, code: str, tally: Tally
) -> Iterator[Difference]:
    """Read each address of a withdrawn thing."""
    record = published.record(kind, code, locale)
    if record is None or record.action != Action.WITHDRAW or record.payload is None:
        return
    for channel, path in [*pages_of(kind, code, locale), ("api", address(kind, code, locale))]:
        place = Place(channel, kind, locale)
        for answer in answers(site, channel, path):
            tally.add("withdrawn")
            yield from _check(place, record, answer)


def _check(place: Place, record: Record, answer: Answer) -> Iterator[Difference]:
    if answer.status != GONE:
        yield place.differs(record.code, _("已撤回，应答 410"), GONE, answer.status)
        return
    try:
        told = _in_json(answer) if place.channel == "api" else _on_page(answer)
    except Unreadable as error:
        yield place.differs(record.code, _("读不懂"), found=error)
        return
    for name, right in _wanted(record, place).items():
        if right != told.get(name, ""):
            what = _("撤回说明的 {name} 不同").format(name=name)
            yield place.differs(record.code, what, right or None, told.get(name) or None)


def _wanted(record: Record, place: Place) -> dict[str, str]:
    payload: Withdrawal = record.payload
    successor = payload.successor or ""
    # A page names what it can lead to.
    if place.channel != "api" and not published.record(record.kind, successor, place.locale):
        successor = ""
    return {
        "code": record.code,
        "revision": str(record.revision),
        "digest": record.digest,
        "reason": collapsed(payload.reason),
        "successor": successor,
    }


def _on_page(answer: Answer) -> dict[str, str]:
    page = read_marks(answer.body.decode(errors="replace"))
    if page is None:
        raise Unreadable("data-kind")
    told = {
        name: page.attributes.get(f"data-{name}", "") for name in ("code", "revision", "digest")
    }
    for one in page.marked:
        if "data-reason" in one.attributes:
            told["reason"] = collapsed(one.text)
        told["successor"] = one.attributes.get("data-successor") or told.get("successor", "")
    return told


def _in_json(answer: Answer) -> dict[str, str]:
    problem: Any = read_json(answer.body)
    names = {"of": "code", "revision": "revision", "digest": "digest"}
    names |= {"reason": "reason", "successor": "successor"}
    try:
        return {
            name: collapsed(str("" if problem[member] is None else problem[member]))
            for member, name in names.items()
        }
    except (KeyError, TypeError) as error:
        raise Unreadable(f"{type(error).__name__} {error}") from error
