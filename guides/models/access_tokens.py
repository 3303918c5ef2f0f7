"""访问令牌: how a window or partner proves who it is, without an account and a password."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessToken(models.Model):
    """Only the digest of the token is kept: the token itself is shown once, to whoever made it."""

    name = models.CharField(
        _("给谁用"), max_length=100, help_text=_("例如：市政务服务中心 3 号窗口")
    )
    # SHA-256 in hexadecimal; a token is random and long, so nothing slower is needed.
    digest = models.CharField(max_length=64, unique=True, editable=False)
    # The first characters, to tell tokens apart in the list.
    begins = models.CharField(_("开头"), max_length=8, editable=False)
    scopes = models.JSONField(_("能读什么"), default=list)
    expires_at = models.DateTimeField(_("有效期到"))
    revoked_at = models.DateTimeField(_("作废时间"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    last_used_on = models.DateField(_("最近使用"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("访问令牌")
        verbose_name_plural = _("访问令牌")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
