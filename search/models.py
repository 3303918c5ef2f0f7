"""What editors say about words and results, and what people asked and did not find."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from guides.models import GuidePage


class Synonym(models.Model):
    """A pair beside the committed ones, or, where it does not apply, against one of them."""

    everyday = models.CharField(
        _("群众的说法"), max_length=30, help_text=_("例如：上户口。写一个词，不写整句话")
    )
    official = models.CharField(
        _("办事用语"), max_length=30, help_text=_("例如：出生登记。写事项名称里的词")
    )
    applies = models.BooleanField(
        _("使用"), default=True, help_text=_("不使用：随软件带来的这一对也不再用")
    )

    class Meta:
        verbose_name = _("同义词")
        verbose_name_plural = _("同义词")
        ordering = ["everyday", "official"]
        constraints = [
            models.UniqueConstraint(fields=["everyday", "official"], name="synonym_pair")
        ]

    def __str__(self) -> str:
        return f"{self.everyday} → {self.official}"


class PinnedResult(models.Model):
    """A guide that comes first for a question, until a day."""

    question = models.CharField(
        _("搜索词"), max_length=60, help_text=_("整个搜索词都一样时才置顶，标点、繁简、大小写不论")
    )
    page = models.ForeignKey(GuidePage, models.CASCADE, related_name="+", verbose_name=_("指南"))
    ends_on = models.DateField(_("置顶到哪天（含）"))
    reason = models.CharField(_("为什么置顶"), max_length=100, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("置顶结果")
        verbose_name_plural = _("置顶结果")
        ordering = ["question", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["question", "page"], name="pinned_question_page")
        ]

    def __str__(self) -> str:
        return f"{self.question} → {self.page}"


class Unsuggested(models.Model):
    """Words that are never suggested while somebody types."""

    words = models.CharField(_("词"), max_length=30, unique=True)

    class Meta:
        verbose_name = _("不提示的词")
        verbose_name_plural = _("不提示的词")
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words


class UnansweredQuestion(models.Model):
    """问了没找到: a question without an answer; numbers masked, no person, no address."""

    text = models.CharField(_("问题"), max_length=60, unique=True)
    times = models.PositiveIntegerField(_("次数"), default=1)
    first_asked_on = models.DateField(_("第一次"))
    last_asked_on = models.DateField(_("最近一次"), db_index=True)
    # When an editor has dealt with it; asked again later, it comes back.
    settled_on = models.DateField(_("处理日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("问了没找到")
        verbose_name_plural = _("问了没找到")
        ordering = ["-times", "text"]

    def __str__(self) -> str:
        return self.text
