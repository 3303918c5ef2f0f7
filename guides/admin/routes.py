"""Addresses and menu items of jobs and imports."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .exports import ExportView
from .imports import CatalogueImportView, GuidesImportView, may_import, register_tellers
from .jobs import JobActionView, JobFileView, JobListView, JobView
from .lists.old_guides import OldGuidesView
from .many import register_tellers as register_many
from .many.page import UndoView

register_tellers()
register_many()


def urls() -> list[Any]:
    listing = JobListView
    return [
        path("jobs/", listing.as_view(), name="guides_jobs"),
        path("jobs/results/", listing.as_view(results_only=True), name="guides_jobs_results"),
        path("jobs/<int:pk>/", JobView.as_view(), name="guides_job"),
        path("jobs/<int:pk>/files/<str:name>", JobFileView.as_view(), name="guides_job_file"),
        re_path(
            r"^jobs/(?P<pk>[0-9]+)/(?P<act>stop|resume|go|look|cancel)/$",
            JobActionView.as_view(),
            name="guides_job_act",
        ),
        path("jobs/<int:pk>/undo/", UndoView.as_view(), name="guides_job_undo"),
        path("reports/old/", OldGuidesView.as_view(), name="guides_old"),
        path(
            "reports/old/results/",
            OldGuidesView.as_view(results_only=True),
            name="guides_old_results",
        ),
        path("export/items/", ExportView.as_view(), name="guides_export_items"),
        path("import/items/", CatalogueImportView.as_view(), name="guides_import_catalogue"),
        path("import/guides/", GuidesImportView.as_view(), name="guides_import_guides"),
    ]


def jobs_item() -> MenuItem:
    return MenuItem(_("后台任务"), reverse("guides_jobs"), icon_name="tasks", order=90)


def old_guides_item() -> MenuItem:
    label = _("来自旧系统的指南")
    return MenuItem(label, reverse("guides_old"), icon_name="doc-full", order=110)


class _ImportItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class _LabelsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("guides.view_sourcelabel"))


def import_item() -> SubmenuMenuItem:
    items = [
        _ImportItem(
            _("导入事项目录"), reverse("guides_import_catalogue"), icon_name="tasks", order=100
        ),
        _ImportItem(
            _("导入旧指南"), reverse("guides_import_guides"), icon_name="doc-full", order=200
        ),
        _LabelsItem(
            _("标签对照"),
            reverse("wagtailsnippets_guides_sourcelabel:list"),
            icon_name="tag",
            order=300,
        ),
    ]
    return SubmenuMenuItem(_("导入"), Menu(items=items), icon_name="upload", order=250)
