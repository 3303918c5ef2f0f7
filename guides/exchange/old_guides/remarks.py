"""What the report says of a guide's fields: what stayed words, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from guides.exchange.labels import titles
from guides.exchange.understood import Understood
from guides.models import Item

from .taken import Taken


@dataclass(frozen=True)
class Remark:
    """What a person should know of one field of a guide."""

    field: str
    value: str
    reason: str
    remedy: str


def remarks_on(understood: Understood, taken: Taken) -> Iterator[Remark]:
    """Yield what a person should know of what an item did not take, and what stayed words."""
    yield from _differing(understood, taken)
    yield from _misfits(understood, taken)
    yield from _kept(understood)
    if taken.withheld:
        yield Remark(_("事项"), "", taken.withheld, _("旧话保留在页面上；编辑处理完以后再导入一次"))
    for remark in understood.remarks:
        yield Remark("", "", remark, _("请核对"))


def _differing(understood: Understood, taken: Taken) -> Iterator[Remark]:
    for name, now in taken.facts.differing.items():
        value = understood.values[name]
        yield Remark(
            title_of(name),
            " ".join(origin.words for origin in value.origins),
            _("事项里写的是“{now}”，没有改").format(now=_short(now)),
            _("旧话保留在页面上；请核对，以事项为准的删掉那一段"),
        )
    for name in taken.lists.differing:
        rows = understood.rows[name]
        yield Remark(
            title_of(name),
            "；".join(origin.words for row in rows for origin in row.origins),
            _("事项里已经另有内容，没有改"),
            _("旧话保留在页面上；请核对，以事项为准的删掉那一段"),
        )


def _misfits(understood: Understood, taken: Taken) -> Iterator[Remark]:
    for name, reason in taken.facts.misfits.items():
        words = " ".join(origin.words for origin in understood.values[name].origins)
        yield Remark(title_of(name), words, reason, _("旧话保留在页面上，请在事项里填好"))
    for row in taken.lists.misfits:
        words = " ".join(origin.words for origin in row.origins)
        yield Remark(
            title_of(row.field), words, _("放不进栏目"), _("旧话保留在页面上，请在事项里填好")
        )


def _kept(understood: Understood) -> Iterator[Remark]:
    for coded in understood.coded:
        yield Remark(
            title_of(coded.field),
            "、".join(coded.codes),
            _("代码的含义来源没有说明，存为代码，页面上不显示含义"),
            _("在映射文件的 [codes.{field}] 里写明含义，再导入一次").format(field=coded.field),
        )
    for left in understood.left:
        yield Remark(left.heading, left.text, left.why, _("请在页面上核对，填进对应的栏目"))


def title_of(name: str) -> str:
    """Return a field's Chinese name."""
    if name in titles():
        return titles()[name]
    try:
        return str(getattr(Item._meta.get_field(name), "verbose_name", name))
    except FieldDoesNotExist:
        return {"steps": _("步骤"), "questions": _("常见问题")}.get(name, name)


def _short(value: Any) -> str:
    text = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
