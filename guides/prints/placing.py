"""The placement whose code stands on a sheet: the one that hangs there already, else a new one."""

from dataclasses import dataclass, replace
from functools import cached_property
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


@dataclass(frozen=True)
class Place:
    """Where the sheets of an order come to hang; `distance` is in cm.

    `anew` makes a placement though one hangs there already.
    """

    sheet: SheetKind
    hall: Hall | None
    distance: int
    anew: bool

    def part(self, part: Part) -> Part:
        """Return a part with the placement of its code.

        What has no page that a code could lead to stays without one. Raises Unprintable where a
        placement is refused.
        """
        if part.kind not in _TARGETS:
            return part
        kind, field, model = _TARGETS[part.kind]
        where = {
            "target_kind": kind,
            "hall": self.hall,
            "window": self.windows.get(part.window),
            "hangs_as": HANGS_AS[self.sheet],
        }
        known = None if self.anew else _hanging(where, field, part.code)
        code = known or self._made(where, field, in_hans(model, part.code))
        return replace(part, placement=code)

    @cached_property
    def windows(self) -> dict[str, Window]:
        """The windows of the hall by their codes."""
        return {one.code: one for one in self.hall.windows.all()} if self.hall else {}

    def _made(self, where: dict[str, Any], field: str, target: Any) -> str:
        title = str(where["window"] or target)
        name = _("{sheet}：{title}").format(sheet=self.sheet.label, title=title)[:100]
        placement = Placement(**where, **{field: target}, distance=self.distance, name=name)
        try:
            placement.full_clean()
        except ValidationError as error:
            raise Unprintable("".join(error.messages)) from error
        placement.save()
        return placement.code


def in_hans(model: Any, code: str) -> Any:
    """Return a thing as it is written in Simplified Chinese, by its code; raises Unprintable."""
    found = model.objects.filter(code=code, locale__language_code=language_of(Locale.HANS)).first()
    if found is None:
        raise Unprintable(_("没有短码是 {code} 的内容。").format(code=code))
    return found


def _hanging(where: dict[str, Any], field: str, code: str) -> str | None:
    hanging = Placement.objects.filter(
        **where, **{f"{field}__code": code}, edition="plain", down_reason=""
    )
    return hanging.order_by("pk").values_list("code", flat=True).first()
