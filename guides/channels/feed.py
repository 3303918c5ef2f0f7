"""JSON Feed 1.1: the envelope of every channel's feed, and what all its items have in common."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.content import Media, Record, Snapshot
from guides.vocabulary import Locale

from . import addresses
from .alerts import alerts
from .particulars import as_json
from .told import Told

VERSION = "https://jsonfeed.org/version/1.1"
MEDIA_TYPE = "application/feed+json"
_LOCAL = ZoneInfo("Asia/Shanghai")

Own = Callable[[Told], dict[str, Any]]


def feed(
    channel: str,
    items: Sequence[dict[str, Any]],
    snapshot: Snapshot,
    base: str,
    locale: Locale,
    next_url: str | None,
) -> dict[str, Any]:
    """Return a feed; `next_url` is absolute and carries `before`, None at the end."""
    with override(locale.value.lower()):
        title = _("{site}：办事指南（{channel}）").format(site=snapshot.site.name, channel=channel)
    envelope: dict[str, Any] = {
        "version": VERSION,
        "title": title,
        "home_page_url": base + addresses.home(locale),
        "feed_url": base + addresses.feed(channel, locale),
        "language": locale.value,
        "items": list(items),
    }
    if next_url:
        envelope["next_url"] = next_url
    return envelope


def item(record: Record, snapshot: Snapshot, base: str, locale: Locale, own: Own) -> dict[str, Any]:
    """Return what all channels say of a guide, with a channel's `own` shape in `_mingbai`."""
    told = Told(record, snapshot, base, locale)
    # One entry speaks one language: where there is no translation, the labels are not either.
    with override(record.locale.value.lower()):
        shape = own(told)
        attachments = _attachments(told)
    guide = told.guide
    content: dict[str, Any] = {
        key: shape.pop(key) for key in ("content_html", "content_text") if key in shape
    }
    found: dict[str, Any] = {
        # The same in every language and for ever: what a reader's client knows the guide by.
        "id": base + addresses.thing(record.kind, record.code, Locale.HANS),
        "url": told.address,
        "title": guide.title,
        "summary": guide.summary,
        **content,
        "date_modified": stamp(record.recorded_at),
        "date_published": stamp(record.effective_from),
        "tags": told.tags,
        "language": record.locale.value,
        "_mingbai": {
            "kind": record.kind.value,
            "code": record.code,
            "locale": record.locale.value,
            "revision": record.revision,
            "sequence": record.sequence,
            "digest": record.digest,
            "editions": [
                {"edition": state.edition.value, "stale": state.stale} for state in guide.editions
            ],
            "facts": told.facts_json(),
            "alerts": [alert.as_json() for alert in alerts(told)],
            "particulars": as_json(told.details, told.item, base),
            "items": [
                {
                    "code": one.item.code,
                    "name": one.item.name,
                    "facts": {
                        line.fact: {"value": line.value, "words": line.words} for line in one.lines
                    },
                    "particulars": as_json(one.details, one.item, base),
                }
                for one in told.further
            ],
            "sections": [section.model_dump() for section in guide.sections],
            "lacks": [element.value for element in guide.lacks],
            "origin": guide.origin.model_dump(include={"source", "source_id"})
            if guide.origin
            else None,
            **shape,
        },
    }
    if attachments:
        found["attachments"] = attachments
    return found


def stamp(moment: datetime) -> str:
    """Return RFC 3339 in local time."""
    return moment.astimezone(_LOCAL).isoformat(timespec="seconds")


def _attachments(told: Told) -> list[dict[str, Any]]:
    found = []
    video = told.guide.video
    if video is not None:
        found.append(
            {
                **_attachment(told, video.media, video.title),
                "duration_in_seconds": round(video.duration / 1000),
            }
        )
    for material in told.materials:
        for media, what in ((material.blank, _("空白表格")), (material.sample, _("样表"))):
            if media is not None:
                found.append(_attachment(told, media, f"{material.name} {what}"))
    files = [one for detail in told.details for one in detail.said if one.file]
    return found + [_attachment(told, one.file, one.label) for one in files if one.file]


def _attachment(told: Told, media: Media, title: str) -> dict[str, Any]:
    return {
        "url": told.media(media.path),
        "mime_type": media.type,
        "title": title,
        "size_in_bytes": media.size,
    }
