"""放假安排 under settings, a year at a time, and a word on the home screen where one is missing."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet

from guides.models import CalendarYear

# The State Council tells the coming year's days off in November.
_TOLD_IN = 11


class CalendarYearViewSet(ModelViewSet):
    model = CalendarYear
    name = "calendar_years"
    icon = "date"
    menu_label = _("放假安排")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["year", "rests", "worked"]
    edit_handler = ObjectList([FieldPanel("year"), FieldPanel("notice")])


class MissingYears(Component):
    """Tells which year's days off are to be entered, and where."""

    name = "missing_years"
    template_name = "guides_admin/missing_years.html"
    order = 50

    def __init__(self, years: list[int]) -> None:
        self.years = years

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"years": self.years, "href": reverse("calendar_years:add")}


def missing_years() -> list[int]:
    """Return this year and, from November on, the next, as far as they have no days off yet."""
    today = timezone.localdate()
    wanted = [today.year, *([today.year + 1] if today.month >= _TOLD_IN else [])]
    known = set(CalendarYear.objects.filter(year__in=wanted).values_list("year", flat=True))
    return [year for year in wanted if year not in known]


def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Add the word to the home screen of those who can mend it."""
    if request.user.has_perm("guides.add_calendaryear") and (years := missing_years()):
        panels.append(MissingYears(years))
