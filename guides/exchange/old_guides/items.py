"""The item that an old guide is about: the catalogue's, if it is certain which, else its own."""

import re
from typing import Any

from django.utils.translation import gettext as _

from guides.models import GuidePage, Item

from .guide import OldGuide
from .mapping import GuideMapping

_GUIDE = re.compile(r"的?(?:办事|服务|办理|申请|业务)?指南$")


def item_of(
    guide: OldGuide,
    mapping: GuideMapping,
    source: str,
    page: GuidePage | None,
    region: int | None,
    locale: Any,
    called: str = "",
) -> tuple[Item | None, str]:
    """Return the item a guide is tied to (None where it needs its own), and what to tell of it.

    A page that is there keeps its item. Else it is the item that the record names, else the only
    one of the same name in the region; `called` is a name that one of the guide's labels gives.
    """
    items = Item.objects.filter(locale=locale)
    named = None
    if guide.item_id and mapping.items:
        named = items.filter(source=mapping.items, source_id=guide.item_id).first()
    tied = page.guide_items.first() if page is not None else None
    if tied is not None:
        return tied.item, _moved(tied.item, named)
    if named is not None:
        return named, ""
    told = ""
    if guide.item_id and mapping.items:
        told = _("事项目录（{items}）里没有编号 {id}").format(items=mapping.items, id=guide.item_id)
    names = {guide.name, called, _GUIDE.sub("", guide.name)} - {""}
    alike = items.filter(name__in=names).exclude(source=source)
    if region is not None:
        alike = alike.filter(region=region)
    found = list(alike.order_by("pk")[:2])
    if len(found) == 1:
        return found[0], told
    if found:
        more = _("同名的事项不止一个，没有认定是哪个，另建了一个")
        told = _("；").join(filter(None, (told, more)))
    return items.filter(source=source, source_id=guide.source_id).first(), told


def new_item(
    guide: OldGuide, source: str, region: int | None, locale: Any, called: str = ""
) -> Item:
    """Return an item of the guide's own, unsaved."""
    return Item(
        source=source,
        source_id=guide.source_id,
        name=(called or guide.name)[: _longest()],
        region_id=region,
        locale=locale,
        live=False,
    )


def _moved(tied: Item, named: Item | None) -> str:
    if named is None or named.pk == tied.pk:
        return ""
    message = _("来源说是事项“{named}”，页面用的是“{tied}”，没有改；要换的请在页面里改")
    return message.format(named=named, tied=tied)


def _longest() -> int:
    return int(Item._meta.get_field("name").max_length or 0)
