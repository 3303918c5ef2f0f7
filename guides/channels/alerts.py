"""What a reader must know before anything else: an item that is stopped, a guide that is not whole.

A pure function of what is published, so that a page says the same whenever it is rendered: no
date is compared with today.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.content import Guide, Item
from guides.vocabulary import Fact, ItemStatus, Locale

from .particulars import language_of
from .told import Told

# Longer than this, what stands for a phone is a sentence.
_PHONE = 30


class About(StrEnum):
    """What an alert is about."""

    STATUS = "status"
    ORIGIN = "origin"


@dataclass(frozen=True)
class Alert:
    """A sentence or two under a `name`; `subject` is the item's name where there are several."""

    about: About
    text: str
    name: str = ""
    item: str = ""
    subject: str = ""
    locale: Locale = Locale.HANS

    @property
    def key(self) -> str:
        """What tells a guide's alerts apart."""
        return f"{self.about}@{self.item}" if self.item else str(self.about)

    def as_json(self) -> dict[str, Any]:
        return {
            "about": self.about.value,
            "item": self.item or None,
            "subject": self.subject,
            "text": self.text,
        }


def alerts(told: Told) -> list[Alert]:
    """Return what stands above all else, the gravest first."""
    with override(told.record.locale.value.lower()):
        found = [_stopped(told, item) for item in told.stopped]
        origin = _origin(told.record.payload)
        return found + ([Alert(About.ORIGIN, origin)] if origin else [])


def stopped_name(told: Told) -> str:
    """Return what a list says of a thing whose main item is stopped, else nothing."""
    if told.item not in told.stopped:
        return ""
    with override(told.record.locale.value.lower()):
        return _stopped(told, told.item).name


def phone(told: Told) -> str:
    """Return the number to ask: the item's, or the site's where that is a sentence."""
    known = told.facts.get(Fact.PHONE)
    number = known.value if known else ""
    return number if number and len(number) <= _PHONE else told.snapshot.site.phone


def _stopped(told: Told, item: Item) -> Alert:
    suspended = item.particulars is not None and item.particulars.status == ItemStatus.SUSPENDED
    name = _("暂停办理") if suspended else _("已经取消")
    if suspended:
        text = _("这件事现在暂停办理。先别来，请打 {phone} 问清楚什么时候恢复。")
    else:
        text = _("这件事已经取消，不再办理。已经交了材料的，请打 {phone} 问。")
    return Alert(
        About.STATUS,
        text.format(phone=phone(told)),
        name,
        item.code,
        item.name if len(told.items) > 1 else "",
        language_of(item.name, told.record.locale),
    )


def _origin(payload: Any) -> str:
    if not isinstance(payload, Guide) or payload.origin is None or not payload.origin.sections:
        return ""
    if not payload.lacks:
        return _("本指南来自旧系统，内容还在核对。")
    elements = _("、").join(str(one.label) for one in payload.lacks)
    return _("本指南来自旧系统，尚缺：{elements}。").format(elements=elements)
