"""为每个窗口各做一个: one placement for each window of a hall, seen before they are made, taken
down again within ten minutes, and all their symbols in one file."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import Script, modelform_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button

from guides import ledger
from guides.models import Hall, Placement, Window
from guides.vocabulary import Hanging, PlacementTarget

from .symbols import drawn

# Seconds in which what was made by mistake is taken down by one press.
UNDO = 600
_SALT = "every-window"
_LIST = "wagtailsnippets_guides_placement:list"


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
            told = _now("“{name}”没有窗口。请先在大厅里加上窗口，或者一处一处地做。")
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
def _form() -> Any:
    """Return the form with Wagtail's choosers, which are there when all apps are."""
    return modelform_factory(Placement, EveryWindowForm, _FIELDS)


class Permitted:
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("guides.add_placement"):
            raise PermissionDenied
        found: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return found


class EveryWindowView(Permitted, WagtailAdminTemplateMixin, TemplateView):
    """The form; what would be made; and, pressed once more, the making."""

    template_name = "guides_admin/placements/every_window.html"
    page_title = _("为每个窗口各做一个")
    header_icon = "thumbtack"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(_LIST), "label": _("张贴处")},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def form(self) -> EveryWindowForm:
        return _form()(self.request.POST or None, for_user=self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.form.wanted() if self.form.is_bound and self.form.is_valid() else []
        new = sum(one.is_new for one in wanted)
        return super().get_context_data(form=self.form, wanted=wanted, new=new, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "make" not in request.POST or not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        new = [one.placement for one in self.form.wanted() if one.is_new]
        if not new:
            return self.get(request, *args, **kwargs)
        with ledger.transaction():
            for placement in new:
                placement.save()
        return redirect("guides_every_window_made", batch_of(new))


class BatchView(Permitted, WagtailAdminTemplateMixin, TemplateView):
    """What was made, its symbols, and the button that takes it down again."""

    template_name = "guides_admin/placements/made.html"
    page_title = _("做好了")
    header_icon = "thumbtack"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(_LIST), "label": _("张贴处")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        batch = self.kwargs["batch"]
        made = list(_batch(batch))
        undoable = _is_fresh(batch) and any(one.live for one in made)
        return super().get_context_data(made=made, undoable=undoable, **kwargs)

    def post(self, request: HttpRequest, batch: str) -> HttpResponse:
        """Take down what was made, while it is fresh."""
        if not _is_fresh(batch):
            told = _now("过了 10 分钟，不能一次撤下了。请一处一处地撤下。")
            messages.error(request, told)
            return redirect("guides_every_window_made", batch)
        with ledger.transaction():
            hanging = [one for one in _batch(batch) if one.live]
            for placement in hanging:
                placement.down_reason = _now("刚做好就撤下了")
                placement.save()
        told = _now("撤下了 {count} 处。已经印出去的码还扫得到原来的内容。")
        messages.success(request, told.format(count=len(hanging)))
        return redirect(_LIST)


class SymbolsView(Permitted, View):
    """All symbols that were made at once, each by the name of its window, as one ZIP."""

    def get(self, request: HttpRequest, batch: str, suffix: str) -> HttpResponse:
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for placement in _batch(batch):
                window = _plain(placement.window.number) if placement.window else ""
                archive.writestr(f"{window}-{placement.code}.{suffix}", drawn(placement, suffix))
        response = HttpResponse(file.getvalue(), content_type="application/zip")
        response.headers["Content-Disposition"] = f'attachment; filename="symbols-{suffix}.zip"'
        return response


def urls() -> list[Any]:
    made = "placements/every-window/<str:batch>/"
    return [
        path("placements/every-window/", EveryWindowView.as_view(), name="guides_every_window"),
        path(made, BatchView.as_view(), name="guides_every_window_made"),
        re_path(
            r"^placements/every-window/(?P<batch>[^/]+)/symbols\.(?P<suffix>svg|png)\.zip$",
            SymbolsView.as_view(),
            name="guides_every_window_symbols",
        ),
    ]


def button() -> Button:
    return Button(_("为每个窗口各做一个"), reverse("guides_every_window"), icon_name="copy")


def batch_of(made: Iterable[Placement]) -> str:
    """Return what was made at once as a word for addresses, signed and with its time."""
    return signing.dumps([one.pk for one in made], salt=_SALT, compress=True)


def _batch(batch: str) -> QuerySet[Placement]:
    """Return what was made at once; raises Http404 for what we did not sign."""
    try:
        keys = signing.loads(batch, salt=_SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    return Placement.objects.filter(pk__in=keys).select_related("window", "hall").order_by("pk")


def _is_fresh(batch: str) -> bool:
    try:
        signing.loads(batch, salt=_SALT, max_age=UNDO)
    except signing.BadSignature:
        return False
    return True


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
    name = _now("{window} {what}：{target}")
    longest = Placement._meta.get_field("name").max_length or 0
    target = (
        PlacementTarget.RATING.label
        if placement.target_kind == PlacementTarget.RATING
        else placement.target
    )
    return name.format(window=number, what=what, target=target)[:longest]


def _plain(name: str) -> str:
    """Return a name as a file may have it everywhere."""
    return "".join(one if one.isalnum() else "_" for one in name)
