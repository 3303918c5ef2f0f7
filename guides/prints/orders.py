"""Orders and reprints as jobs: codes found or made, sheets set, and what was printed noted."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guides import jobs, ledger, published
from guides.models import Hall, Job, Print
from guides.paper import typeset
from guides.vocabulary import JobKind, PrintState

from .comparing import compare
from .order import Order
from .placing import Place, in_hans
from .press import Set, press, write
from .remembering import remember
from .sheets import Unprintable, sheet_of
from .wanted import Part, Wanted, again

# Sheets that somebody waits for; more are a job's.
AT_ONCE = 12
# Placements made at once, while nobody else can publish.
_BATCH = 50
_Refused = list[dict[str, str]]


def prepare(order: Order, user: Any) -> Job:
    """Return a job that prints an order, which waits to be resumed or worked here."""
    count = order.count()
    title = _("印 {count} 张{sheet}").format(count=count, sheet=order.sheet.label)
    return jobs.prepare(
        JobKind.PRINT, title, user=user, parameters={"order": order.to_json()}, total=count
    )


def prepare_again(printed: Iterable[Print], user: Any) -> Job:
    """Return a job that prints sheets in place of others, under the codes these have."""
    keys = [one.pk for one in printed]
    title = _("重印 {count} 张").format(count=len(keys))
    return jobs.prepare(
        JobKind.PRINT, title, user=user, parameters={"again": keys}, total=len(keys)
    )


def print_job(job: Job, tick: jobs.Tick) -> dict[str, Any]:
    """Print what a job says; the worker of printing."""
    refused: _Refused = []
    old = _old(job)
    order = None if old else Order.of(job.parameters["order"])
    several = [again(one) for one in old] if order is None else _ordered(order, job.user, refused)
    head = published.head()
    sets = list(_sets(several, refused))
    total = len(sets)
    apart = order is not None and order.apart
    try:
        path = write(press(sets, apart=apart), jobs.folder_of(job), lambda done: tick(done, total))
    except typeset.CannotBeSet as error:
        raise jobs.Failed(
            _("有一张排不出来，请把这句话告诉管理员：{error}").format(error=error)
        ) from error
    if path is None:
        return {"told": [_("一张也没有印成，原因在下面。")], "refused": refused}
    _note(job, sets, old, order)
    if published.head() != head:
        # Something was published while these were set: they may be outdated already.
        for printed in job.prints.prefetch_related("parts__placement"):
            compare(printed)
    return {
        "told": _told(total, refused),
        "refused": refused,
        "download": {"file": path.name, "name": _file_name(sets, path.suffix)},
    }


def _old(job: Job) -> list[Print]:
    keys = job.parameters.get("again", [])
    return list(
        Print.objects.filter(pk__in=keys).order_by("pk").prefetch_related("parts__placement")
    )


def _ordered(order: Order, user: Any, refused: _Refused) -> list[Wanted]:
    """Return the sheets of an order, each with the placements of its codes."""
    place = Place(order.sheet, _hall(order), order.read_from, order.anew)
    parts: list[Part] = []
    for start in range(0, len(order.things), _BATCH):
        with ledger.transaction(user=user):
            several = (_placed(part, place, refused) for part in order.things[start:][:_BATCH])
            parts += filter(None, several)
    return list(order.wanted(tuple(parts)))


def _placed(part: Part, place: Place, refused: _Refused) -> Part | None:
    try:
        return place.part(part)
    except Unprintable as error:
        refused.append({"name": _name(part), "reason": str(error)})
        return None


def _sets(several: Iterable[Wanted], refused: _Refused) -> Iterator[Set]:
    for wanted in several:
        try:
            yield Set(wanted, sheet_of(wanted))
        except Unprintable as error:
            names = "、".join(_name(part) for part in wanted.parts)
            refused.append({"name": names, "reason": str(error)})


def _name(part: Part) -> str:
    record = published.record(part.kind, part.code)
    return record.title if record else part.code


def _note(job: Job, sets: list[Set], old: list[Print], order: Order | None) -> None:
    """Remember what was printed, once, however often the job is resumed."""
    replaced: dict[Wanted, list[Print]] = {}
    for printed in old:
        replaced.setdefault(again(printed), []).append(printed)
    hall = _hall(order) if order else None
    with transaction.atomic():
        job.prints.all().delete()
        for one in sets:
            before = replaced.get(one.wanted, [])
            Print.objects.filter(pk__in=[row.pk for row in before]).update(
                state=PrintState.REPLACED, due=0
            )
            remember(one, before[0].hall if before else hall, user=job.user, job=job)


def _hall(order: Order) -> Hall | None:
    try:
        return in_hans(Hall, order.hall) if order.hall else None
    except Unprintable as error:
        raise jobs.Failed(str(error)) from error


def _told(total: int, refused: _Refused) -> list[str]:
    told = [ngettext("排好了 {count} 张。", "排好了 {count} 张。", total).format(count=total)]
    if refused:
        count = len(refused)
        text = ngettext(
            "有 {count} 张没有印成，原因在下面。", "有 {count} 张没有印成，原因在下面。", count
        )
        told.append(text.format(count=count))
    return [*told, _("印好以后，内容过时了会在“印过的”里说。")]


def _file_name(sets: list[Set], suffix: str) -> str:
    wanted = sets[0].wanted
    day = timezone.localdate()
    return f"{wanted.sheet.label}-{wanted.size}-{day}{suffix}"
