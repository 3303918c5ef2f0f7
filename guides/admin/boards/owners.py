"""Whose boards a person sees: those of the departments whose guides they see to, and their halls'.

Who sees to the guides of all departments sees all boards.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from guides.admin.lists.choices import HANS
from guides.models import Department, Hall, HomePage, SectionPage

_SEES = ("add", "change", "publish")


def departments_of(user: Any) -> QuerySet[Department]:
    known = Department.objects.filter(locale__language_code=HANS).order_by("name")
    pages = _pages(user)
    if _is_everybodys(pages):
        return known
    return known.filter(pk__in=SectionPage.objects.filter(pk__in=pages).values("department"))


def halls_of(user: Any) -> QuerySet[Hall]:
    """Return the halls of a person's departments; all to those who see to all."""
    known = Hall.objects.filter(locale__language_code=HANS).order_by("name")
    pages = _pages(user)
    if _is_everybodys(pages):
        return known
    sections = SectionPage.objects.filter(pk__in=pages)
    return known.filter(department__in=sections.values("department"))


def may_see(user: Any) -> bool:
    return bool(PagePermissionPolicy().user_has_any_permission(user, _SEES))


def _pages(user: Any) -> QuerySet[Any]:
    return PagePermissionPolicy().instances_user_has_any_permission_for(user, _SEES).values("pk")


def _is_everybodys(pages: QuerySet[Any]) -> bool:
    homes = HomePage.objects.filter(locale__language_code=HANS)
    return homes.filter(pk__in=pages).exists()
