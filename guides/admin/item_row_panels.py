"""The lists on an item's form: what stands in each row, the rare fields folded."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from .panels import Folded, known


def _side_by_side(*names: str) -> FieldRowPanel:
    return FieldRowPanel([FieldPanel(name) for name in names])


def everyday_names() -> InlinePanel:
    return InlinePanel(
        "everyday_names",
        heading=_("日常用语"),
        label=_("日常用语"),
        help_text=_("老百姓怎么叫它，搜索靠这个。例如：办护照、换身份证。"),
    )


def basis() -> InlinePanel:
    return InlinePanel(
        "basis",
        [_side_by_side("title", "article"), FieldPanel("text"), FieldPanel("url")],
        heading=_("设定依据"),
        label=_("依据"),
        help_text=_("法律法规的全称，不加书名号；条款写到第几条、第几款。"),
    )


def process() -> InlinePanel:
    return InlinePanel(
        "process",
        [_side_by_side("stage", "who"), _side_by_side("value", "unit")],
        heading=_("办理环节"),
        label=_("环节"),
        help_text=_("受理、审查、决定、制证、送达，各要多久、谁办。"),
    )


def special_procedures() -> InlinePanel:
    return InlinePanel(
        "special_procedures",
        [
            FieldPanel("name"),
            _side_by_side("value", "unit"),
            _side_by_side("basis", "note"),
        ],
        heading=_("特别程序"),
        label=_("特别程序"),
        help_text=_(
            "听证、检测、鉴定、专家评审、公示这些，时间不算在办结时限里。例如：听证，20 个工作日。"
        ),
    )


def fees() -> InlinePanel:
    return InlinePanel(
        "fees",
        [
            FieldPanel("name"),
            _side_by_side("amount", "unit"),
            FieldPanel("standard", help_text=_("没有固定金额的才写。例如：按评估价的千分之三。")),
            FieldPanel("basis"),
            FieldRowPanel([known("reducible"), FieldPanel("waiver")]),
        ],
        heading=_("收费项目"),
        label=_("收费项目"),
    )


def materials() -> InlinePanel:
    return InlinePanel(
        "materials",
        [
            FieldPanel("material"),
            _side_by_side("necessity", "deadline"),
            _side_by_side("originals", "copies", "form"),
            FieldPanel("note"),
            _side_by_side("blank", "sample"),
            Folded(_rare_of_materials(), summary=_("免带、承诺、出具时间、填报须知、受理标准")),
        ],
        heading=_("申请材料"),
        label=_("材料"),
    )


def _rare_of_materials() -> list[Any]:
    return [
        FieldPanel("exempt"),
        FieldPanel("commitment", help_text=_("交一份书面承诺，可以先不交这份材料。")),
        FieldPanel("source", help_text=_("空着就是材料自己写的来源。")),
        FieldPanel("validity"),
        FieldPanel("filling_note", help_text=_("填表时容易错的地方。")),
        FieldPanel("acceptance_standard", help_text=_("窗口按什么判断合格。")),
        FieldPanel("basis", help_text=_("哪部法律要求交这份材料。")),
    ]


def windows() -> InlinePanel:
    return InlinePanel("windows", heading=_("办理窗口"), label=_("窗口"))


def questions() -> InlinePanel:
    return InlinePanel(
        "questions",
        [FieldPanel("question"), FieldPanel("answer")],
        heading=_("常见问题"),
        label=_("问答"),
        help_text=_("和指南里的问答一起给读者看。"),
    )
