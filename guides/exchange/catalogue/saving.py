"""What an import found out into the database: items, their lists, names and topics."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone

from guides.exchange.drafts import Change
from guides.exchange.reading import Reading
from guides.models import EverydayName, Item, many

from .lists import Merged, new_row, save_lists
from .materials import Materials

_SETS = ("everyday_names", "topics")


def create(pairs: list[tuple[Item, Reading]], materials: Materials) -> None:
    """Save new items with all that their readings say."""
    many.insert([item for item, _reading in pairs], by="code")
    save_names((item.pk, reading.everyday_names or []) for item, reading in pairs)
    save_topics((item.pk, reading.topics or []) for item, reading in pairs)
    save_lists(
        (
            (relation, Merged([], added=[new_row(relation, item, *one) for one in numbered]))
            for item, reading in pairs
            for relation, entries in reading.lists.items()
            if (numbered := [(entry, place) for place, entry in enumerate(entries)])
        ),
        materials.by_name,
    )


def update(changes: list[Change], materials: Materials) -> None:
    """Save what changed in items."""
    if not changes:
        return
    now = timezone.now()
    fields = {
        name
        for change in changes
        for name in change.after
        if name not in _SETS and name not in change.lists
    }
    for change in changes:
        if change.item.live:
            change.item.last_published_at = now
    items = [change.item for change in changes]
    many.update(items, [*sorted(fields), "told", "last_published_at"])
    _replace(EverydayName, "everyday_names", save_names, changes)
    _replace(Item.topics.through, "topics", save_topics, changes)
    save_lists(
        ((relation, one) for change in changes for relation, one in change.lists.items()),
        materials.by_name,
    )


def remember(items: list[Item]) -> None:
    """Save what the source told where it changes nothing."""
    many.update(items, ["told"])


def save_names(wanted: Iterable[tuple[int, list[str]]]) -> None:
    many.insert(
        [
            EverydayName(item_id=pk, name=name, sort_order=order)
            for pk, names in wanted
            for order, name in enumerate(names)
        ]
    )


def save_topics(wanted: Iterable[tuple[int, list[int]]]) -> None:
    through = Item.topics.through
    many.insert([through(item_id=pk, topic_id=topic) for pk, topics in wanted for topic in topics])


def _replace(model: Any, relation: str, save: Callable[..., None], changes: list[Change]) -> None:
    wanted = [(one.item.pk, one.after[relation]) for one in changes if relation in one.after]
    if wanted:
        model.objects.filter(item__in=[pk for pk, _values in wanted]).delete()
        save(wanted)
