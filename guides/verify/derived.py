"""What is derived from the rows, Current and Facet, against the rows themselves."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from guides.content import read
from guides.ledger import facets_now
from guides.models import Current, Facet, LedgerRow
from guides.vocabulary import Action, Kind

from .difference import Difference
from .stillness import confirmed
from .tally import Tally

BATCH = 500
_COPIED = ("kind", "code", "locale", "audience", "action", "revision", "digest")


def check_derived(tally: Tally) -> Iterator[Difference]:
    """Compare each current entry with the last row of its code, and each last row's entry."""
    for batch in _batches(Current.objects.order_by("pk")):
        yield from confirmed(_check_entries, batch)
        tally.add("current", len(batch))
    last_rows = LedgerRow.objects.filter(~Exists(_later()), current__isnull=True)
    for batch in _batches(last_rows.order_by("pk")):
        yield from confirmed(_check_missing, batch)


def _batches(rows: QuerySet) -> Iterator[list[int]]:  # type: ignore[type-arg]
    keys = list(rows.values_list("pk", flat=True)[:BATCH])
    while keys:
        yield keys
        keys = list(rows.filter(pk__gt=keys[-1]).values_list("pk", flat=True)[:BATCH])


def _later(prefix: str = "") -> QuerySet[LedgerRow]:
    return LedgerRow.objects.filter(
        kind=OuterRef("kind"),
        code=OuterRef("code"),
        locale=OuterRef("locale"),
        sequence__gt=OuterRef(f"{prefix}sequence"),
    )


def _check_entries(keys: list[int]) -> Iterator[Difference]:
    entries = Current.objects.filter(pk__in=keys).select_related("row").order_by("pk")
    facets: dict[int, list[Facet]] = {}
    for facet in Facet.objects.filter(current__in=keys):
        facets.setdefault(facet.current_id, []).append(facet)
    for one in entries.annotate(overtaken=Exists(_later("row__"))):
        if one.overtaken:
            yield _of(one, _("不是最后一行"), found=str(one.row_id))
        for field in _COPIED:
            expected, found = getattr(one.row, field), getattr(one, field)
            if expected != found:
                what = _("{field} 与台账第 {sequence} 行不符")
                text = what.format(field=field, sequence=one.row_id)
                yield _of(one, text, str(expected), str(found))
        yield from _check_facets(one, facets.get(one.pk, []))


def _check_facets(one: Current, found: list[Facet]) -> Iterator[Difference]:
    if one.row.redacted_on is not None:
        return
    try:
        read(Kind(one.row.kind), Action(one.row.action), one.row.payload)
    except ValueError:
        yield _of(one, _("台账第 {sequence} 行的内容读不懂").format(sequence=one.row_id))
        return
    expected = {_facet(one.kind, name, value, one.row_id) for name, value in facets_now(one)}
    listed = {_facet(facet.kind, facet.name, facet.value, facet.place) for facet in found}
    if expected != listed:
        lacking, left_over = (
            " ".join(sorted(expected - listed)),
            " ".join(sorted(listed - expected)),
        )
        yield _of(one, _("筛选值不符"), lacking, left_over)


def _check_missing(keys: list[int]) -> Iterator[Difference]:
    rows = LedgerRow.objects.filter(~Exists(_later()), current__isnull=True, pk__in=keys)
    for row in rows.order_by("pk"):
        yield Difference(
            _("当前公开内容"),
            _("台账最后一行没有列为当前内容"),
            kind=row.kind,
            code=row.code,
            locale=row.locale,
            expected=str(row.sequence),
        )


def _facet(kind: str, name: str, value: str, place: int) -> str:
    return f"{kind}.{name}={value}@{place}"


def _of(
    one: Current, what: str, expected: str | None = None, found: str | None = None
) -> Difference:
    return Difference(
        _("当前公开内容"),
        what,
        kind=one.kind,
        code=one.code,
        locale=one.locale,
        expected=expected,
        found=found,
    )
