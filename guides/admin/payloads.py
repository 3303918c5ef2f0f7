"""What makes a thing unfit to be published, told by its field."""

from dataclasses import dataclass

import pydantic
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _

# Where a payload's field goes by another name than the model's.
_NAMES = {"hall_kind": "kind", "topic_kind": "kind"}
_EMPTY = {"missing", "string_too_short", "too_short"}


@dataclass(frozen=True)
class Fault:
    """One value a payload cannot have: the model's field, its name for editors and the reason."""

    field: str
    label: str
    message: str


def faults(error: pydantic.ValidationError) -> list[Fault]:
    """Return the faults that pydantic found in a payload of ours, one a field."""
    found: dict[str, Fault] = {}
    for one in error.errors():
        path = [str(part) for part in one["loc"]] or [""]
        field = _NAMES.get(path[0], path[0])
        message = (
            _("还没有填，请填好再发布。")
            if one["type"] in _EMPTY
            else _("内容的格式不对，请改好再发布。")
        )
        found.setdefault(field, Fault(field, label_of(error.title, field), message))
    return list(found.values())


def label_of(payload: str, name: str) -> str:
    """Return what the model of the same name calls a field."""
    model = {"Guide": "GuidePage", "Site": "Brand"}.get(payload, payload)
    try:
        field = apps.get_model("guides", model)._meta.get_field(name)
    except (LookupError, FieldDoesNotExist):
        return name
    related = getattr(field, "related_model", None)
    label = getattr(field, "verbose_name", None) or (related and related._meta.verbose_name)
    return str(capfirst(label or name))
