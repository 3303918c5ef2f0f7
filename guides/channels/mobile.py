"""Mini-programs and apps: compact, laid out by them. Pages on a phone are the web's."""

from typing import Any

from guides.content import Record, Snapshot
from guides.vocabulary import Locale

from . import feed, shapes
from .action import online_address
from .told import Told

STAFF = False


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def _own(told: Told) -> dict[str, Any]:
    guide = told.guide
    return {
        "content_text": "\n\n".join(
            [guide.summary, *(f"{step.number}. {step.title}\n{step.words}" for step in guide.steps)]
        ).strip(),
        "checklist": [shapes.material(told, material) for material in told.materials],
        "steps": [shapes.step(told, step) for step in guide.steps],
        "tips": list(guide.tips),
        "warnings": list(guide.warnings),
        "questions": shapes.questions(told),
        "action": online_address(told, mobile=True) or None,
    }


def _action(told: Told) -> str | None:
    """Return where to apply online, nowhere while the item is stopped."""
    noted = told.item.particulars
    mobile = noted.mobile_url if noted else ""
    return None if told.item in told.stopped else mobile or told.item.online_url or None
