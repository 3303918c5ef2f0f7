"""译文: the list of what is published with its translations, for those who translate."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from guides.admin.lists import choices
from guides.admin.lists.columns import Cell, NameCell
from guides.admin.lists.guides import explorable
from guides.admin.lists.paging import Paged
from guides.localize.following import MODELS
from guides.models import Current, GuidePage
from guides.vocabulary import Kind, Locale

from .states import LANGUAGES, STATES, Line, in_state, lines, sources, words_of


class TranslationFilterSet(WagtailFilterSet):
    language = choices.choice(
        _("语言"), [(one.value, one.label) for one in LANGUAGES], "by_language"
    )
    state = choices.choice(_("译得怎样"), STATES, "by_state")
    kind = choices.choice(_("内容"), [(one.value, one.label) for one in MODELS], "by_kind")
    department = choices.one_of(_("部门"), choices.departments, "by_department")

    class Meta:
        model = Current
        fields: list[str] = []

    def by_language(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        # It chooses the columns, and what `state` is asked of.
        return queryset

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(in_state(value, languages_of(self.form.cleaned_data["language"])))

    def by_kind(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(kind=value)

    def by_department(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        below = Q()
        for section in value.sections.values_list("path", flat=True):
            below |= Q(path__startswith=section)
        guides = GuidePage.objects.filter(below) if below else GuidePage.objects.none()
        return queryset.filter(
            Q(kind=Kind.GUIDE, code__in=guides.order_by().values("code"))
            | Q(kind=Kind.DEPARTMENT, code=value.code)
        )


class TranslationsView(Paged, ReportView):
    """Things with a column for each language; editors see what they may edit."""

    model = Current
    page_title = _("译文")
    header_icon = "wagtail-localize-language"
    index_url_name = "guides_translations"
    index_results_url_name = "guides_translations_results"
    results_template_name = "guides_admin/translations/list_results.html"
    filterset_class = TranslationFilterSet
    default_ordering = "-row"
    is_searchable = False

    def get_base_queryset(self) -> QuerySet:
        return seen_by(self.request.user)

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        return lines(keys)

    @cached_property
    def columns(self) -> list[Column]:
        asked = languages_of(self.request.GET.get("language", ""))
        return [
            NameCell(
                "name",
                _("内容"),
                lambda line: line.name,
                url=lambda line: line.url,
                element="translated_{}",
                beneath=lambda line: f"{line.code}　{line.kind.label}",
            ),
            Cell("department", _("部门"), lambda line: line.department),
            *(TranslationCell(language) for language in asked),
        ]


class TranslationCell(Cell):
    """How far one language is, leading to where it is translated."""

    def __init__(self, language: Locale) -> None:
        super().__init__(language, language.label, self.told)
        self.language = language

    def told(self, line: Line) -> SafeString:
        state = line.states[self.language]
        first, *more = words_of(state, line.revision)
        kind = "primary" if state.said == line.revision else "secondary"
        return format_html(
            '<a class="w-status w-status--{}" href="{}">{}</a>{}',
            kind,
            state.url,
            first,
            format_html_join("", "<div><small>{}</small></div>", ((one,) for one in more)),
        )


def languages_of(asked: str) -> tuple[Locale, ...]:
    """Return the language that a filter asks for, all where it asks for none."""
    return tuple(one for one in LANGUAGES if one == asked) or LANGUAGES


def seen_by(user: Any) -> QuerySet:
    """Return the published things that a person sees elsewhere in the admin."""
    if user.is_superuser:
        return sources()
    others = [
        kind
        for kind, model in MODELS.items()
        if kind != Kind.GUIDE
        and any(
            user.has_perm(f"guides.{act}_{model._meta.model_name}") for act in ("view", "change")
        )
    ]
    guides = explorable(user).filter(locale__language_code=choices.HANS).values("code")
    return sources().filter(Q(kind__in=others) | Q(kind=Kind.GUIDE, code__in=guides))


def urls() -> list[Any]:
    listing = TranslationsView
    return [
        path("reports/translated/", listing.as_view(), name="guides_translations"),
        path(
            "reports/translated/results/",
            listing.as_view(results_only=True),
            name="guides_translations_results",
        ),
    ]


def menu_item() -> MenuItem:
    url = reverse("guides_translations")
    return MenuItem(_("译文"), url, icon_name="wagtail-localize-language", order=120)


def without_localizes_own(request: Any, menu_items: list[Any]) -> None:
    """wagtail-localize's own report counts strings, and knows nothing of what is published."""
    theirs = reverse("wagtail_localize:translations_report")
    menu_items[:] = [item for item in menu_items if item.url != theirs]
