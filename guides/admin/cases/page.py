"""One case: what was said of what, how long it has been waiting, its answer, its end."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import registry as logs

from guides.models import Case
from guides.models.cases import LONGEST_ANSWER
from guides.ratings import cases
from guides.ratings.owners import may_answer, read_by
from guides.vocabulary import CaseState

from .listing import INDEX
from .told import ToldCase, told


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("答复"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("查到了什么、改了什么、怎么回复的。留了电话的，打过电话再写。"),
        error_messages={
            "required": _("请写答复：查到了什么、改了什么、怎么回复的。"),
            "max_length": _("最多写 %(limit_value)d 个字，现在是 %(show_value)d 个，请删掉一些。"),
        },
    )


class OneCase:
    """Mixed into a view of one case that its reader may look at."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def case(self) -> Case:
        known = Case.objects.select_related("rating", "remark", "department", "ended_by")
        return get_object_or_404(
            known.filter(pk__in=read_by(self.request.user).values("pk")), pk=self.kwargs["pk"]
        )

    @cached_property
    def answers(self) -> bool:
        return may_answer(self.request.user, self.case)

    @cached_property
    def told(self) -> ToldCase:
        [one] = told([self.case], [self.case.pk] if self.answers else [])
        return one


class CasePage(OneCase, WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides_admin/cases/page.html"
    header_icon = "comment"
    phone = ""
    form: AnswerForm | None = None

    def get_page_title(self) -> str:
        return str(self.case)

    def get_page_subtitle(self) -> str:
        return self.told.thing

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse(INDEX), "label": _("好差评与意见")},
            {"url": "", "label": str(self.case)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case = self.case
        under_way = case.state != CaseState.ENDED
        history = logs.get_logs_for_instance(case).select_related("user").order_by("timestamp")
        return super().get_context_data(
            told=self.told,
            case=case,
            answers=self.answers,
            form=self.form or AnswerForm(initial={"answer": case.answer}),
            may_write=self.answers and under_way,
            may_reopen=self.answers and not under_way and cases.may_reopen(case),
            has_phone=bool(case.rating and case.rating.phone),
            phone=self.phone,
            history=list(history),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the telephone, or take the answer and perhaps end the case with it."""
        if not self.answers:
            raise PermissionDenied
        if "phone" in request.POST:
            self.phone = cases.phone_of(self.case, request.user)
            return self.get(request)
        form = AnswerForm(request.POST)
        if not form.is_valid():
            self.form = form
            messages.error(request, _now("还没有保存，请改好下面的错误。"))
            return self.get(request)
        return self._answer(form.cleaned_data["answer"], ends="end" in request.POST)

    def _answer(self, words: str, *, ends: bool) -> HttpResponse:
        case, user = self.case, self.request.user
        done = words == case.answer or cases.answer(case, words, user)
        if ends:
            done = done and cases.end(case, user)
        if not done:
            self.form = AnswerForm(self.request.POST)
            messages.error(self.request, _now("别人刚刚办结了它，您写的还没有保存。"))
            return self.get(self.request)
        told = _now("答复保存了，也办结了。") if ends else _now("答复保存了。")
        messages.success(self.request, told)
        return redirect("cases:page", case.pk)


class ReopenView(OneCase, View):
    """Takes the end of a case back."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.answers:
            raise PermissionDenied
        if not cases.reopen(self.case, request.user):
            messages.warning(request, _now("它的状态已经变了，或者过了十分钟，请看现在的情况。"))
        return redirect("cases:page", self.case.pk)
