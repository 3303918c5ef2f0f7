"""The authority's name and record numbers: one row, edited under settings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from .coded import Coded


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

    class Meta:
        verbose_name = _("网站名称和备案")
