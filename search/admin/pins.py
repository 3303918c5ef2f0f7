"""置顶结果: guides that come first for a question, until a day."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from guides.admin.lists.columns import Cell, day
from search.finding.pinning import bare
from search.models import PinnedResult

DAYS, MOST_DAYS = 30, 366


class PinForm(WagtailAdminModelForm):
    def clean_question(self) -> str:
        question = " ".join(self.cleaned_data["question"].split())
        if not bare(question):
            raise ValidationError(_("只有标点，没有字。请写群众会搜的词。"))
        return question

    def clean_ends_on(self) -> Any:
        day, today = self.cleaned_data["ends_on"], timezone.localdate()
        if "ends_on" in self.changed_data and day < today:
            raise ValidationError(_("这一天已经过了。请选今天或者以后。"))
        if day > today + timedelta(days=MOST_DAYS):
            raise ValidationError(_("最长一年，到时候要留着可以再延。"))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        page, question = cleaned.get("page"), cleaned.get("question")
        if page and not page.live:
            self.add_error("page", _("这份指南没有发布，读者看不到。请选已发布的。"))
        if page and question:
            others = PinnedResult.objects.filter(page=page).exclude(pk=self.instance.pk)
            if any(bare(one.question) == bare(question) for one in others):
                told = _("这份指南已经为这个词置顶了，在列表里改它的日期就行。")
                self.add_error("question", told)
        return cleaned


class PinCreateView(CreateView):
    def get_initial_form_instance(self) -> PinnedResult:
        ends_on = timezone.localdate() + timedelta(days=DAYS)
        question = self.request.GET.get("question", "")[:60]
        return PinnedResult(question=question, ends_on=ends_on, created_by=self.request.user)

    def get_success_message(self, instance: PinnedResult) -> str:
        return _saved(instance)


class PinEditView(EditView):
    def get_success_message(self) -> str:
        return _saved(self.object)


class PinList(IndexView):
    add_item_label = _("加置顶结果")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("question"),
            Column("page", label=_("指南"), accessor=lambda row: row.page.title),
            Cell("ends_on", _("置顶到"), lambda row: day(row.ends_on), sort_key="ends_on"),
            StatusTagColumn(
                "state", label=_("状态"), accessor=_state, primary=lambda row: _holds(row)
            ),
            Column("reason", label=_("为什么置顶")),
            Column("by", label=_("谁加的"), accessor=lambda row: row.created_by or ""),
        ]

    def get_base_queryset(self) -> Any:
        return PinnedResult.objects.select_related("page", "created_by")


class PinViewSet(ModelViewSet):
    model = PinnedResult
    name = "pinned_results"
    url_prefix = "search/pinned"
    icon = "thumbtack"
    menu_label = _("置顶结果")
    index_view_class = PinList
    add_view_class = PinCreateView
    edit_view_class = PinEditView
    copy_view_enabled = False
    search_fields = ["question", "page__title"]
    ordering = ["-ends_on", "question"]
    index_results_template_name = "search_admin/pins_results.html"
    edit_handler = ObjectList(
        [
            FieldPanel("question"),
            FieldPanel("page"),
            FieldPanel("ends_on"),
            FieldPanel("reason"),
        ],
        base_form_class=PinForm,
    )


def _saved(row: PinnedResult) -> str:
    told = _now("“{question}”会先出“{page}”，到 {day} 为止。")
    return told.format(question=row.question, page=row.page.title, day=row.ends_on)


def _holds(row: PinnedResult) -> bool:
    return bool(row.ends_on >= timezone.localdate()) and row.page.live


def _state(row: PinnedResult) -> Any:
    if row.ends_on < timezone.localdate():
        return _("已到期")
    return _("在置顶") if row.page.live else _("指南已撤回")
