"""The ledger itself: every row against its payload and the row before, the head, the anchors."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from guides.content import digest
from guides.ledger import chain_of
from guides.models import LedgerHead, LedgerRow

from .anchors import Anchor
from .difference import Difference
from .tally import Tally

BATCH = 500


def check_chain(tally: Tally) -> Iterator[Difference]:
    """Walk all rows in order; rows appended meanwhile are walked too."""
    last: LedgerRow | None = None
    while True:
        for row in _rows_after(last):
            yield from _check_link(row, last)
            yield from _check_words(row)
            tally.add("rows")
            tally.add("redacted", int(row.redacted_on is not None))
            last = row
        head = LedgerHead.objects.order_by("pk").first()
        # A row may have come between the last look at the rows and that at the head.
        if head is None or not LedgerRow.objects.filter(sequence__gt=_number(last)).exists():
            yield from _check_head(head, last)
            return


def check_anchors(anchors: Iterable[Anchor | Difference], tally: Tally) -> Iterator[Difference]:
    """Compare anchors with the rows of their sequence numbers."""
    batch: list[Anchor] = []
    for one in anchors:
        if isinstance(one, Difference):
            yield one
            continue
        batch.append(one)
        if len(batch) == BATCH:
            yield from _check_anchored(batch, tally)
            batch = []
    yield from _check_anchored(batch, tally)


def name_of(row: LedgerRow) -> str:
    return _("台账第 {sequence} 行").format(sequence=row.sequence)


def _rows_after(last: LedgerRow | None) -> Iterator[LedgerRow]:
    rows = LedgerRow.objects.order_by("sequence")
    # From the very beginning: a row with the number 0 or below is none of ours.
    batch = list(rows[:BATCH] if last is None else rows.filter(sequence__gt=last.sequence)[:BATCH])
    while batch:
        yield from batch
        batch = list(rows.filter(sequence__gt=batch[-1].sequence)[:BATCH])


def _check_link(row: LedgerRow, before: LedgerRow | None) -> Iterator[Difference]:
    expected = _number(before) + 1
    if row.sequence != expected:
        what = _("序号不连续，前面缺了行，或者这一行不该有")
        yield _of(row, what, str(expected), str(row.sequence))
    chain = chain_of(row, before.chain if before else "")
    if row.chain != chain:
        what = _("与前一行连不上：这一行或前一行被改过、换过、插入或删除过")
        yield _of(row, what, chain, row.chain)


def _check_words(row: LedgerRow) -> Iterator[Difference]:
    if row.redacted_on is not None:
        if row.payload:
            yield _of(row, _("注明已删去内容，却还有内容"))
        return
    if digest(row.payload.encode()) != row.digest:
        what = _("内容与它的摘要不符，内容被改过")
        yield _of(row, what, row.digest, digest(row.payload.encode()))
    noted = digest(row.change_note.encode()) if row.change_note else ""
    if noted != row.note_digest:
        yield _of(row, _("“这次改了什么”与它的摘要不符"), row.note_digest, noted)
    # The name may be erased, never replaced.
    if row.user_id is not None and row.actor != f"user-{row.user_id}":
        yield _of(row, _("经办人被换过"), row.actor, f"user-{row.user_id}")


def _check_head(head: LedgerHead | None, last: LedgerRow | None) -> Iterator[Difference]:
    place = _("台账之首")
    if head is None:
        if last is not None:
            yield Difference(place, _("没有了"), expected=str(last.sequence))
        return
    if head.sequence > _number(last):
        yield Difference(
            place,
            _("台账末尾的行被删掉了"),
            expected=str(head.sequence),
            found=str(_number(last)),
        )
    elif head.sequence < _number(last):
        yield Difference(
            place,
            _("台账末尾多出了行，或者台账之首被改过"),
            expected=str(head.sequence),
            found=str(_number(last)),
        )
    elif head.chain != (last.chain if last else ""):
        yield Difference(
            place,
            _("与最后一行连不上：最后一行或台账之首被改过"),
            expected=head.chain,
            found=last.chain if last else "",
        )


def _check_anchored(batch: list[Anchor], tally: Tally) -> Iterator[Difference]:
    chains = dict(
        LedgerRow.objects.filter(sequence__in=[one.sequence for one in batch]).values_list(
            "sequence", "chain"
        )
    )
    for one in batch:
        tally.add("anchors")
        # An empty ledger may be anchored too.
        found = chains.get(one.sequence) if one.sequence else ""
        if found != one.chain:
            what = _("台账第 {sequence} 行已经不是当时的样子").format(sequence=one.sequence)
            yield Difference(one.place, what, expected=one.chain, found=found)


def _number(row: LedgerRow | None) -> int:
    return row.sequence if row else 0


def _of(
    row: LedgerRow, what: str, expected: str | None = None, found: str | None = None
) -> Difference:
    return Difference(
        name_of(row),
        what,
        kind=row.kind,
        code=row.code,
        locale=row.locale,
        expected=expected,
        found=found,
    )
