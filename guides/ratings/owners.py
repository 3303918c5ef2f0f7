"""Whose a case is: the guide's department's, or that of the hall; and who may see to whose."""

from typing import Any

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from guides.assemble import language_of
from guides.content import Record
from guides.models import Case, Department, Hall, HomePage, SectionPage
from guides.models.cases import CaseQuerySet
from guides.vocabulary import Kind, Locale

# What those may do with a department's guides who answer its cases, and those who read them.
ANSWERS = ("publish",)
READS = ("add", "change", "publish")


def owner_of(record: Record) -> Department | None:
    """Return the department that answers what is said of a guide or a hall, if there is one."""
    here = {"locale__language_code": language_of(Locale.HANS)}
    if record.kind == Kind.HALL:
        hall = Hall.objects.filter(code=record.code, **here).select_related("department").first()
        return hall.department if hall else None
    return Department.objects.filter(code=record.payload.department, **here).first()


def answered_by(user: Any) -> CaseQuerySet:
    """Return the cases that a person answers: those of their departments.

    Who may publish everywhere answers for the whole site, and what is no department's.
    """
    if not user.has_perm("guides.change_case"):
        return Case.objects.none()
    return Case.objects.filter(_within(user, ANSWERS))


def read_by(user: Any) -> CaseQuerySet:
    """Return the cases that a person may look at."""
    if not user.has_perm("guides.view_case") and not user.has_perm("guides.change_case"):
        return Case.objects.none()
    return Case.objects.filter(_within(user, READS))


def may_answer(user: Any, case: Case) -> bool:
    return bool(answered_by(user).filter(pk=case.pk).exists())


def _within(user: Any, actions: tuple[str, ...]) -> Q:
    policy = PagePermissionPolicy()
    pages = policy.instances_user_has_any_permission_for(user, actions)
    homes = HomePage.objects.filter(locale__language_code=language_of(Locale.HANS))
    if pages.filter(pk__in=homes.values("pk")).exists():
        return Q()
    keys = SectionPage.objects.filter(pk__in=pages.values("pk")).values("department")
    return Q(department__in=keys)
