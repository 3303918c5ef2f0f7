"""What someone with the database's password could do, and what a check says of it."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection

from guides.content import digest
from guides.ledger import chain_of
from guides.models import Current, Facet, LedgerHead, LedgerRow
from guides.verify import Difference, Tally


def found_by(check: Callable[..., Iterator[Difference]], *args: Any) -> str:
    """Return what a check says, a line for each difference."""
    return "\n".join(str(one) for one in check(Tally(), *args))


def alter(row: LedgerRow, **fields: Any) -> None:
    """Change a row behind the ledger's back."""
    LedgerRow.objects.filter(pk=row.pk).update(**fields)


def with_new_words(row: LedgerRow) -> dict[str, str]:
    """Return a payload that says another fee, and its digest."""
    payload = row.payload.replace("20 元", "30 元")
    assert payload != row.payload
    return {"payload": payload, "digest": digest(payload.encode())}


def with_new_chain(row: LedgerRow, fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields with the chain that makes the row right by itself."""
    for name, value in fields.items():
        setattr(row, name, value)
    before = LedgerRow.objects.filter(sequence__lt=row.sequence).last()
    row.chain = chain_of(row, before.chain if before else "")
    return {**fields, "chain": row.chain}


def delete_tail(after: int) -> None:
    """Delete the last rows and make the derived tables agree."""
    Current.objects.filter(row__sequence__gt=after).delete()
    LedgerRow.objects.filter(sequence__gt=after).delete()
    for row in LedgerRow.objects.filter(current__isnull=True):
        key = {"kind": row.kind, "code": row.code, "locale": row.locale}
        if row == LedgerRow.objects.filter(**key).last():
            Current.objects.create(
                **key,
                row=row,
                audience=row.audience,
                action=row.action,
                revision=row.revision,
                digest=row.digest,
            )


def set_head(row: LedgerRow) -> None:
    LedgerHead.objects.update(sequence=row.sequence, chain=row.chain)


def delete_raw(instance: Any) -> None:
    """Delete a row as SQL does: no signal, no refusal."""
    table, key = instance._meta.db_table, instance._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" = %s', [instance.pk])


def forget_facets(current: Current) -> None:
    Facet.objects.filter(current=current).delete()
