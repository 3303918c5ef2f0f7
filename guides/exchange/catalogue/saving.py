"""What an import found out into the database: items, their lists, names and topics."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.utils import timezone

from guides.assemble import Made
from guides.exchange.drafts import Change
from guides.exchange.reading import Reading
from guides.models import EverydayName, Item, many

from .lists import Merged, new_row, save_lists
from .materials import Materials

_SETS = ("everyday_names", "topics")


def create(pairs: list[tuple[Item, Reading]], materials: Materials) -> list[Made]:
    """Save new items with all that their readings say; return what was saved."""
    many.insert([item for item, _reading in pairs], by="code")
    made = [Made(item, _rows(item, reading), reading.topics or ()) for item, reading in pairs]
    many.insert([row for one in made for row in one.rows.get("everyday_names", ())])
    save_topics((one.item.pk, one.topics) for one in made)
    save_lists(
        (
            (relation, Merged([], added=rows))
            for one in made
            for relation, rows in one.rows.items()
            if relation not in _SETS
        ),
        materials.by_name,
    )
    return made


def _rows(item: Item, reading: Reading) -> dict[str, list[Any]]:
    rows = {
        relation: [new_row(relation, item, entry, place) for place, entry in enumerate(entries)]
        for relation, entries in reading.lists.items()
        if entries
    }
    if reading.everyday_names:
        rows["everyday_names"] = _names(item.pk, reading.everyday_names)
    return rows


def _names(item: int, names: list[str]) -> list[EverydayName]:
    return [
        EverydayName(item_id=item, name=name, sort_order=order) for order, name in enumerate(names)
    ]


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
    many.insert([row for pk, names in wanted for row in _names(pk, names)])


def save_topics(wanted: Iterable[tuple[int, Collection[int]]]) -> None:
    through = Item.topics.through
    many.insert([through(item_id=pk, topic_id=topic) for pk, topics in wanted for topic in topics])


def _replace(model: Any, relation: str, save: Callable[..., None], changes: list[Change]) -> None:
    wanted = [(one.item.pk, one.after[relation]) for one in changes if relation in one.after]
    if wanted:
        model.objects.filter(item__in=[pk for pk, _values in wanted]).delete()
        save(wanted)
