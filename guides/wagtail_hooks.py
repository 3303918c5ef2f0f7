"""What we add to Wagtail's admin, and what we close in it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin import (
    access_tokens,
    boards,
    bulk,
    calendar,
    captions,
    cases,
    every_window,
    film,
    ledger_view,
    logged,
    many,
    prints,
    routes,
    symbols,
    withdrawal,
)
from .admin.brand import brand_panels
from .admin.ledger_view import LedgerView
from .admin.life_events import LifeEventViewSet
from .admin.lists.guides import GuideListViewSet
from .admin.lists.reports import ReviewReportView
from .admin.placements import PlacementViewSet
from .admin.refusals import REFUSALS, reasons
from .admin.snippets import FactsGroup
from .admin.source_labels import SourceLabelViewSet
from .admin.statements import StatementViewSet
from .admin.touched import guides_of, updated_by
from .admin.translations import listing as translated
from .admin.translations import sync
from .models import Brand, Department, Hall, HomePage, Item, Material, SectionPage
from .sections import section_of
from .translations import translation_of, untranslated

register_snippet(FactsGroup)
register_snippet(LifeEventViewSet)
register_snippet(PlacementViewSet)
register_snippet(SourceLabelViewSet)
register_snippet(StatementViewSet)
Brand.edit_handler = brand_panels()

# After Wagtail's own: the last one of a name counts.
for action in (*bulk.BULK_ACTIONS, *many.BULK_ACTIONS):
    hooks.register("register_bulk_action", action, order=100)

hooks.register("register_page_header_buttons", ledger_view.page_button)
hooks.register("register_snippet_listing_buttons", ledger_view.snippet_button)
hooks.register("register_snippet_listing_buttons", symbols.buttons)
hooks.register("register_admin_urls", symbols.urls)
hooks.register("register_log_actions", logged.register)
hooks.register("register_log_actions", access_tokens.log_actions)
hooks.register("register_permissions", access_tokens.permissions)
hooks.register("construct_homepage_panels", calendar.home_panel)
hooks.register("construct_homepage_panels", cases.home_panel)
hooks.register("register_log_actions", cases.register_log_actions)
hooks.register("register_permissions", cases.permissions)
hooks.register("register_admin_urls", routes.urls)
hooks.register("register_admin_urls", boards.urls)
hooks.register("register_admin_urls", every_window.urls)
hooks.register("register_admin_menu_item", boards.menu_item)
hooks.register("register_admin_urls", prints.urls)
hooks.register("register_admin_menu_item", prints.menu_item)
hooks.register("construct_homepage_panels", prints.panel)
hooks.register("register_admin_urls", film.urls)
hooks.register("register_admin_urls", captions.urls)
hooks.register("register_admin_menu_item", routes.import_item)
hooks.register("register_reports_menu_item", routes.jobs_item)
hooks.register("register_reports_menu_item", routes.old_guides_item)
hooks.register("register_admin_urls", translated.urls)
hooks.register("register_admin_urls", sync.urls, order=-1)
hooks.register("register_reports_menu_item", translated.menu_item)
hooks.register("construct_reports_menu", translated.without_localizes_own)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    views = [viewset() for viewset in withdrawal.PAGE_VIEWS]
    return [
        GuideListViewSet("guide_pages", url_prefix="guides"),
        access_tokens.AccessTokenViewSet(),
        calendar.CalendarYearViewSet(),
        cases.CaseViewSet(),
        *views,
    ]


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    review = ReviewReportView
    return [
        path("reports/review/", review.as_view(), name="guides_review"),
        path(
            "reports/review/results/",
            review.as_view(results_only=True),
            name="guides_review_results",
        ),
        path("ledger/<str:kind>/<str:code>/", LedgerView.as_view(), name="guides_ledger"),
    ]


@hooks.register("register_reports_menu_item")
def review_report() -> MenuItem:
    label = gettext_lazy("要核对的指南")
    return MenuItem(label, reverse("guides_review"), icon_name="warning", order=100)


@hooks.register("before_edit_page")
def refuse_tree_edit(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Homes and sections hold guides and say nothing themselves: there is nothing to edit."""
    if isinstance(page, HomePage | SectionPage):
        told = _("首页和部门栏目由系统维护，不用编辑。指南在栏目下面写。")
        messages.info(request, told)
        return redirect("wagtailadmin_explore", page.pk)
    return None


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def refuse_untranslated(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Tell what is left to translate, before wagtail-localize tries to publish."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    if not hasattr(instance, "translation_key") or translation_of(instance) is None:
        return None
    count = untranslated(instance)
    if not count:
        return None
    told = _("还有 {count} 处没有翻译，译完才能发布。").format(count=count)
    messages.error(request, told)
    return redirect(request.path)


def _refuse(request: HttpRequest, page: Page, check: Any) -> HttpResponse | None:
    try:
        check(page)
    except REFUSALS as refusal:
        for told in reasons(refusal):
            messages.error(request, told)
        return redirect("wagtailadmin_explore", page.pk)
    return None


@hooks.register("before_delete_page")
def refuse_tree_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, page, bulk.refuse_tree_deletion)


@hooks.register("before_copy_page")
def refuse_tree_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, page, bulk.refuse_tree_move)


@hooks.register("before_move_page")
def refuse_tree_move(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    return _refuse(request, page, bulk.refuse_tree_move)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def keep_section(request: HttpRequest, instance: Any) -> None:
    """Give a department its section, under the department's name."""
    if isinstance(instance, Department):
        section = section_of(instance)
        if section.department_id == instance.pk and section.title != instance.name:
            SectionPage.objects.filter(pk=section.pk).update(
                title=instance.name, draft_title=instance.name
            )


@hooks.register("after_publish")
def tell_updated(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Item | Hall) and (count := updated_by(instance)):
        told = _("已经更新了 {count} 份指南，各个渠道都是新的了。")
        messages.success(request, told.format(count=count))


@hooks.register("after_edit_snippet")
def tell_material_updated(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Material) and (count := len(guides_of(instance))):
        told = _("有 {count} 份已发布的指南用到这份材料，已经一起更新。")
        messages.success(request, told.format(count=count))


@hooks.register("construct_page_action_menu")
def name_withdrawal(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Say 撤回 where Wagtail says unpublish; aliases and conversions to them are closed."""
    for item in list(menu_items):
        if item.name == "localize-convert-to-alias":
            menu_items.remove(item)
        elif item.name == "action-unpublish":
            item.label = gettext_lazy("撤回")
