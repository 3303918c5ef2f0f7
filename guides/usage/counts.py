"""Adds to a count that another process may be adding to as well."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Model


def add(model: type[Model], times: int, **key: Any) -> None:
    """Add to the `times` of the one row of a key, which is made where there is none."""
    known = model._default_manager.filter(**key)
    if known.update(times=F("times") + times):
        return
    try:
        # In a savepoint: another process may be a moment before us.
        with transaction.atomic():
            model._default_manager.create(**key, times=times)
    except IntegrityError:
        known.update(times=F("times") + times)
