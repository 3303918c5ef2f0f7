"""按步骤生成无声视频: what it will do, told before; then a job that puts it into the draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import Panel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from guides import jobs
from guides.assemble import locale_of
from guides.films.draft import is_drafted, lacking, script_for
from guides.models import GuidePage, Job, Video
from guides.vocabulary import JobKind, JobState, Locale

from .jobs.addresses import job_url

BUTTON = _("按步骤生成无声视频")
_GOING_ON = (JobState.WAITING, JobState.RUNNING)


def urls() -> list[Any]:
    return [path("guides/<int:pk>/film/", FilmView.as_view(), name="guides_film")]


def going_on(page: GuidePage) -> Job | None:
    """Return the job that makes a film for a guide just now."""
    found = Job.objects.filter(
        kind=JobKind.DRAFT_FILM, state__in=_GOING_ON, parameters__page=page.pk
    )
    return next((job for job in found if not jobs.is_silent(job)), None)


class FilmPanel(Panel):
    """The button, below the chooser of a guide's video."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "guides_admin/film_panel.html"

        def is_shown(self) -> bool:
            page = self.instance
            return bool(page.pk) and locale_of(page) == Locale.HANS and _may(self.request, page)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            job = going_on(self.instance)
            context["label"] = BUTTON
            context["url"] = reverse("guides_film", args=[self.instance.pk])
            context["job_url"] = job_url(job) if job else ""
            return context


class FilmView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "guides_admin/film.html"
    page_title = BUTTON
    header_icon = "media"
    unticked = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.page = get_object_or_404(GuidePage, pk=kwargs["pk"])
        if locale_of(self.page) != Locale.HANS:
            raise Http404
        if not _may(request, self.page):
            raise PermissionDenied
        job = going_on(self.page)
        if job is not None:
            messages.info(request, _now("正在给这份指南生成视频。"))
            return redirect(job_url(job))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.draft.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [{"url": edit, "label": self.draft.title}, {"url": "", "label": self.page_title}]

    @cached_property
    def draft(self) -> GuidePage:
        return self.page.get_latest_revision_as_object()

    @cached_property
    def made_by_hand(self) -> Video | None:
        video = self.draft.video
        return video if video is not None and not is_drafted(video) else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context |= {
            "page": self.page,
            "draft": self.draft,
            "by_hand": self.made_by_hand,
            "unticked": self.unticked,
            "edit_url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }
        try:
            script = script_for(self.draft)
        except jobs.Failed as failed:
            return context | {"lacks": str(failed)}
        pictures = sum(1 for block in self.draft.steps if block.value["picture"]["image"])
        return context | {
            "lacks": lacking(),
            "steps": len(script.steps),
            "pictures": pictures,
            "minutes": script.seconds // 60,
            "seconds": script.seconds % 60,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.unticked = self.made_by_hand is not None and request.POST.get("replace") != "1"
        context = self.get_context_data()
        if self.unticked or context["lacks"]:
            return self.render_to_response(context)
        job = jobs.start(
            JobKind.DRAFT_FILM,
            _now("生成视频：{title}").format(title=self.draft.title),
            user=request.user,
            parameters={"page": self.page.pk, "video": self.draft.video_id},
        )
        return redirect(job_url(job))


def _may(request: HttpRequest, page: GuidePage) -> bool:
    """Tell whether a person may write this guide and add films."""
    if not page.permissions_for_user(request.user).can_edit():
        return False
    return bool(policy_registry.get_by_type(Video).user_has_permission(request.user, "add"))
