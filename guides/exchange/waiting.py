"""Items that came before their department: linked by the name that their source gave."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from wagtail.models import Locale as WagtailLocale

from guides import ledger, publishing
from guides.assemble import language_of
from guides.models import Item
from guides.vocabulary import Locale

from .catalogue.materials import Materials
from .catalogue.saving import update
from .drafts import Change, rebase
from .reading import Known
from .regions import Regions

BATCH = 500
_HANS = language_of(Locale.HANS)


def link_departments(*, user: Any = None, note: str = "") -> int:
    """Link items to departments that came after them, publish that, and return how many.

    Each batch is all or nothing; a second run does what a stopped one left.
    """
    found = _found()
    linked = 0
    # No lists change: no material is looked up.
    materials = Materials(WagtailLocale.objects.get(language_code=_HANS))
    while batch := dict(islice(found, BATCH)):
        with ledger.transaction(user=user, change_note=note):
            changes = [
                Change(item, {"department": None}, {"department": batch[item.pk]}, line=0)
                for item in Item.objects.filter(pk__in=batch, department=None).order_by("pk")
            ]
            for change in changes:
                change.item.department_id = change.after["department"]
            update(changes, materials)
            rebase(changes)
            publishing.publish_items(change.item.pk for change in changes)
        linked += len(changes)
    return linked


def _found() -> Iterator[tuple[int, int]]:
    """Yield items without a department, each with the one that its name now leads to."""
    known = Known(Regions())
    waiting = Item.objects.filter(department=None, locale__language_code=_HANS)
    waiting = waiting.exclude(department_name="")
    rows = list(waiting.order_by("pk").values_list("pk", "department_name", "region"))
    for pk, name, region in rows:
        department = known.department(name, region)
        if department is not None:
            yield pk, department
