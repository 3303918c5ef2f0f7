"""The authority's name, brand and record numbers: one row, edited under settings."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import PageChooserBlock, StreamBlock
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string

from guides import colours

from .coded import Coded

colour = RegexValidator(
    rf"^{colours.PATTERN}$", _("颜色请写成 #0b57a4 这样：井号，六位数字或小写字母 a 到 f。")
)

# Of an emblem, in pixels and bytes: every page waits for it.
_WIDEST, _HEAVIEST = 800, 60_000


def a_colour(name: Any, help_text: Any) -> Any:
    return models.CharField(
        name, max_length=7, blank=True, validators=[colour], help_text=help_text
    )


class WantedBlock(StreamBlock):
    guide = PageChooserBlock(page_type="guides.GuidePage", label=_("指南"))


@register_setting(icon="site")
class Brand(Coded, BaseGenericSetting):
    name = models.CharField(_("网站名称"), max_length=50, default="明白")
    city = models.CharField(_("城市"), max_length=50, default="本市")
    phone = models.CharField(_("总热线"), max_length=20, default="12345")
    notice = models.CharField(_("每页页脚的提示"), max_length=200, blank=True)
    owner = models.CharField(_("主办单位"), max_length=100, blank=True)
    identifier = models.CharField(_("网站标识码"), max_length=20, blank=True)
    icp = models.CharField(_("ICP 备案号"), max_length=50, blank=True)
    police = models.CharField(_("公安备案号"), max_length=50, blank=True)
    emblem = models.ForeignKey(
        get_image_model_string(),
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("徽标"),
        help_text=_("PNG、WebP 或 JPEG，四周不留白；显示在每页左上角，高 44 像素。"),
    )
    emblem_words = models.CharField(
        _("徽标上画的是什么"),
        max_length=50,
        blank=True,
        help_text=_("给看不见图的人听，例如：澄禾市市徽。"),
    )
    link = a_colour(_("链接和按钮的颜色"), _("例如 #0b57a4；不填就用原来的蓝色。"))
    link_dark = a_colour(_("同上，深色屏幕"), _("不填就按上面的颜色自动调亮。"))
    seal = a_colour(_("徽章和要紧处的颜色"), _("例如 #b3261e；不填就用原来的红色。"))
    seal_dark = a_colour(_("同上，深色屏幕"), _("不填就按上面的颜色自动调亮。"))
    wanted = StreamField(
        WantedBlock(max_num=8, required=False),
        verbose_name=_("首页上“常办的事”"),
        blank=True,
        help_text=_("选最常有人来办的，最多 8 份，按这里的顺序；一份都不选，首页就没有这一栏。"),
    )
    name_en = models.CharField(
        _("英文名称"),
        max_length=80,
        blank=True,
        help_text=_("填了这一项，英文网页的名称、城市和提示才用英文。"),
    )
    city_en = models.CharField(_("城市的英文"), max_length=80, blank=True)
    owner_en = models.CharField(_("主办单位的英文"), max_length=150, blank=True)
    notice_en = models.CharField(_("提示的英文"), max_length=300, blank=True)
    emblem_words_en = models.CharField(_("徽标说明的英文"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("网站名称和品牌")

    def clean(self) -> None:
        super().clean()
        wrong = dict(self._unread())
        if self.emblem and not self.emblem_words:
            wrong["emblem_words"] = _now("有徽标就要写它画的是什么。")
        if self.emblem and (self.emblem.width > _WIDEST or self.emblem.get_file_size() > _HEAVIEST):
            wrong["emblem"] = _now(
                "徽标最宽 {pixels} 像素、最大 {size} KB：每一页都要载入它。请缩小后再传。"
            ).format(pixels=_WIDEST, size=_HEAVIEST // 1000)
        if self.name_en and not self.city_en:
            wrong["city_en"] = _now("有英文名称就要写城市的英文。")
        if wrong:
            raise ValidationError(wrong)

    def _unread(self) -> Iterator[tuple[str, str]]:
        """Yield each colour that cannot be read, with the nearest one that can."""
        for name, grounds in (
            ("link", colours.LIGHT),
            ("link_dark", colours.DARK),
            ("seal", colours.LIGHT),
            ("seal_dark", colours.DARK),
        ):
            value = getattr(self, name)
            if colours.is_colour(value):
                reading = colours.worst(value, grounds)
                if not reading.enough:
                    yield name, _unread(value, reading, grounds)


def _unread(value: str, reading: colours.Reading, grounds: Mapping[str, str]) -> str:
    told = _now(
        "{value} 看不清：在{ground}（{on}）上对比度是 {ratio}，要 {least} 以上。"
        "最接近的、看得清的颜色是 {nearest}。"
    )
    return told.format(
        value=value,
        ground=colours.GROUND_NAMES[reading.ground],
        on=grounds[reading.ground],
        # Rounded down: what fails must not look as if it passed.
        ratio=f"{int(reading.ratio * 100) / 100:.2f}",
        least=colours.LEAST,
        nearest=colours.nearest(value, grounds),
    )
