"""The tabs of an item's form, grouped as an editor asks: who, what, when, how much, where."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)

from .item_form import HallForm, ItemForm
from .touched import TouchedPanel


def _row(heading: Any, *names: str) -> MultiFieldPanel:
    return MultiFieldPanel([FieldRowPanel([FieldPanel(name) for name in names])], heading=heading)


def _publication() -> ObjectList:
    return ObjectList(
        [FieldPanel("change_note"), FieldPanel("effective_on"), PublishingPanel()],
        heading=_("发布"),
    )


def item_panels() -> TabbedInterface:
    identity = [
        TouchedPanel(),
        FieldPanel("name", classname="title"),
        InlinePanel("everyday_names", heading=_("日常用语"), label=_("日常用语")),
        _row(_("编码"), "base_code", "implementation_code"),
        _row(_("类型"), "item_type", "level", "handling"),
        _row(_("谁负责"), "department", "region"),
        FieldPanel("department_name"),
        FieldPanel("main_item"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        InlinePanel("basis", heading=_("设定依据"), label=_("依据")),
    ]
    who = [
        FieldPanel("audience"),
        FieldPanel("conditions"),
        _row(_("代办"), "proxy", "proxy_note"),
    ]
    limits = [
        _row(_("法定办结时限"), "statutory_value", "statutory_unit", "statutory_note"),
        _row(_("承诺办结时限"), "promised_value", "promised_unit", "promised_note"),
        InlinePanel("process", heading=_("办理环节"), label=_("环节")),
    ]
    money = [
        FieldPanel("charged"),
        InlinePanel("fees", heading=_("收费项目"), label=_("收费项目")),
        FieldPanel("result"),
    ]
    ways = [
        FieldPanel("means"),
        FieldPanel("online_url"),
        InlinePanel("windows", heading=_("办理窗口"), label=_("窗口")),
        _row(_("到现场次数"), "visits", "visits_note"),
        _row(_("通办"), "reach", "reach_note"),
        _row(_("电话"), "phone", "complaint_phone"),
    ]
    return TabbedInterface(
        [
            ObjectList(identity, heading=_("基本情况")),
            ObjectList(who, heading=_("谁能办")),
            ObjectList(
                [InlinePanel("materials", heading=_("申请材料"), label=_("材料"))],
                heading=_("材料"),
            ),
            ObjectList(limits, heading=_("时限和环节")),
            ObjectList(money, heading=_("收费和结果")),
            ObjectList(ways, heading=_("怎么办、去哪办")),
            _publication(),
        ],
        base_form_class=ItemForm,
    )


def hall_panels() -> TabbedInterface:
    place = [
        TouchedPanel(),
        FieldPanel("name", classname="title"),
        _row(_("类别和区划"), "kind", "region"),
        FieldPanel("address"),
        _row(_("坐标"), "latitude", "longitude"),
        FieldPanel("directions"),
        FieldPanel("phone"),
    ]
    hours = [
        InlinePanel("hours", heading=_("每周开门时间"), label=_("时段")),
        InlinePanel("exceptions", heading=_("特别的日子"), label=_("日子")),
        FieldPanel("hours_note"),
    ]
    return TabbedInterface(
        [
            ObjectList(place, heading=_("地点")),
            ObjectList(hours, heading=_("开门时间")),
            ObjectList(
                [InlinePanel("windows", heading=_("窗口"), label=_("窗口"))], heading=_("窗口")
            ),
            _publication(),
        ],
        base_form_class=HallForm,
    )
