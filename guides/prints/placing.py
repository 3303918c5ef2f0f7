"""The placement whose code stands on a sheet: the one that hangs there already, else a new one."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guides.assemble import language_of
from guides.models import GuidePage, Hall, LifeEvent, Placement, Window
from guides.vocabulary import Hanging, Kind, Locale, PlacementTarget, SheetKind

from .sheets import Unprintable
from .wanted import Part

HANGS_AS = {
    SheetKind.POSTER: Hanging.POSTER,
    SheetKind.BOARD: Hanging.POSTER,
    SheetKind.CHART: Hanging.POSTER,
    SheetKind.TENT: Hanging.DESK,
    SheetKind.CARD: Hanging.CARD,
    SheetKind.WINDOW: Hanging.WINDOW,
    SheetKind.NOTICE: Hanging.NOTICE,
    SheetKind.BOOKLET: Hanging.BOOKLET,
}
_TARGETS = {
    Kind.HALL: (PlacementTarget.HALL, "target_hall", Hall),
    Kind.GUIDE: (PlacementTarget.GUIDE, "guide", GuidePage),
    Kind.LIFE_EVENT: (PlacementTarget.LIFE_EVENT, "life_event", LifeEvent),
}


def placed(part: Part, sheet: SheetKind, hall: str, distance: int, *, anew: bool) -> Part:
    """Return a part with the placement of its code, made where none hangs there or `anew`.

    `distance` is in cm. What has no page that a code could lead to stays without one. Raises
    Unprintable where a placement is refused.
    """
    if part.kind not in _TARGETS:
        return part
    kind, field, model = _TARGETS[part.kind]
    where = {
        "target_kind": kind,
        "hall": _hall(hall),
        "window": _window(hall, part.window),
        "hangs_as": HANGS_AS[sheet],
    }
    if not anew:
        hanging = Placement.objects.filter(
            **where, **{f"{field}__code": part.code}, edition="plain", down_reason=""
        )
        if known := hanging.order_by("pk").first():
            return replace(part, placement=known.code)
    target = _in_hans(model, part.code)
    title = str(where["window"] or target)
    placement = Placement(**where, **{field: target}, distance=distance, name=_name(sheet, title))
    try:
        placement.full_clean()
    except ValidationError as error:
        raise Unprintable("".join(error.messages)) from error
    placement.save()
    return replace(part, placement=placement.code)


def _name(sheet: SheetKind, title: str) -> str:
    return _("{sheet}：{title}").format(sheet=sheet.label, title=title)[:100]


def _hall(code: str) -> Hall | None:
    return _in_hans(Hall, code) if code else None


def _window(hall: str, code: str) -> Window | None:
    if not code:
        return None
    windows = Window.objects.filter(hall__code=hall, code=code)
    return windows.filter(hall__locale__language_code=language_of(Locale.HANS)).first()


def _in_hans(model: Any, code: str) -> Any:
    known = model.objects.filter(code=code)
    if hasattr(model, "locale"):
        known = known.filter(locale__language_code=language_of(Locale.HANS))
    found = known.first()
    if found is None:
        raise Unprintable(_("没有短码是 {code} 的内容。").format(code=code))
    return found
