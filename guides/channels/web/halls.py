"""The list of halls, by region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Crumb, Frame, render
from guides.content import Record, Region, Snapshot
from guides.vocabulary import Locale

from .places import HallLine, hall_lines


@dataclass(frozen=True)
class RegionHalls:
    """A region with its halls, or with how many there are and the address of their list."""

    region: Region | None
    halls: list[HallLine]
    count: int
    href: str


@dataclass(frozen=True, kw_only=True)
class HallsContext(Context):
    """`region` is the one whose halls alone are listed; `more` continues that list."""

    template: ClassVar = "pages/halls.html"

    groups: list[RegionHalls]
    region: Region | None
    total: int
    more: str | None


def halls(
    snapshot: Snapshot,
    groups: Sequence[tuple[Region | None, Sequence[Record], int]],
    total: int,
    locale: Locale,
    base: str,
    region: Region | None = None,
    more: str | None = None,
) -> str:
    """Return the page of halls; each group is a region, its halls (or none), and their number."""
    path = addresses.halls(Locale.HANS)
    with override(locale.value.lower()):
        title, description = _("办事大厅"), _("各个办事大厅的地址、开门时间和电话，按区划排。")
    crumbs = [Crumb(title, addresses.halls(locale), locale)] if region else []
    address = addresses.halls(Locale.HANS, region=region.code) if region else path
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=path,
        title=region.name if region else title,
        title_in=region.locale if region else None,
        description=description,
        crumbs=crumbs,
        query=address.removeprefix(path),
    )
    context = HallsContext(
        groups=[
            RegionHalls(
                one,
                hall_lines(several, {}, locale),
                count,
                addresses.halls(locale, region=one.code) if one else "",
            )
            for one, several, count in groups
        ],
        region=region,
        total=total,
        more=more,
    )
    return render(frame, context)
