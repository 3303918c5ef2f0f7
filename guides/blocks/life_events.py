"""The guides of a life event, one below the other."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .chosen import GuideBlock


class LifeEventStepBlock(blocks.StructBlock):
    guide = GuideBlock(label=_("指南"))
    note = blocks.CharBlock(
        default="",
        required=False,
        max_length=60,
        label=_("什么时候办、为什么办"),
        help_text=_("几个字就行，例如：出生后 30 天内。可以不写。"),
    )

    class Meta:
        label = _("一步")
        icon = "doc-full"


class LifeEventStepsBlock(blocks.StreamBlock):
    step = LifeEventStepBlock()
