"""The window in a hall, for signed-in staff: everything at a glance, internal notes on top."""

from dataclasses import dataclass
from typing import Any, ClassVar

from guides.content import Guide, Note, Record, Snapshot
from guides.vocabulary import Locale

from . import addresses, feed, shapes
from .alerts import Alert, alerts
from .pages import Context, Frame, render
from .told import Told

STAFF = True


@dataclass(frozen=True, kw_only=True)
class WindowContext(Context):
    template: ClassVar = "channels/window.html"

    told: Told
    guide: Guide
    note: Note | None
    alerts: list[Alert]
    notice: str


def entry(
    record: Record, snapshot: Snapshot, base: str, locale: Locale, note: Note | None = None
) -> dict[str, Any]:
    """Return a guide's item in the staff's feed, with its internal note."""

    def own(told: Told) -> dict[str, Any]:
        return {
            "content_text": "\n".join(
                [
                    *(alert.text for alert in alerts(told)),
                    *(f"{line.label}：{line.value}" for line in told.lines),
                ]
            ),
            "note": note.text if note else "",
            "materials": [shapes.material(told, material) for material in told.materials],
            "steps": [shapes.step(told, step) for step in told.guide.steps],
            "questions": shapes.questions(told),
        }

    return feed.item(record, snapshot, base, locale, own)


def page(record: Record, snapshot: Snapshot, note: Note | None, locale: Locale, base: str) -> str:
    """Return a guide's page for staff."""
    told = Told(record, snapshot, base, locale)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.window(record.code),
        title=told.title,
        record=record,
    )
    context = WindowContext(
        told=told,
        guide=told.guide,
        note=note,
        alerts=alerts(told),
        notice=addresses.notice(record.code, locale),
    )
    return render(frame, context)
