"""Every screen of a kiosk, rendered from one guide and what surrounds it."""

from collections.abc import Iterator

from guides.channels import kiosk
from guides.content import Guide, Record, Snapshot
from guides.vocabulary import Edition, Kind, Locale
from tests.guides.channels.samples import BASE, record_of


def kiosk_screens(
    guide: Guide, record: Record, gone: Record, snapshot: Snapshot, locale: Locale
) -> Iterator[tuple[str, str]]:
    """Yield each screen by a name of its own."""
    topic = record_of(next(iter(snapshot.topics.values())), Kind.TOPIC)
    yield "kiosk start", kiosk.start(snapshot, locale, BASE)
    yield "kiosk home", kiosk.home(snapshot, [topic], 0, locale, BASE)
    yield "kiosk topic", kiosk.topic(topic, snapshot, [record], "?before=3", locale, BASE)
    yield "kiosk empty topic", kiosk.topic(topic, snapshot, [], None, locale, BASE)
    yield "kiosk gone", kiosk.gone(gone, record, snapshot, locale, BASE)
    yield "kiosk missing", kiosk.missing(snapshot, locale, BASE)
    yield "kiosk 0", kiosk.guide(record, snapshot, 0, locale, BASE)
    for number in range(1, len(guide.steps) + 1):
        yield f"kiosk {number}", kiosk.guide(record, snapshot, number, locale, BASE)
        for face in (Edition.PICTURED, Edition.VIDEO):
            page = kiosk.guide(record, snapshot, number, locale, BASE, face)
            yield f"kiosk {number} {face}", page
    yield "kiosk materials", kiosk.materials(record, snapshot, locale, BASE)
    yield "kiosk take", kiosk.take(record, snapshot, locale, BASE)
