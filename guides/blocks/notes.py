"""Tips, warnings, questions and further sections: words beside the steps."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SentencesBlock(blocks.StreamBlock):
    sentence = blocks.TextBlock(default="", label=_("一句话"))


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(default="", max_length=100, label=_("问"))
    answer = blocks.TextBlock(default="", label=_("答"))

    class Meta:
        label = _("问答")
        icon = "help"


class QuestionsBlock(blocks.StreamBlock):
    question = QuestionBlock()


class SectionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(default="", max_length=100, label=_("标题"))
    text = blocks.TextBlock(default="", label=_("内容"))

    class Meta:
        label = _("一段")
        icon = "pilcrow"


class SectionsBlock(blocks.StreamBlock):
    section = SectionBlock()
