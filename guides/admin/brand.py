"""The form of the site's name and brand, under settings."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, TabbedInterface

from .panels import row
from .wording import WordedForm


def brand_panels() -> TabbedInterface:
    names = [
        FieldPanel("name", classname="title"),
        row(_("城市和电话"), "city", "phone"),
        FieldPanel("owner"),
        FieldPanel("notice"),
        row(_("备案"), "identifier", "icp", "police"),
    ]
    look = [
        MultiFieldPanel([FieldPanel("emblem"), FieldPanel("emblem_words")], heading=_("徽标")),
        row(
            _("链接和按钮"),
            "link",
            "link_dark",
            help_text=_("保存时会算对比度：看不清的颜色存不进去，会告诉您最接近的、看得清的颜色。"),
        ),
        row(_("徽章和要紧处"), "seal", "seal_dark"),
    ]
    english = [
        FieldPanel(name)
        for name in ("name_en", "city_en", "owner_en", "notice_en", "emblem_words_en")
    ]
    return TabbedInterface(
        [
            ObjectList(names, heading=_("名称和备案")),
            ObjectList(look, heading=_("徽标和颜色")),
            ObjectList([FieldPanel("wanted")], heading=_("首页")),
            ObjectList(english, heading=_("英文")),
        ],
        base_form_class=WordedForm,
    )
