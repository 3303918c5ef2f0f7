"""步骤: one step and its three faces.

Every text has an empty default: a draft without it holds None otherwise, on which translation
stops.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from guides.vocabulary import Actor, TimeUnit

from .chosen import ClipVideoBlock, MaterialBlock


class DurationBlock(blocks.StructBlock):
    # Not "value": wagtail-localize takes a struct with such a child for a wrapped one.
    length = blocks.IntegerBlock(required=False, min_value=0, label=_("时长"))
    unit = blocks.ChoiceBlock(required=False, choices=TimeUnit.choices(), label=_("单位"))

    class Meta:
        label = _("要多久")


class CalloutBlock(blocks.StructBlock):
    x = blocks.IntegerBlock(min_value=0, max_value=1000, label=_("横向位置（千分之几，从左）"))
    y = blocks.IntegerBlock(min_value=0, max_value=1000, label=_("纵向位置（千分之几，从上）"))
    text = blocks.CharBlock(default="", max_length=100, label=_("说明"))


class CalloutsBlock(blocks.StreamBlock):
    # A StreamBlock, not a ListBlock: below a StructBlock, lists are left out of translation.
    callout = CalloutBlock(label=_("编号标注"))


class PictureBlock(blocks.StructBlock):
    image = ImageChooserBlock(required=False, label=_("图片"))
    alt = blocks.CharBlock(
        required=False,
        default="",
        max_length=200,
        label=_("替代文字"),
        help_text=_("给看不见图片的人：图里画了什么。"),
    )
    callouts = CalloutsBlock(required=False, label=_("编号标注"))

    class Meta:
        label = _("图例")
        icon = "image"


class ClipBlock(blocks.StructBlock):
    chapter = blocks.IntegerBlock(
        required=False,
        min_value=1,
        label=_("指南视频的第几章"),
        help_text=_("本步骤在整段视频里的章节。"),
    )
    video = ClipVideoBlock(required=False, label=_("或单独的视频"))

    class Meta:
        label = _("视频")
        icon = "media"


class BranchBlock(blocks.StructBlock):
    condition = blocks.CharBlock(default="", max_length=100, label=_("如果"))
    outcome = blocks.CharBlock(required=False, default="", max_length=200, label=_("就"))
    to = blocks.IntegerBlock(required=False, min_value=1, label=_("转到第几步"))


class BranchesBlock(blocks.StreamBlock):
    branch = BranchBlock(label=_("分支"))


class HandsInBlock(blocks.StreamBlock):
    material = MaterialBlock(label=_("材料"))


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=50, default="", label=_("这一步做什么"))
    actor = blocks.ChoiceBlock(
        choices=Actor.choices(), default=Actor.APPLICANT.value, label=_("谁来做")
    )
    where = blocks.CharBlock(required=False, default="", max_length=100, label=_("在哪里"))
    duration = DurationBlock(required=False)
    hands_in = HandsInBlock(required=False, label=_("交什么"))
    words = blocks.TextBlock(
        default="", label=_("白话"), help_text=_("一行一段；以“- ”开头的行是列表。")
    )
    picture = PictureBlock(required=False)
    clip = ClipBlock(required=False)
    branches = BranchesBlock(required=False, label=_("不同情况"))

    class Meta:
        label = _("步骤")
        icon = "list-ol"


class StepsBlock(blocks.StreamBlock):
    step = StepBlock()
