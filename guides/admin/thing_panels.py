"""The forms of what items are made of: halls, materials, departments."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, ObjectList, TabbedInterface

from .item_form import DepartmentForm, HallForm, MaterialForm
from .panels import publication, row
from .touched import TouchedPanel


def hall_panels() -> TabbedInterface:
    place = [
        TouchedPanel(),
        FieldPanel("name", classname="title"),
        row(_("类别和区划"), "kind", "region"),
        FieldPanel("address"),
        row(_("坐标"), "latitude", "longitude"),
        FieldPanel("directions"),
        FieldPanel("phone"),
        FieldPanel("queue_url", help_text=_("扫了大厅里的码，页面上有“取号”，点了到这里。")),
        FieldPanel(
            "department",
            help_text=_("大厅收到的好差评由它答复。不填就由能发布全站内容的人答复。不公开。"),
        ),
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
            publication(),
        ],
        base_form_class=HallForm,
    )


def material_panels() -> ObjectList:
    return ObjectList(
        [
            TouchedPanel(),
            FieldPanel("name", classname="title"),
            row(_("是什么"), "material_type", "form", "source"),
            FieldPanel("issuer", help_text=_("哪个单位出具的。")),
            FieldPanel("how_to_get", help_text=_("没有的话，怎么办到一份。")),
            FieldPanel("where_to_get", help_text=_("例如：接生的医院、户口所在地的派出所。")),
        ],
        base_form_class=MaterialForm,
    )


def department_panels() -> ObjectList:
    return ObjectList(
        [
            FieldPanel("name", classname="title"),
            FieldPanel("short_name"),
            FieldPanel("region"),
            FieldPanel("credit_code", help_text=_("18 位，例如 11120000000125014N。")),
            row(_("电话"), "phone", "complaint_phone"),
        ],
        base_form_class=DepartmentForm,
    )
