"""Codes that hang somewhere: saved is public, taken down leads on, and none is ever deleted."""

from datetime import timedelta
from typing import Any

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.forms import Script
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from guides.models import Hall, Placement, Scan, Window
from guides.vocabulary import PlacementTarget

from . import every_window
from .boards.counts import shown
from .lists.choices import HANS, LongSelect, one_of
from .lists.columns import Cell, day
from .wording import WordedForm

_STATES = [("up", _("挂着")), ("down", _("撤下了"))]


class Kept(ModelPermissionPolicy):
    """Nobody deletes one, whatever else they may: its code is on paper."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Any) -> bool:
        return super().user_has_any_permission(user, {*actions} - {"delete"})


register_permission_policy(Placement, Kept(Placement))


class PlacementForm(WordedForm):
    class Media:
        js = [Script("admin_guides/target.js", type="module")]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A window names its hall: without this, each choice would ask for it.
        windows = Window.objects.filter(hall__locale__language_code=HANS)
        self.fields["window"].queryset = windows.select_related("hall").order_by("hall__name")
        hanging = Placement.objects.filter(down_reason="").exclude(pk=self.instance.pk)
        self.fields["successor"].queryset = hanging


def _halls(request: Any) -> QuerySet[Hall]:
    hung = Placement.objects.exclude(hall=None).values("hall")
    return Hall.objects.filter(pk__in=hung).only("name").order_by("name")


class PlacementFilterSet(WagtailFilterSet):
    hall = one_of(_("大厅"), _halls, "by_hall")
    target_kind = django_filters.ChoiceFilter(
        label=_("扫到什么"), choices=PlacementTarget.choices(), empty_label=_("全部")
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=_STATES, method="by_state", empty_label=_("全部")
    )

    class Meta:
        model = Placement
        fields: list[str] = []

    def by_hall(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(hall=value)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        down = {"down_reason": ""}
        return queryset.filter(**down) if value == "up" else queryset.exclude(**down)


def counted(placements: QuerySet) -> QuerySet:
    """Return placements with their scans of the last 7 and 30 days, and the last one's day."""
    scans = Scan.objects.filter(code=OuterRef("code")).order_by().values("code")
    today = timezone.localdate()

    def since(days: int) -> Coalesce:
        first = today - timedelta(days=days - 1)
        times = scans.filter(day__gte=first).annotate(sum=Sum("times")).values("sum")
        return Coalesce(Subquery(times), 0)

    last = Subquery(scans.annotate(last=Max("day")).values("last"))
    return placements.annotate(week=since(7), month=since(30), last=last)


def _target(placement: Placement) -> Any:
    if placement.target_kind == PlacementTarget.RATING:
        return PlacementTarget.RATING.label
    return placement.target


class PlacementIndexView(IndexView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        return [*buttons, every_window.button()] if self.add_url else buttons


class PlacementViewSet(SnippetViewSet):
    model = Placement
    index_view_class = PlacementIndexView
    icon = "thumbtack"
    menu_label = _("张贴处")
    menu_order = 255
    add_to_admin_menu = True
    # A copy would begin with the code of what it was copied from.
    copy_view_enabled = False
    search_backend_name = None
    list_display = [
        "name",
        Cell("target", _("扫到什么"), _target),
        Cell("hall", _("大厅"), lambda one: one.hall),
        Cell("hangs_as", _("是什么"), lambda one: one.get_hangs_as_display()),
        Cell("week", _("7 天"), lambda one: shown(one.week)),
        Cell("month", _("30 天"), lambda one: shown(one.month)),
        Cell("last", _("最近一次"), lambda one: day(one.last)),
    ]
    filterset_class = PlacementFilterSet
    search_fields = ["name", "code", "printed_at"]
    edit_handler = ObjectList(
        [
            FieldPanel(
                "name",
                classname="title",
                help_text=_("挂在哪里，例如：一楼导办台旁的海报。在接口里看得到，不要写内部的话。"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "target_kind",
                        help_text=_("以后可以改：码不变，不用重印。下面只填选中的这一种。"),
                    ),
                    FieldRowPanel([FieldPanel("guide"), FieldPanel("edition")]),
                    FieldPanel("life_event"),
                    FieldPanel("target_hall"),
                    FieldPanel("topic"),
                ],
                heading=_("扫到什么"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "hall",
                        help_text=_("选了大厅，扫码看到的页面先说这个大厅的电话和开门时间。"),
                    ),
                    FieldPanel("window", widget=LongSelect),
                    FieldRowPanel(
                        [
                            FieldPanel("hangs_as"),
                            FieldPanel(
                                "distance",
                                help_text=_(
                                    "20 到 1000；不填就按种类：海报 300，屏幕 200，"
                                    "窗口贴和台卡 100，拿在手里的 30。"
                                ),
                            ),
                        ]
                    ),
                    FieldPanel("printed_at", help_text=_("只有编辑看得到。")),
                ],
                heading=_("挂在哪里"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "down_reason",
                        help_text=_(
                            "写了原因就是撤下。已经印出去的码还扫得到："
                            "换成的那一处，没有就是原来的内容。"
                        ),
                    ),
                    FieldPanel("successor", widget=LongSelect),
                ],
                heading=_("撤下"),
            ),
        ],
        base_form_class=PlacementForm,
    )

    def get_queryset(self, request: Any) -> QuerySet:
        related = ("guide", "life_event", "target_hall", "topic", "hall")
        return counted(Placement.objects.select_related(*related))
