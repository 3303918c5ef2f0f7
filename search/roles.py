"""Editors and publishers see to words and results, as they do to guides."""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from guides.roles import EDITORS, PUBLISHERS

RIGHTS = {
    "synonym": ("add", "change", "delete", "view"),
    "pinnedresult": ("add", "change", "delete", "view"),
    "unsuggested": ("add", "change", "delete", "view"),
    "unansweredquestion": ("change", "view"),
}


def plant(**_signal: Any) -> None:
    """Give both groups, where they are, their rights on each kind that nobody has rights on yet."""
    create_permissions(apps.get_app_config("search"), verbosity=0)
    for model, actions in RIGHTS.items():
        known = Permission.objects.filter(
            content_type__app_label="search", content_type__model=model
        )
        if Group.objects.filter(permissions__in=known).exists():
            continue
        wanted = known.filter(codename__in=[f"{action}_{model}" for action in actions])
        for group in Group.objects.filter(name__in=(EDITORS, PUBLISHERS)):
            group.permissions.add(*wanted)
