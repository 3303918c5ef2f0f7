"""What each window of a hall would have: a placement; all but its name and window is asked once."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import Script, modelform_factory
from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from guides.models import Hall, Placement, Window
from guides.vocabulary import Hanging, PlacementTarget

# What all of them have in common.
_FIELDS = (
    "hall",
    "target_kind",
    "guide",
    "edition",
    "life_event",
    "target_hall",
    "topic",
    "hangs_as",
    "distance",
    "printed_at",
)


@dataclass(frozen=True)
class Wanted:
    """A window with the placement it would have; `there` hangs already, `wrong` says why not."""

    window: Window
    placement: Placement
    there: Placement | None = None
    wrong: str = ""

    @property
    def is_new(self) -> bool:
        return self.there is None and not self.wrong


class EveryWindowForm(WagtailAdminModelForm):
    """A placement without a name and a window."""

    class Media:
        js = [Script("admin_guides/target.js", type="module")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hall"].required = True
        self.fields["hangs_as"].initial = Hanging.WINDOW

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        hall = given.get("hall")
        if hall is not None and not hall.windows.exists():
            told = _("“{name}”没有窗口。请先在大厅里加上窗口，或者一处一处地做。")
            self.add_error("hall", told.format(name=hall))
        return given

    def wanted(self) -> list[Wanted]:
        """Return what each window of the hall would have, in the order of the windows."""
        hall = self.cleaned_data["hall"]
        hanging = {one.window_id: one for one in _like(self.instance, hall)}
        return [self._of(window, hanging) for window in hall.windows.all()]

    def _of(self, window: Window, hanging: dict[int | None, Placement]) -> Wanted:
        common = {name: self.cleaned_data[name] for name in _FIELDS}
        placement = Placement(**common, window=window)
        placement.name = _name(placement)
        if window.pk in hanging:
            return Wanted(window, placement, hanging[window.pk])
        try:
            placement.full_clean(exclude=["code"])
        except ValidationError as error:
            return Wanted(window, placement, wrong=" ".join(error.messages))
        return Wanted(window, placement)


@cache
def form_class() -> Any:
    """Return the form with Wagtail's choosers, which are there when all apps are."""
    return modelform_factory(Placement, EveryWindowForm, _FIELDS)


def _like(placement: Placement, hall: Hall) -> QuerySet[Placement]:
    """Return what hangs at windows of a hall and leads to the same."""
    found = Placement.objects.filter(down_reason="", window__hall=hall, hall=hall)
    found = found.filter(target_kind=placement.target_kind)
    if placement.target_kind == PlacementTarget.GUIDE:
        found = found.filter(edition=placement.edition)
    return found.filter(**{placement.target_field: placement.target}).order_by("-pk")


def _name(placement: Placement) -> str:
    window = placement.window
    number = window.number if window else ""
    what = Hanging(placement.hangs_as).label
    name = _("{window} {what}：{target}")
    longest = Placement._meta.get_field("name").max_length or 0
    target = (
        PlacementTarget.RATING.label
        if placement.target_kind == PlacementTarget.RATING
        else placement.target
    )
    return name.format(window=number, what=what, target=target)[:longest]
