"""The pages of boards: which there are, that of a hall or a department, and its tables as files."""

from abc import abstractmethod
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path, re_path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from guides.models import Placement

from . import departments, halls, placements
from .charts import drawn
from .files import TYPES, written
from .owners import departments_of, halls_of, may_see
from .spans import Span, form_of
from .tables import Board, Table

# A hook of ours: `(user, span) -> list[Table]` of what stands on each department's board.
TABLES = "guides_department_board_tables"
# Rows on the page; a file has all.
ROWS = 100


class BoardPage(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "view"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class BoardsView(BoardPage):
    """All boards that a person may look at."""

    template_name = "guides_admin/boards/index.html"
    page_title = _("看板")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            kinds=[
                (_("大厅"), _links(HallBoard, halls_of(user))),
                (_("部门"), _links(DepartmentBoard, departments_of(user))),
            ],
            **kwargs,
        )


class BoardView(BoardPage):
    """One board, or one of its tables as a file."""

    template_name = "guides_admin/boards/board.html"
    url_name: str

    @abstractmethod
    def owned(self) -> QuerySet[Any]:
        """Return the things whose boards a person may look at."""

    @abstractmethod
    def made(self, thing: Any, span: Span) -> Board: ...

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "suffix" in kwargs:
            return self._file(kwargs["key"], kwargs["suffix"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> Any:
        return form_of(self.request.GET)

    @cached_property
    def thing(self) -> Any:
        return get_object_or_404(self.owned(), code=self.kwargs["code"])

    @cached_property
    def board(self) -> Board:
        return self.made(self.thing, self.form.chosen())

    def get_page_title(self) -> str:
        return self.board.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            {"url": reverse("guides_boards"), "label": _("看板")},
            *self.above(),
            {"url": "", "label": self.board.name},
        ]

    def above(self) -> list[dict[str, Any]]:
        """Return what stands between all boards and this one."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        span = self.form.chosen()
        return super().get_context_data(
            board=self.board,
            form=self.form,
            span=span,
            parts=[
                (one, drawn(one), one.rows[:ROWS], self._links(one)) for one in self.board.tables
            ],
            **kwargs,
        )

    def _links(self, table: Table) -> list[tuple[str, str]]:
        asked = self.request.GET.urlencode()
        given = self.kwargs["code"], table.key
        urls = {one: reverse(f"{self.url_name}_file", args=[*given, one]) for one in TYPES}
        return [(suffix.upper(), f"{url}?{asked}") for suffix, url in urls.items()]

    def _file(self, key: str, suffix: str) -> HttpResponse:
        table = next((one for one in self.board.tables if one.key == key), None)
        if table is None or not self.form.is_valid():
            raise Http404
        response = HttpResponse(written(table, suffix), content_type=TYPES[suffix])
        span = self.form.chosen()
        name = f"{self.kwargs['code']}-{key}-{span.first}-{span.last}.{suffix}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class HallBoard(BoardView):
    url_name = "guides_board_hall"

    def owned(self) -> QuerySet[Any]:
        return halls_of(self.request.user)

    def made(self, thing: Any, span: Span) -> Board:
        return halls.board_of(thing, span)


class PlacementBoard(BoardView):
    url_name = "guides_board_placement"

    def owned(self) -> QuerySet[Any]:
        halls = halls_of(self.request.user)
        return Placement.objects.filter(hall__in=halls).select_related("hall", "window")

    def made(self, thing: Any, span: Span) -> Board:
        return placements.board_of(thing, span)

    def above(self) -> list[dict[str, Any]]:
        hall = self.thing.hall
        return [{"url": reverse(HallBoard.url_name, args=[hall.code]), "label": hall.name}]


class DepartmentBoard(BoardView):
    url_name = "guides_board_department"

    def owned(self) -> QuerySet[Any]:
        return departments_of(self.request.user)

    def made(self, thing: Any, span: Span) -> Board:
        board = departments.board_of(thing, span)
        # What other packages know beside it.
        for table in hooks.get_hooks(TABLES):
            board.tables.extend(table(self.request.user, span))
        return board


def urls() -> list[Any]:
    found = [path("boards/", BoardsView.as_view(), name="guides_boards")]
    kinds = {"halls": HallBoard, "placements": PlacementBoard, "departments": DepartmentBoard}
    for kind, view in kinds.items():
        page = f"boards/{kind}/(?P<code>[^/]+)/"
        file = rf"(?P<key>[a-z]+)\.(?P<suffix>{'|'.join(TYPES)})"
        found += [
            re_path(f"^{page}$", view.as_view(), name=view.url_name),
            re_path(f"^{page}{file}$", view.as_view(), name=f"{view.url_name}_file"),
        ]
    return found


def _links(view: type[BoardView], things: QuerySet[Any]) -> list[tuple[str, str]]:
    known = things.values_list("name", "code")
    return [(name, reverse(view.url_name, args=[code])) for name, code in known]
