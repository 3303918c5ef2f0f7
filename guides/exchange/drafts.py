"""Drafts of items whose live facts were changed by an import, carried along field by field.

Where a draft still says what the live item said, it gets the new value, so that publishing it
never brings an old fact back; where an editor changed the same field, the editor's words stay and
are told of. What was published is in the ledger, so drafts may be rewritten in place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import get_field_value, get_serializable_data_for_fields
from wagtail.models import Revision, TaskState

from guides.models import Item

if TYPE_CHECKING:
    from .catalogue.lists import Merged

# What tells a row from others, and not what it says.
_ROW_ONLY = {"pk", "id", "sort_order", "item"}


@dataclass(frozen=True)
class Change:
    """An item's fields before and after, as drafts hold them; names and topics as sets.

    `lists` are those whose rows change; `after` names them, and what they hold is read when they
    are saved.
    """

    item: Item
    before: dict[str, Any]
    after: dict[str, Any]
    line: int
    lists: "dict[str, Merged]" = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """A field in which a draft differs from what the source says now; the draft's value stays."""

    change: Change
    field: str
    draft: Any


def held(item: Item, attributes: Iterable[str]) -> dict[str, Any]:
    """Return fields of an item as a draft would hold them."""
    fields = [item._meta.get_field(one) for one in attributes]
    return {one.name: get_field_value(one, item) for one in fields}


def held_rows(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the rows of a list as a draft would hold them."""
    return [get_serializable_data_for_fields(row) for row in rows]


def rebase(changes: list[Change]) -> list[Kept]:
    """Carry the drafts of changed items along; to be called after the items were saved."""
    by_key = {str(change.item.pk): change for change in changes}
    pending = _pending(list(by_key))
    kept = []
    for revision in pending:
        change = by_key[revision.object_id]
        kept += list(_rebase(revision, change))
        revision.save(update_fields=["content"])
    for change in changes:
        latest = change.item.latest_revision_id
        if latest is not None and latest not in {revision.pk for revision in pending}:
            _renew(change.item)
    return kept


def _pending(keys: list[str]) -> list[Revision]:
    """Return drafts not yet published, scheduled ones and those in a workflow."""
    own = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Item), object_id__in=keys
    )
    if not own.exists():
        return []
    items = Item.objects.filter(pk__in=keys, latest_revision__isnull=False)
    states = items.values_list("latest_revision", "live_revision", "has_unpublished_changes")
    latest = {last for last, live, unpublished in states if last != live or unpublished}
    in_workflow = TaskState.objects.filter(
        revision__in=own, status=TaskState.STATUS_IN_PROGRESS
    ).values_list("revision", flat=True)
    scheduled = own.filter(approved_go_live_at__isnull=False).values_list("pk", flat=True)
    return list(own.filter(pk__in={*latest, *in_workflow, *scheduled}).order_by("pk"))


def _rebase(revision: Revision, change: Change) -> Iterator[Kept]:
    content = revision.content
    for name, value in change.after.items():
        before = change.before[name]
        if name == "everyday_names":
            content[name] = _names(content.get(name, []), before, change.item)
        elif name == "topics":
            content[name] = _merged(content.get(name, []), before, value)
        elif name in change.lists:
            now = held_rows(change.lists[name].rows)
            if _said(content.get(name, [])) in (_said(before), _said(now)):
                content[name] = now
            else:
                yield Kept(change, name, content.get(name))
        elif content.get(name) == before or name == "source_data":
            content[name] = value
        elif content.get(name) != value:
            yield Kept(change, name, content.get(name))


def _names(rows: list[dict[str, Any]], before: list[str], item: Item) -> list[dict[str, Any]]:
    live = {one.name: one for one in item.everyday_names.order_by("sort_order", "pk")}
    said = {row["name"]: row for row in rows}
    merged = []
    for order, name in enumerate(_merged(list(said), before, list(live))):
        own = get_serializable_data_for_fields(live[name]) if name in live else said[name]
        merged.append({**own, "sort_order": order})
    return merged


def _merged(draft: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """Apply to a draft's list what changed from `before` to `after`."""
    gone = set(before) - set(after)
    come = [one for one in after if one not in before and one not in draft]
    return [one for one in draft if one not in gone] + come


def _renew(item: Item) -> None:
    """Give an item without a pending draft a draft of its new facts: editors begin with that."""
    fresh = Item.objects.get(pk=item.pk)
    fresh.latest_revision = fresh.live_revision = fresh.save_revision(clean=False, changed=False)
    Item.objects.filter(pk=item.pk).update(live_revision=fresh.live_revision)


def _said(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what rows say, whichever rows they are; older drafts do not know all fields."""
    return [
        {name: row[name] for name in row if name not in _ROW_ONLY and row[name] not in ("", None)}
        for row in rows
    ]
