"""What a column of a table can lead to: every field of an item and of its lists, and its form."""

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.models import (
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
    Material,
)
from guides.vocabulary import (
    Audience,
    Handling,
    ImplementerNature,
    ItemStatus,
    ItemType,
    Labelled,
    Level,
    MaterialForm,
    MaterialSource,
    MaterialType,
    Means,
    Necessity,
    OnlineDepth,
    PowerSource,
    Reach,
    ResultType,
    Stage,
    SystemLevel,
    TimeUnit,
)


class Form(StrEnum):
    """How a cell is read. Those from SOURCE on are looked up among what the site has."""

    TEXT = auto()
    ADDRESS = auto()
    WORD = auto()
    WORDS = auto()
    YES_NO = auto()
    NUMBER = auto()
    DATE = auto()
    MONEY = auto()
    PHONE = auto()
    # A number with its unit: fills `<name>_value` and `<name>_unit`, in lists `value` and `unit`.
    LIMIT = auto()
    SOURCE = auto()
    CODE = auto()
    CODES = auto()
    DEPARTMENT = auto()
    REGION = auto()
    REGION_CODE = auto()
    TOPICS = auto()
    NAMES = auto()
    # Several laws in one cell, each an entry of the list.
    LAWS = auto()


@dataclass(frozen=True)
class Field:
    """A target of columns. `longest` in characters, None where there is no limit."""

    name: str
    form: Form
    label: Any = ""
    longest: int | None = None
    vocabulary: type[Labelled] | None = None


# The word list of each field, by list; "" is the item itself.
_VOCABULARIES: dict[str, dict[str, type[Labelled]]] = {
    "": {
        "item_type": ItemType,
        "level": Level,
        "handling": Handling,
        "reach": Reach,
        "status": ItemStatus,
        "power_source": PowerSource,
        "implementer_nature": ImplementerNature,
        "result_type": ResultType,
        "online_depth": OnlineDepth,
        "system_level": SystemLevel,
        "audience": Audience,
        "means": Means,
        "statutory_unit": TimeUnit,
        "promised_unit": TimeUnit,
    },
    "materials": {
        "material_type": MaterialType,
        "necessity": Necessity,
        "form": MaterialForm,
        "source": MaterialSource,
    },
    "process": {"stage": Stage, "unit": TimeUnit},
    "special_procedures": {"unit": TimeUnit},
}
_FORMS: tuple[tuple[type, Form | None], ...] = (
    (models.URLField, Form.ADDRESS),
    (models.JSONField, Form.WORDS),
    (models.BooleanField, Form.YES_NO),
    (models.DateTimeField, None),
    (models.DateField, Form.DATE),
    (models.DecimalField, Form.MONEY),
    (models.PositiveSmallIntegerField, Form.NUMBER),
    (models.CharField, Form.TEXT),
    (models.TextField, Form.TEXT),
)
_FORMS_BY_NAME = {
    "source": Form.SOURCE,
    "base_code": Form.CODE,
    "implementation_code": Form.CODE,
    "phone": Form.PHONE,
    "complaint_phone": Form.PHONE,
}
# What editors say of a change, and not the source.
_NOT_FROM_SOURCES = {"change_note", "effective_on", "department_name"}


def _field(field: Any, vocabulary: type[Labelled] | None) -> Field | None:
    """Return what a column of the database takes; None where no cell can say it."""
    form = next((form for kind, form in _FORMS if isinstance(field, kind)), None)
    if form is None or not field.editable or field.name in _NOT_FROM_SOURCES:
        return None
    if vocabulary and form != Form.WORDS:
        form = Form.WORD
    longest = field.max_length if form in (Form.TEXT, Form.ADDRESS) else None
    return Field(field.name, form, field.verbose_name, longest, vocabulary)


def _fields_of(model: type[models.Model], relation: str = "") -> dict[str, Field]:
    words = _VOCABULARIES.get(relation, {})
    fields = (_field(one, words.get(one.name)) for one in model._meta.fields)
    return {one.name: one for one in fields if one is not None}


def _with_limit(fields: dict[str, Field], name: str, value: str) -> dict[str, Field]:
    number = fields.pop(value)
    return {**fields, name: Field(name, Form.LIMIT, number.label)}


def _of_item() -> dict[str, Field]:
    fields = _fields_of(Item)
    for limit in ("statutory", "promised"):
        fields = _with_limit(fields, limit, f"{limit}_value")
    for name, form in _FORMS_BY_NAME.items():
        fields[name] = replace(fields[name], form=form)
    return fields | {
        "sub_item": replace(fields["name"], name="sub_item"),
        "codes": replace(fields["source_code"], name="codes", form=Form.CODES),
        "department": Field("department", Form.DEPARTMENT, _("实施主体"), 100),
        "region": Field("region", Form.REGION, _("区划")),
        "region_code": Field("region_code", Form.REGION_CODE, _("区划代码")),
        "topics": Field("topics", Form.TOPICS, _("主题")),
        "everyday_names": Field("everyday_names", Form.NAMES, _("日常用语"), 100),
    }


def _of_materials() -> dict[str, Field]:
    shared = _fields_of(Material, "materials")
    deferrable = Field("deferrable", Form.YES_NO, _("容缺后补"))
    return {**shared, **_fields_of(ItemMaterial, "materials"), "deferrable": deferrable}


def _of_windows() -> dict[str, Field]:
    return {
        "hall": Field("hall", Form.TEXT, _("大厅"), 300),
        "window": Field("window", Form.TEXT, _("窗口"), 100),
        **_fields_of(ItemWindow),
    }


ITEM: dict[str, Field] = _of_item()
# The lists of an item, by relation, and what an entry of each has.
LISTS: dict[str, dict[str, Field]] = {
    "materials": _of_materials(),
    "fees": _fields_of(ItemFee),
    "basis": {**_fields_of(ItemBasis), "laws": Field("laws", Form.LAWS, _("设定依据"))},
    "process": _with_limit(_fields_of(ItemProcessLink, "process"), "limit", "value"),
    "windows": _of_windows(),
    "special_procedures": _with_limit(
        _fields_of(ItemSpecialProcedure, "special_procedures"), "limit", "value"
    ),
    "questions": _fields_of(ItemQuestion),
}
# What tells an entry of a list from the others.
KEYS: dict[str, tuple[str, ...]] = {
    "materials": ("name",),
    "fees": ("name",),
    "basis": ("title", "article"),
    "process": ("stage",),
    "windows": ("hall", "window"),
    "special_procedures": ("name",),
    "questions": ("question",),
}


def field_of(name: str, relation: str = "") -> Field:
    """Return the field of an item, or of an entry of one of its lists; raises KeyError."""
    return LISTS[relation][name] if relation else ITEM[name]
