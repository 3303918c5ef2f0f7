"""The tabs of a guide's form."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
)
from wagtailmedia.edit_handlers import MediaChooserPanel

from guides.assemble import locale_of
from guides.vocabulary import Edition, Fact

from .facts_now import facts_beside
from .film import FilmPanel
from .guide_form import GuidePageForm
from .hindrance_panel import HindrancePanel
from .origin_panel import MendedPanel, OriginPanel
from .panels import folded


class AnswerPanel(FieldPanel):
    """A plain answer, with the fact's value now and the token that stands for it."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            if self.bound_field is not None:
                fact = Fact(self.field_name.removeprefix("answer_"))
                known = facts_beside(self.instance).get(fact)
                value: Any = _("事项里还没有")
                if known and known.value:
                    language = locale_of(self.instance)
                    value = format_html('<span lang="{}">{}</span>', language, known.value)
                text = _("现在的值：{value}。在文字里写 {token}，读者看到的就是它。")
                self.help_text = format_html(str(text), value=value, token=f"{{{{{fact}}}}}")


def guide_panels() -> TabbedInterface:
    content = [
        HindrancePanel(),
        FieldPanel("title", classname="title"),
        InlinePanel(
            "guide_items",
            heading=_("事项"),
            label=_("事项"),
            help_text=_("事实都来自事项，第一个是主要的。"),
        ),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("summary"),
        folded(
            _("白话回答"),
            *(AnswerPanel(f"answer_{fact}") for fact in Fact),
            help_text=_("用自己的话回答；没有要补充的就空着，读者照样看得到事实。"),
        ),
        FieldPanel("sections"),
        InlinePanel(
            "related_guides",
            panels=[PageChooserPanel("guide", "guides.GuidePage")],
            heading=_("相关指南"),
            label=_("相关指南"),
        ),
    ]
    editions = [
        FieldPanel("has_pictured"),
        FieldPanel("has_video"),
        MediaChooserPanel("video", media_type="video"),
        FilmPanel(),
        MultiFieldPanel(
            [FieldPanel(f"confirm_{edition}", disable_comments=True) for edition in Edition],
            heading=_("核对"),
        ),
    ]
    publication = [
        FieldPanel("change_note"),
        FieldPanel("effective_on"),
        FieldPanel("reviewed_on"),
        FieldPanel("review_due"),
        PublishingPanel(),
        CommentPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(content, heading=_("内容")),
            ObjectList([FieldPanel("steps")], heading=_("步骤")),
            ObjectList(editions, heading=_("图例与视频")),
            ObjectList(
                [FieldPanel("tips"), FieldPanel("warnings"), FieldPanel("questions")],
                heading=_("提示与问答"),
            ),
            ObjectList([FieldPanel("notes")], heading=_("内部说明")),
            ObjectList([MendedPanel("mended"), OriginPanel()], heading=_("旧系统里的原文")),
            ObjectList(publication, heading=_("发布")),
        ],
        base_form_class=GuidePageForm,
    )
