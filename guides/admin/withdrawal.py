"""Withdrawing what was published: with a reason, and where readers should go instead."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin import messages
from wagtail.admin.views.pages.unpublish import UnpublishView as PageUnpublishView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets import AdminPageChooser
from wagtail.snippets.views.snippets import UnpublishView
from wagtail.snippets.widgets import AdminSnippetChooser

from guides import ledger
from guides.models import GuidePage, HomePage, SectionPage

from .refusals import REFUSALS, reasons


class WithdrawalForm(forms.Form):
    """Why something goes, and the living thing of its kind that replaces it, if any."""

    reason = forms.CharField(
        label=_("撤回原因"),
        max_length=200,
        help_text=_("读者打开原来的地址时会看到，例如：这项业务已经取消。"),
        error_messages={"required": _("请写撤回的原因，读者会看到。")},
    )

    def __init__(
        self, *args: Any, model: Any = GuidePage, without: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        living = model.objects.filter(live=True)
        if without is not None:
            living = living.exclude(translation_key=without.translation_key)
        widget = (
            AdminPageChooser(target_models=[GuidePage])
            if model is GuidePage
            else AdminSnippetChooser(model=model)
        )
        self.fields["successor"] = forms.ModelChoiceField(
            living,
            label=_("替代的内容（可以不填）"),
            required=False,
            widget=widget,
            help_text=_("请选一个已经发布的，读者会被带到那里。"),
            error_messages={"invalid_choice": _("替代的内容要是已经发布的另一个，请重新选。")},
        )

    def told(self) -> dict[str, Any]:
        """Return what `ledger.transaction` is to say of the withdrawal."""
        successor = self.cleaned_data["successor"]
        return {
            "reason": self.cleaned_data["reason"],
            "successor": successor.code if successor else None,
        }


class _Withdrawing:
    """Mixed into Wagtail's views for unpublishing: asks, and hands the answer to the ledger."""

    template_name = "guides_admin/withdraw.html"
    page_title = _("撤回")
    withdrawal: WithdrawalForm | None = None
    object: Any
    render_to_response: Any

    def form(self, data: Any = None) -> WithdrawalForm:
        return WithdrawalForm(data, model=type(self.object), without=self.object)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.withdrawal = self.form(request.POST)
        if self.withdrawal.is_valid():
            try:
                with ledger.transaction(user=request.user, **self.withdrawal.told()):
                    return super().post(request, *args, **kwargs)
            except REFUSALS as refusal:
                self.withdrawal.add_error(None, ValidationError(reasons(refusal)))
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["withdrawal"] = self.withdrawal or self.form()
        return context


class SnippetWithdrawView(_Withdrawing, UnpublishView):
    success_message = _("“%(object)s”已撤回。")


class PageWithdrawView(_Withdrawing, PageUnpublishView):
    success_message = _("“%(page_title)s”已撤回。")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not isinstance(self.object, GuidePage):
            messages.error(request, _("首页和部门栏目本来就不公开，不用撤回。"))
            return redirect("wagtailadmin_explore", self.object.pk)
        return super().dispatch(request, *args, **kwargs)

    def unpublish(self) -> None:
        UnpublishPageAction(self.object, user=self.request.user).execute(
            skip_permission_checks=True
        )


class GuideViewSet(PageViewSet):
    model = GuidePage
    unpublish_view_class = PageWithdrawView


class SectionViewSet(PageViewSet):
    model = SectionPage
    unpublish_view_class = PageWithdrawView


class HomeViewSet(PageViewSet):
    model = HomePage
    unpublish_view_class = PageWithdrawView


PAGE_VIEWS = (GuideViewSet, SectionViewSet, HomeViewSet)
