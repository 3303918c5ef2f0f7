"""The newest guides as an Atom feed (RFC 4287), from the entries of the fullest JSON feed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.content import Site
from guides.vocabulary import Locale

from . import addresses


def atom(entries: Sequence[dict[str, Any]], site: Site, base: str, locale: Locale) -> bytes:
    """Return a feed of entries as `feed.item` makes them, newest first."""
    with override(locale.value.lower()):
        title = _("{site}：办事指南").format(site=site.name)
        subtitle = _("新发布和改过的办事指南。")
    feed = Atom1Feed(
        title=title,
        subtitle=subtitle,
        link=base + addresses.home(locale),
        feed_url=base + addresses.atom(locale),
        description=subtitle,
        language=locale.value,
        author_name=site.owner or site.name,
    )
    for entry in entries:
        feed.add_item(
            title=entry["title"],
            link=entry["url"],
            unique_id=entry["id"],
            description=entry["summary"],
            pubdate=datetime.fromisoformat(entry["date_published"]),
            updateddate=datetime.fromisoformat(entry["date_modified"]),
            categories=entry["tags"],
            enclosures=[
                Enclosure(one["url"], str(one["size_in_bytes"]), one["mime_type"])
                for one in entry.get("attachments", ())
            ],
        )
    return feed.writeString("utf-8").encode()
