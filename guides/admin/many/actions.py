"""The buttons beneath a list that do something to what is ticked, or to all that it shows."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from guides import jobs
from guides.admin.jobs import job_url
from guides.admin.lists.listed import listed_guides, listed_items
from guides.models import GuidePage, Item, Job
from guides.vocabulary import JobState

from .deeds import DEEDS, edit_url
from .doing import prepare
from .forms import AssignForm, AssignItemsForm, ManyForm, WithdrawItemsForm, WithdrawManyForm

# So many are done while a person waits; more become a job.
AT_ONCE = 20


class ManyAction(BulkAction):
    """Asks for confirmation, and does its deed to each, at once or as a job."""

    template_name = "guides_admin/many/confirm.html"
    form_class: type[Any] = ManyForm
    deed = ""
    question: Any = ""

    @cached_property
    def keys(self) -> Sequence[int]:
        """The keys of what is chosen, in an order that stays."""
        chosen = self.request.GET.getlist("id")
        if "all" in chosen:
            found = self.listed()
        else:
            found = self.ticked([int(one) for one in chosen if one.isdecimal()])
        return list(found.order_by("pk").values_list("pk", flat=True))

    def listed(self) -> QuerySet:
        """Return all that the list shows which the person came from."""
        raise NotImplementedError

    def ticked(self, keys: list[int]) -> QuerySet:
        return DEEDS[self.deed].model.objects.filter(pk__in=keys)

    def get_initial(self) -> dict[str, Any]:
        return {"count": len(self.keys)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        named = DEEDS[self.deed].model.objects.filter(pk__in=self.keys[:AT_ONCE])
        count = len(self.keys)
        kwargs.setdefault("form", self.get_form())
        return {
            "view": self,
            "title": str(DEEDS[self.deed].title).format(count=count),
            "question": self.question,
            "count": count,
            "named": [(one, edit_url(one)) for one in named],
            "more": max(0, count - AT_ONCE),
            "as_job": count > AT_ONCE,
            "next": self.next_url,
            "submit_url": self.request.get_full_path(),
            **kwargs,
        }

    def form_valid(self, form: Any) -> HttpResponse:
        if form.cleaned_data["count"] not in (None, len(self.keys)):
            told = _now("列表刚刚变了，现在是 {count} 个，请再看一遍。")
            messages.warning(self.request, told.format(count=len(self.keys)))
            return redirect(self.request.get_full_path())
        job = prepare(self.deed, self.keys, form.typed(), self.request.user)
        if len(self.keys) > AT_ONCE:
            jobs.resume(job)
            return redirect(job_url(job))
        jobs.work_here(job)
        self._tell(job)
        return redirect(self.next_url)

    def _tell(self, job: Job) -> None:
        if job.state != JobState.DONE:
            messages.error(self.request, job.error)
            return
        outcome = job.outcome
        for one in outcome["refused"]:
            told = _now("“{name}”：{reason}").format(name=one["name"], reason=one["reason"])
            messages.error(self.request, told)
        if outcome["done"]:
            messages.success(self.request, _with_undo(outcome["told"][0], job))
        elif not outcome["refused"]:
            messages.success(self.request, " ".join(outcome["told"]))


def _with_undo(sentence: str, job: Job) -> Any:
    if not job.outcome["undoable"]:
        return sentence
    link = _now("看改了哪些，或者撤销")
    return format_html('{} <a href="{}">{}</a>', sentence, job_url(job), link)


class _Guides(ManyAction):
    """What is ticked in the tree and is no guide has nothing to be changed."""

    models = [Page]

    def listed(self) -> QuerySet:
        parent = Page.objects.filter(pk=self._parent).first()
        found = listed_guides(self.request.user, self.request.GET)
        return found.filter(pk__in=parent.get_children().values("pk")) if parent else found

    @property
    def _parent(self) -> int | None:
        told = self.request.GET.get("childOf", "")
        return int(told) if told.isdecimal() else None


class _Items(ManyAction):
    models = [Item]

    def listed(self) -> QuerySet:
        return listed_items(self.request.GET)


class AssignGuides(_Guides):
    display_name = _("改部门和主题")
    action_type = "assign"
    aria_label = _("改选中的指南的部门和主题")
    action_priority = 10
    form_class = AssignForm
    deed = "assign_guides"
    question = _("要改下面这些指南吗？没有选的就不改。")


class AssignItems(_Items):
    display_name = _("改部门、区划和主题")
    action_type = "assign"
    aria_label = _("改选中的事项的部门、区划和主题")
    action_priority = 10
    form_class = AssignItemsForm
    deed = "assign_items"
    question = _("要改下面这些事项吗？没有选的就不改。已经发布的，用到它们的指南会一起更新。")


class PublishItems(_Items):
    display_name = _("发布")
    action_type = "publish"
    aria_label = _("发布选中的事项")
    action_priority = 40
    deed = "publish_items"
    question = _("要发布下面这些事项吗？有草稿的发布草稿。")


class WithdrawItems(_Items):
    display_name = _("撤回")
    action_type = "unpublish"
    aria_label = _("撤回选中的事项")
    action_priority = 50
    form_class = WithdrawItemsForm
    deed = "withdraw_items"
    question = _("要撤回下面这些事项吗？读者在各个渠道都会看不到，原来的地址会说明原因。")


class PublishGuides(_Guides):
    display_name = _("发布")
    action_type = "publish"
    aria_label = _("发布选中的指南")
    action_priority = 40
    deed = "publish_guides"
    question = _("要发布下面这些指南吗？来自旧系统的，会把它们的事项也一起发布。")

    def ticked(self, keys: list[int]) -> QuerySet:
        """Return the guides, and for a section those in it that are not public."""
        within = Q(pk__in=keys)
        for above in Page.objects.filter(pk__in=keys).exclude(numchild=0):
            within |= Q(path__startswith=above.path, live=False)
        return GuidePage.objects.filter(within)


class WithdrawGuides(_Guides):
    display_name = _("撤回")
    action_type = "unpublish"
    aria_label = _("撤回选中的指南")
    action_priority = 50
    form_class = WithdrawManyForm
    deed = "withdraw_guides"
    question = _("要撤回下面这些指南吗？读者在各个渠道都会看不到，原来的地址会说明原因。")


BULK_ACTIONS = (
    AssignGuides,
    PublishGuides,
    WithdrawGuides,
    AssignItems,
    PublishItems,
    WithdrawItems,
)
