"""A question that found nothing becomes an everyday name of the item that it is about."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from guides.admin.refusals import REFUSALS, reasons
from guides.models import EverydayName, Item
from search.models import UnansweredQuestion
from search.understanding import understand, word_tables
from search.wording import fault_of_everyday
from search.words import fold

INDEX = "unanswered:index"


class EverydayForm(forms.Form):
    name = forms.CharField(
        label=_("日常用语"),
        help_text=_("从问题里留下指那件事的词，别的去掉。以后这样问，就先找到这个事项。"),
        error_messages={"required": _("请写一个词。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = forms.ModelChoiceField(
            label=_("是哪个事项的"),
            queryset=Item.objects.filter(locale__language_code="zh-hans"),
            widget=Item.snippet_viewset.chooser_viewset.widget_class(),
            error_messages={"required": _("请选一个事项。")},
        )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        fault = fault_of_everyday(name)
        if fault:
            raise ValidationError(fault)
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        name, item = cleaned.get("name"), cleaned.get("item")
        if not name or not item:
            return cleaned
        draft = item.get_latest_revision_as_object()
        if fold(name) in {fold(one.name) for one in draft.everyday_names.all()}:
            self.add_error("name", _("这个事项已经有这个日常用语了。"))
        elif fold(name) == fold(draft.name):
            self.add_error("name", _("这就是事项的名称，不用再写。"))
        return cleaned


class EverydayView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = Item
    permission_required = "change"
    template_name = "search_admin/everyday.html"
    page_title = _("加为日常用语")
    header_icon = "tag"

    @cached_property
    def row(self) -> UnansweredQuestion:
        return get_object_or_404(UnansweredQuestion, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.row.text

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("问了没找到")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.pop("form", None) or EverydayForm(initial={"name": bared(self.row.text)})
        return super().get_context_data(
            form=form,
            row=self.row,
            may_publish=self._may("publish"),
            index_url=reverse(INDEX),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = EverydayForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        # Not at the head: the list's module needs this view.
        from .unanswered import settle

        item, name = form.cleaned_data["item"], form.cleaned_data["name"]
        lock = item.get_lock()
        if lock and lock.for_user(request.user):
            form.add_error("item", _("这个事项锁住了，现在不能改。请等解锁，或者另选。"))
            return self.render_to_response(self.get_context_data(form=form))
        published = self.add(item, name)
        settle(self.row, request.user)
        told = (
            _now("“{item}”有了日常用语“{name}”，已经发布，马上起作用。")
            if published
            else _now("“{name}”存进了“{item}”的稿，发布以后起作用。")
        )
        edit = reverse("wagtailsnippets_guides_item:edit", args=[item.pk])
        messages.success(
            request,
            told.format(item=item.name, name=name),
            buttons=[messages.button(edit, _now("看事项"))],
        )
        return redirect(INDEX)

    def add(self, item: Item, name: str) -> bool:
        """Add a name to an item's draft, and publish it where nothing else would go out with it."""
        user = self.request.user
        whole = item.live and not item.has_unpublished_changes and self._may("publish")
        draft = item.get_latest_revision_as_object()
        draft.everyday_names.add(EverydayName(name=name, sort_order=draft.everyday_names.count()))
        draft.change_note, draft.effective_on = "", None
        revision = draft.save_revision(user=user, log_action=True)
        if not whole:
            return False
        try:
            with transaction.atomic():
                revision.publish(user=user)
        except REFUSALS as refusal:
            for reason in reasons(refusal):
                messages.error(self.request, reason)
            return False
        return True

    def _may(self, action: str) -> bool:
        policy = policy_registry.get_by_type(Item)
        return bool(policy.user_has_permission(self.request.user, action))


def bared(question: str) -> str:
    """Return what is left of a question without what is said around it."""
    left = understand(question, word_tables()).stretches
    return max(left, key=len, default="").strip() or question
