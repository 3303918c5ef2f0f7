"""The demo's life events in the database."""

from guides.models import LifeEvent

from . import places, texts
from .indexed import writing
from .pages import known_guides


def load_life_events() -> int:
    """Make and publish the life events that are missing, in one transaction; return how many.

    One that names a guide which is not there waits for it.
    """
    locale = places.source_locale()
    known = {*LifeEvent.objects.filter(locale=locale).values_list("name", flat=True)}
    pages = known_guides()
    missing = [
        (order, one)
        for order, one in enumerate(texts.life_events(), start=1)
        if one.name not in known and {step.guide for step in one.guides} <= set(pages)
    ]
    if not missing:
        return 0
    with writing() as written:
        for order, one in missing:
            event = LifeEvent(
                name=one.name, kind=one.kind, summary=one.summary, order=order, locale=locale
            )
            event.guides = [
                ("step", {"guide": pages[step.guide], "note": step.note}) for step in one.guides
            ]
            event.save()
            written.append(event)
    return len(missing)
