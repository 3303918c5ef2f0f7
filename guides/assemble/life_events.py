"""Life events as published data."""

from guides import content
from guides.models import LifeEvent

from .locales import locale_of, source_of_thing


def life_event_of(event: LifeEvent) -> content.LifeEvent:
    """Return what a life event says: which guides, and in which order, as the zh-Hans row has it.

    A guide that was never public is named as well: readers see it as soon as it is published.
    """
    source = source_of_thing(event)
    notes = {one.id: one.value["note"] for one in event.guides}
    return content.LifeEvent(
        code=source.code,
        locale=locale_of(event),
        name=event.name,
        topic_kind=source.kind,
        order=source.order,
        summary=event.summary,
        guides=tuple(
            content.LifeEventStep(
                guide=page.code, note=(notes.get(one.id) or one.value["note"]).strip()
            )
            for one in source.guides
            if (page := one.value["guide"]) is not None
        ),
    )
