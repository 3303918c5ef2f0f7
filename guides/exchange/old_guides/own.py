"""Which drafts an import made itself, and which are an editor's: those it never writes over."""

from typing import Any

from wagtail.log_actions import registry
from wagtail.models import Revision

from guides.admin.logged import IMPORTED


def own_drafts(thing: Any) -> list[int]:
    """Return the keys of the drafts that imports made of a page or item, the last one first."""
    logs = registry.get_logs_for_instance(thing).filter(action=IMPORTED, revision__isnull=False)
    return list(logs.order_by("-revision_id").values_list("revision_id", flat=True))


def last_own(thing: Any) -> dict[str, Any]:
    """Return what the last draft made by an import holds, nothing where it is gone."""
    for key in own_drafts(thing):
        draft = Revision.objects.filter(pk=key).first()
        if draft is not None:
            return dict(draft.content)
    return {}


def held_by_editor(thing: Any) -> bool:
    """Tell whether an editor has something in hand: a draft, a schedule, a review or a lock."""
    pending = thing.has_unpublished_changes and thing.latest_revision_id is not None
    if pending and thing.latest_revision_id not in own_drafts(thing):
        return True
    return bool(thing.locked or thing.scheduled_revision or thing.workflow_in_progress)
