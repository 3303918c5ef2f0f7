"""Who may do what in the admin: editors write and hand in, publishers let go."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.snippets.models import create_extra_permissions

from .models import (
    CalendarYear,
    Case,
    Department,
    Hall,
    HomePage,
    Item,
    LifeEvent,
    Material,
    Placement,
    Print,
    Region,
    SourceLabel,
    Statement,
    Topic,
)

EDITORS = "编辑"
PUBLISHERS = "发布员"
WORKFLOW = "发布前审核"

_APPS = (
    "wagtailcore",
    "wagtailadmin",
    "wagtailimages",
    "wagtaildocs",
    "guides",
    "wagtail_localize",
    "wagtailmedia",
)
_FACTS = (Item, Hall, Material)
_PLAIN = (Department, Region, Topic)
_SHARED: dict[type, tuple[str, ...]] = {
    SourceLabel: (EDITORS, PUBLISHERS),
    CalendarYear: (PUBLISHERS,),
    Statement: (PUBLISHERS,),
    # Saved is published.
    LifeEvent: (PUBLISHERS,),
    Placement: (PUBLISHERS,),
    # Whoever writes may put it on paper.
    Print: (EDITORS, PUBLISHERS),
    Case: (PUBLISHERS,),
}
# These nobody adds or deletes by hand.
_FIXED = (Statement, Case)
# What those read who do not see to it.
_READ: dict[type, tuple[str, ...]] = {Case: (EDITORS,)}


def plant() -> None:
    """Make both groups and the workflow between them; what is there already is left as it is.

    Groups of an older version get their rights on what is new since.
    """
    planted = Group.objects.filter(name=PUBLISHERS).exists()
    unshared = [model for model in _SHARED if not _is_shared(model)]
    if planted and not unshared:
        return
    for label in _APPS:
        # These come with each app's own signal, which may be later than ours.
        create_permissions(apps.get_app_config(label), verbosity=0)
    create_extra_permissions(apps.get_app_config("wagtailsnippets"))
    if not planted:
        _plant()
    for model in unshared:
        _share(model)


def _plant() -> None:
    editors = _group(EDITORS, pages=("add", "change"), files=("add", "change", "choose"))
    publishers = _group(
        PUBLISHERS,
        pages=("add", "change", "publish", "lock", "unlock"),
        files=("add", "change", "choose", "delete"),
    )
    for group in (editors, publishers):
        _allow(group, _FACTS, ("add", "change", "view"))
        _allow(group, _PLAIN, ("view",))
        _permit(group, "wagtailadmin", "access_admin")
        _permit(group, "wagtail_localize", "submit_translation")
    _allow(publishers, _PLAIN, ("add", "change"))
    _allow(publishers, _FACTS, ("delete",))
    _allow(publishers, (Item, Hall), ("publish", "lock", "unlock"))
    _permit(publishers, "guides", "change_brand")
    _workflow(publishers)


def _is_shared(model: Any) -> bool:
    known = Permission.objects.filter(
        content_type__app_label="guides", content_type__model=model._meta.model_name
    )
    return Group.objects.filter(permissions__in=known).exists()


def _share(model: Any) -> None:
    """Let those whose task it is, as far as there are such groups, see to a kind of thing."""
    for group in Group.objects.filter(name__in=_SHARED[model]):
        actions = ("change", "view")
        _allow(group, (model,), actions if model in _FIXED else (*actions, "add", "delete"))
    for group in Group.objects.filter(name__in=_READ.get(model, ())):
        _allow(group, (model,), ("view",))


def _group(name: str, pages: Iterable[str], files: Iterable[str]) -> Group:
    group, _made = Group.objects.get_or_create(name=name)
    for home in HomePage.objects.all():
        for action in pages:
            permission = _permission("wagtailcore", f"{action}_page")
            GroupPagePermission.objects.get_or_create(
                group=group, page=home.page_ptr, permission=permission
            )
    root = Collection.get_first_root_node()
    for action in files:
        for app, model in (
            ("wagtailimages", "image"),
            ("wagtaildocs", "document"),
            # wagtailmedia asks for rights on its own model, whichever stands in for it.
            ("wagtailmedia", "media"),
        ):
            found = Permission.objects.filter(
                content_type__app_label=app, codename=f"{action}_{model}"
            )
            for permission in found:
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=root, permission=permission
                )
    return group


def _allow(group: Group, models: Iterable[Any], actions: Iterable[str]) -> None:
    for model in models:
        for action in actions:
            _permit(group, "guides", f"{action}_{model._meta.model_name}")


def _permit(group: Group, app: str, codename: str) -> None:
    group.permissions.add(_permission(app, codename))


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _workflow(publishers: Group) -> None:
    """Put one approval by a publisher before what editors hand in, in place of Wagtail's own.

    Its own groups and workflow are named in English, and nobody is in them yet.
    """
    Workflow.objects.filter(name="Moderators approval").delete()
    Task.objects.filter(name="Moderators approval").delete()
    Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()
    task = GroupApprovalTask.objects.create(name=WORKFLOW)
    task.groups.set([publishers])
    workflow = Workflow.objects.create(name=WORKFLOW)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})
    for model in (Item, Hall):
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": workflow}
        )
