"""访问令牌 in the settings menu: who has one, making one, closing one."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.permissions import policy_registry

from guides import access
from guides.access import TokenState
from guides.models import AccessToken
from guides.vocabulary import Scope

INDEX, ADD, REVOKE = (f"access_tokens:{name}" for name in ("index", "add", "revoke"))
_OPEN = {TokenState.GOOD, TokenState.ENDING}


class TokenForm(forms.ModelForm):
    scopes = forms.MultipleChoiceField(
        label=_("能读什么"),
        choices=Scope.choices(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请至少选一样能读的内容。")},
    )
    until = forms.DateField(
        label=_("有效期到哪一天"),
        widget=AdminDateInput,
        help_text=_("这一天结束时失效，最长两年。到期以前另建一个，换上以后再作废旧的。"),
        error_messages={"required": _("请写有效期。")},
    )

    class Meta:
        model = AccessToken
        fields = ["name"]
        error_messages = {"name": {"required": _("请写明令牌给谁用，100 个字以内。")}}

    @sensitive_variables("token")
    def make(self, user: Any) -> tuple[AccessToken, str] | None:
        """Return the new token's row and the token; None with errors where it may not be made."""
        given = self.cleaned_data
        scopes = [Scope(value) for value in given["scopes"]]
        try:
            return access.make(given["name"], scopes, given["until"], user=user)
        except ValidationError as error:
            self.add_error(None, error)
            return None


class TokenList(IndexView):
    model = AccessToken
    page_title = _("访问令牌")
    header_icon = "key"
    add_item_label = _("新建访问令牌")
    index_url_name = INDEX
    add_url_name = ADD
    default_ordering = "-pk"
    is_searchable = False
    any_permission_required = ["add", "change", "view"]
    paginate_by = 50

    @cached_property
    def columns(self) -> list[Column]:
        return [
            self._get_title_column("name"),
            Column("begins", label=_("开头"), accessor=lambda row: f"{row.begins}…"),
            Column("scopes", label=_("能读什么"), accessor=_scopes),
            StatusTagColumn(
                "state",
                label=_("状态"),
                accessor=lambda row: access.state_of(row).label,
                primary=lambda row: access.state_of(row) in _OPEN,
            ),
            Column("until", label=_("有效期到"), accessor=_until, sort_key="expires_at"),
            Column("used", label=_("最近使用"), accessor=lambda row: row.last_used_on or _("没有")),
            Column("by", label=_("谁建的"), accessor=lambda row: row.created_by or _("命令行")),
            DateColumn("created_at", label=_("建立时间")),
        ]

    def get_base_queryset(self) -> QuerySet:
        return AccessToken.objects.select_related("created_by")

    def get_list_more_buttons(self, instance: AccessToken) -> list[Button]:
        buttons = []
        if self.user_has_permission("add"):
            url = f"{reverse(ADD)}?like={instance.pk}"
            buttons.append(Button(_("另建一个来替换"), url, icon_name="resubmit", priority=10))
        if instance.revoked_at is None and self.user_has_permission("change"):
            url = reverse(REVOKE, args=[instance.pk])
            buttons.append(Button(_("作废"), url, icon_name="no-view", priority=20))
        return buttons


class MakeToken(CreateView):
    """Makes a token and shows it in the answer itself: it is kept nowhere, not even for one page.

    `?like=PK` begins with another token's name and scopes.
    """

    model = AccessToken
    form_class = TokenForm
    page_title = _("新建访问令牌")
    header_icon = "key"
    index_url_name = INDEX
    add_url_name = ADD
    submit_button_label = _("建立，并显示令牌")
    submit_button_active_label = _("正在建立…")
    error_message = _("还没有建立，请改好下面的错误。")

    def get_initial(self) -> dict[str, Any]:
        until = timezone.localdate() + timedelta(days=access.DAYS)
        first: dict[str, Any] = {"until": until, "scopes": [Scope.WINDOW.value]}
        like = self.request.GET.get("like", "")
        if like.isascii() and like.isdecimal():
            for row in AccessToken.objects.filter(pk=int(like)):
                first |= {"name": row.name, "scopes": row.scopes}
        return first

    @sensitive_variables("made", "token")
    def form_valid(self, form: TokenForm) -> HttpResponse:
        made = form.make(self.request.user)
        if made is None:
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        row, token = made
        context = WagtailAdminTemplateMixin.get_context_data(
            self,
            row=row,
            token=token,
            until=_until(row),
            scopes=_scopes(row),
            index_url=reverse(INDEX),
        )
        response = self.response_class(
            self.request, "guides_admin/token_made.html", context, using=self.template_engine
        )
        response.headers["Cache-Control"] = "no-store"
        return response


class RevokeToken(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    model = AccessToken
    permission_required = "change"
    template_name = "guides_admin/token_revoke.html"
    page_title = _("作废访问令牌")
    header_icon = "no-view"

    @cached_property
    def row(self) -> AccessToken:
        return get_object_or_404(AccessToken, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.row.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"row": self.row, "until": _until(self.row), "scopes": _scopes(self.row)}
        return super().get_context_data(**told, index_url=reverse(INDEX), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if access.revoke(self.row, user=request.user):
            told = _now("“{name}”的令牌（{begins}…）已经作废，马上就不能用了。")
            messages.success(request, told.format(name=self.row.name, begins=self.row.begins))
        else:
            messages.info(request, _now("这个令牌早就作废了。"))
        return redirect(INDEX)


class AccessTokenViewSet(ViewSet):
    name = "access_tokens"
    url_prefix = "access-tokens"
    icon = "key"
    menu_label = _("访问令牌")
    add_to_settings_menu = True

    @cached_property
    def menu_item_class(self) -> type:
        return type("AccessTokensItem", (super().menu_item_class,), {"is_shown": _may_see})

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", TokenList.as_view(), name="index"),
            path("new/", MakeToken.as_view(), name="add"),
            path("<int:pk>/revoke/", RevokeToken.as_view(), name="revoke"),
        ]


def permissions() -> QuerySet:
    """Return the rights that a group can be given: to see tokens, to make and to close them."""
    return Permission.objects.filter(
        content_type__app_label="guides",
        codename__in=[f"{action}_accesstoken" for action in ("view", "add", "change")],
    )


def log_actions(actions: Any) -> None:
    @actions.register_action(access.MADE)
    class TokenMade(LogFormatter):
        label = _("建立访问令牌")

        def format_message(self, entry: Any) -> str:
            told = _now("建立访问令牌 {begins}…，有效期到 {until}{by}")
            return _with_by(told, entry.data)

    @actions.register_action(access.REVOKED)
    class TokenRevoked(LogFormatter):
        label = _("作废访问令牌")

        def format_message(self, entry: Any) -> str:
            return _with_by(_now("作废访问令牌 {begins}…{by}"), entry.data)


def _with_by(told: str, data: dict[str, Any]) -> str:
    by = data.get("by")
    return told.format(
        begins=data.get("begins", ""),
        until=data.get("until", ""),
        by=_now("（{by}）").format(by=by) if by else "",
    )


def _until(row: AccessToken) -> str:
    return access.last_day(row).isoformat()


def _scopes(row: AccessToken) -> str:
    names = dict(Scope.choices())
    return _now("、").join(str(names.get(scope, scope)) for scope in row.scopes)


def _may_see(item: Any, request: HttpRequest) -> bool:
    policy = policy_registry.get_by_type(AccessToken)
    return bool(policy.user_has_any_permission(request.user, TokenList.any_permission_required))
