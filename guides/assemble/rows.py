"""The rows of an item's lists: of a draft, as they were read with it, or from the database."""

from typing import Any

from guides.models import Item


def rows(item: Item, relation: str) -> Any:
    """Return the rows of one of an item's relations in order.

    What was read with the item is taken as it is: the managers of nine relations cost more than
    all else that is read of an item without rows.
    """
    held = item.__dict__
    if relation not in held.get("_cluster_related_objects", ()):
        known = held.get("_prefetched_objects_cache", {}).get(relation)
        if known is not None:
            return known
    return getattr(item, relation).all()
