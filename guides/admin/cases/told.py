"""A case as lists and its page tell it: what it is about, its clock, its words as far as may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from guides.assemble import language_of
from guides.channels import addresses
from guides.masked import masked
from guides.models import Case, GuidePage, Hall, Placement, Window
from guides.ratings.due import DAYS, WorkingDays, working_days
from guides.ratings.erasing import FEWEST
from guides.vocabulary import CaseState, Kind, Locale, RatingLevel

_HANS = {"locale__language_code": language_of(Locale.HANS)}


@dataclass(frozen=True)
class Names:
    """What the codes of cases stand for: guides, halls, windows and placements by their codes."""

    guides: dict[str, GuidePage]
    halls: dict[str, str]
    windows: dict[str, str]
    placements: dict[str, str]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> "Names":
        """Return the names for several cases, in four queries."""
        several = [case.about for case in cases]
        codes = {one.code for one in several}
        windows = {getattr(one, "window", "") for one in several}
        placements = {getattr(one, "placement", "") for one in several}
        pages = GuidePage.objects.filter(code__in=codes, **_HANS).only("title", "code")
        halls = Hall.objects.filter(code__in=codes, **_HANS)
        numbers = Window.objects.filter(code__in=windows - {""})
        hung = Placement.objects.filter(code__in=placements - {""})
        return cls(
            {page.code: page for page in pages},
            dict(halls.values_list("code", "name")),
            dict(numbers.values_list("code", "number")),
            dict(hung.values_list("code", "name")),
        )


@dataclass(frozen=True)
class ToldCase:
    """`answers` tells whether its reader answers it, and so may read numbers in its words."""

    case: Case
    names: Names
    days: WorkingDays
    answers: bool
    today: date

    @property
    def pk(self) -> int:
        return int(self.case.pk)

    @property
    def href(self) -> str:
        return reverse("cases:page", args=[self.pk])

    @property
    def kind(self) -> str:
        """How content somebody was, or that it is a remark."""
        rating = self.case.rating
        return str(RatingLevel(rating.level).label) if rating else _("没看懂")

    @property
    def thing(self) -> str:
        """The guide's or the hall's name, with the window or the part."""
        about, names = self.case.about, self.names
        page = names.guides.get(about.code)
        name = page.title if page else names.halls.get(about.code, about.code)
        window = names.windows.get(getattr(about, "window", ""))
        if window:
            return _("{hall} {number} 窗口").format(hall=name, number=window)
        part = getattr(about, "part_name", "")
        return _("{name} · {part}").format(name=name, part=part) if part else name

    @property
    def words(self) -> str:
        return self.case.about.words if self.answers else masked(self.case.about.words, FEWEST)

    @property
    def answer(self) -> str:
        return self.case.answer if self.answers else masked(self.case.answer, FEWEST)

    @property
    def is_masked(self) -> bool:
        return self.words != self.case.about.words

    @property
    def is_overdue(self) -> bool:
        return self.case.is_overdue(self.today)

    @property
    def clock(self) -> str:
        """Which day of the fifteen it is, or by how many it is late."""
        case = self.case
        if case.ended_at and case.state == CaseState.ENDED:
            day = timezone.localdate(case.ended_at)
            used = self.days.between(case.opened_on, day)
            return _("用了 {days} 个工作日").format(days=used)
        if self.is_overdue:
            late = self.days.between(case.due_on, self.today)
            return _("逾期 {days} 个工作日").format(days=late)
        used = self.days.between(case.opened_on, self.today)
        return _("第 {day} 天，共 {days} 天").format(day=used, days=DAYS)

    @cached_property
    def public(self) -> str:
        """Where readers read what it is about, at the part that was meant."""
        about = self.case.about
        locale = Locale(about.locale)
        if about.code in self.names.halls:
            return addresses.thing(Kind.HALL, about.code, locale)
        edition = getattr(about, "edition", None)
        address = addresses.thing(Kind.GUIDE, about.code, locale, edition)
        part = getattr(about, "part", "")
        return f"{address}#{part}" if part else address

    @property
    def edit(self) -> str:
        """Where the guide is edited, empty where there is none."""
        page = self.names.guides.get(self.case.about.code)
        return reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else ""

    @property
    def placement(self) -> str:
        return self.names.placements.get(getattr(self.case.about, "placement", ""), "")


def told(cases: Iterable[Case], answered: Iterable[int]) -> list[ToldCase]:
    """Return cases as somebody reads them who answers those with some keys."""
    several, keys = list(cases), set(answered)
    names, days, today = Names.of(several), working_days(), timezone.localdate()
    return [ToldCase(one, names, days, one.pk in keys, today) for one in several]
