"""Many new things at once: empty items, and codes that nothing has."""

import uuid
from typing import Any

from django.db.models.base import ModelState

from guides import codes
from guides.models import Item


def fresh_codes(model: Any, count: int) -> list[str]:
    """Return as many codes that nothing of a model has."""
    fresh: set[str] = set()
    while len(fresh) < count:
        fresh |= {codes.mint() for _n in range(count - len(fresh))}
        fresh -= set(model.objects.filter(code__in=fresh).values_list("code", flat=True))
    return list(fresh)


def blank_like(pattern: Item) -> Item:
    """Return an empty item; making or copying one as usual costs more than reading its row."""
    item = Item.__new__(Item)
    item.__dict__.update(pattern.__dict__)
    item._state = ModelState()
    item._state.fields_cache = dict(pattern._state.fields_cache)
    item.translation_key = uuid.uuid4()
    item.audience, item.means, item.told = [], [], {}
    return item
