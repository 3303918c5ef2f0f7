"""Drafts as each channel would show them, beside the form in which they are written.

Models may not know the channels: what is registered here is what `guides.models.previewed` serves.
A draft that cannot be assembled yet is answered with the reason, never with a fault.
"""

import functools
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from . import published
from .admin import touched
from .admin.refusals import REFUSALS, reasons
from .assemble import guide_of, hall_of, item_of, items_with_relations, locale_of, note_of
from .channels import hotline, kiosk, mobile, web, window
from .content import Guide, Payload, Record, Snapshot, digest
from .models import Current, GuidePage, Hall, Item
from .models.coded import lent_codes
from .models.previewed import PREVIEWS, Preview
from .publishing import guides_using
from .vocabulary import Access, Action, Edition, Kind

Shown = tuple[Record, Snapshot]
Render = Callable[[HttpRequest, Any], HttpResponse]

_GUIDES_OF_A_HALL = 50


def connect() -> None:
    """Register every preview; called once, when the app is ready."""
    PREVIEWS[GuidePage] = _named(
        Preview("plain", _("网页：白话版"), _edition(Edition.PLAIN)),
        Preview("pictured", _("网页：图例版"), _edition(Edition.PICTURED)),
        Preview("video", _("网页：视频版"), _edition(Edition.VIDEO)),
        Preview("kiosk", _("大厅终端"), _safe(_kiosk)),
        Preview("window", _("窗口"), _safe(_window)),
        Preview("hotline", _("热线（数据）"), _entry(hotline)),
        Preview("mobile", _("小程序（数据）"), _entry(mobile)),
        Preview("feed", _("网页订阅（数据）"), _entry(web)),
    )
    changes = Preview("touched", _("会更新哪些指南"), _safe(touched.preview))
    PREVIEWS[Item] = _named(
        Preview("guide", _("用到它的指南"), _safe(_guide_of_item)),
        Preview("item", _("事项页"), _safe(_item)),
        changes,
    )
    PREVIEWS[Hall] = _named(Preview("hall", _("大厅页"), _safe(_hall)), changes)


def _named(*several: Preview) -> dict[str, Preview]:
    return {one.name: one for one in several}


def _safe(show: Render) -> Render:
    """Answer with what is missing where a draft cannot be shown yet."""

    @functools.wraps(show)
    def shown(request: HttpRequest, draft: Any) -> HttpResponse:
        try:
            return show(request, draft)
        except REFUSALS as refusal:
            context = {"reasons": reasons(refusal)}
        except LookupError as error:
            context = {"reasons": [str(error)]}
        return render(request, "guides_admin/preview_missing.html", context)

    return shown


def _edition(edition: Edition) -> Render:
    @_safe
    def show(request: HttpRequest, page: GuidePage) -> HttpResponse:
        record, snapshot = _guide(page)
        return HttpResponse(web.guide(record, snapshot, edition, record.locale, settings.BASE_URL))

    return show


def _entry(channel: Any) -> Render:
    @_safe
    def show(request: HttpRequest, page: GuidePage) -> HttpResponse:
        record, snapshot = _guide(page)
        entry = channel.entry(record, snapshot, settings.BASE_URL, record.locale)
        text = json.dumps(entry, ensure_ascii=False, indent=2)
        return render(request, "guides_admin/preview_data.html", {"text": text})

    return show


def _kiosk(request: HttpRequest, page: GuidePage) -> HttpResponse:
    record, snapshot = _guide(page)
    screens = [
        kiosk.guide(record, snapshot, number, record.locale, settings.BASE_URL)
        for number in range(len(record.payload.steps) + 1)
    ]
    return render(request, "guides_admin/preview_screens.html", {"screens": screens})


def _window(request: HttpRequest, page: GuidePage) -> HttpResponse:
    record, snapshot = _guide(page)
    with lent_codes([page]):
        note = note_of(page)
    return HttpResponse(window.page(record, snapshot, note, record.locale, settings.BASE_URL))


def _guide(page: GuidePage) -> Shown:
    with lent_codes([page]):
        return _shown(guide_of(page), page)


def _guide_of_item(request: HttpRequest, item: Item) -> HttpResponse:
    """Show the first guide that explains an item, with the facts as they are in the draft."""
    pages = GuidePage.objects.filter(pk__in=guides_using([item.pk]) if item.pk else [])
    page = pages.order_by("guide_items__sort_order", "pk").first()
    if page is None:
        told = [_now("还没有发布的指南用到这个事项，请看“事项页”。")]
        return render(request, "guides_admin/preview_missing.html", {"reasons": told})
    models = items_with_relations(one.item_id for one in page.guide_items.all())
    guide: Guide = guide_of(page, [item if one.pk == item.pk else one for one in models])
    record, snapshot = _shown(guide, page)
    return HttpResponse(
        web.guide(record, snapshot, Edition.PLAIN, record.locale, settings.BASE_URL)
    )


def _item(request: HttpRequest, item: Item) -> HttpResponse:
    with lent_codes([item]):
        record, snapshot = _shown(item_of(item), item)
    return HttpResponse(web.item(record, snapshot, record.locale, settings.BASE_URL))


def _hall(request: HttpRequest, hall: Hall) -> HttpResponse:
    with lent_codes([hall, *hall.windows.all()]):
        payload = hall_of(hall)
    found = published.listing(
        Kind.GUIDE, payload.locale, facets={"hall": payload.code}, limit=_GUIDES_OF_A_HALL
    )
    record, snapshot = _shown(payload, hall, *(one.payload for one in found.records))
    return HttpResponse(web.hall(record, snapshot, found.records, record.locale, settings.BASE_URL))


def _shown(payload: Payload, instance: Any, *others: Payload) -> Shown:
    """Return a draft's payload as the row it would become, with what is public around it."""
    known = Current.objects.filter(kind=payload.kind, code=payload.code)
    revision = max(known.values_list("revision", flat=True), default=0) + 1
    now = timezone.now()
    record = Record.model_construct(
        sequence=published.head() + 1,
        kind=payload.kind,
        code=payload.code,
        locale=locale_of(instance),
        revision=revision,
        action=Action.PUBLISH,
        audience=Access.PUBLIC,
        digest=digest(payload.canonical()),
        effective_from=now,
        recorded_at=now,
        source_revision=None,
        behind=False,
        change_note=instance.change_note,
        payload=payload,
    )
    return record, published.snapshot([payload, *others], record.locale)
