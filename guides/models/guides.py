"""办事指南 as editors write it: a page under its department's section."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from guides.blocks.notes import QuestionsBlock, SectionsBlock, SentencesBlock
from guides.blocks.steps import StepsBlock
from guides.vocabulary import Edition, Fact

from .changes import Changed
from .coded import Coded
from .departments import Department
from .items import Item
from .ordered import Ordered
from .previewed import Previewed
from .topics import Topic
from .videos import Video


class HomePage(Page):
    """The root of one language's tree; the home that readers see is made from the ledger."""

    max_count_per_parent = 3
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["guides.SectionPage"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("首页")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        return _address(self, request, "/")


class SectionPage(Page):
    """A department's guides; carries page permissions and is never public."""

    department = models.ForeignKey(
        Department, models.PROTECT, related_name="sections", verbose_name=_("部门")
    )

    # Made with its department; see `guides.sections`.
    is_creatable = False
    parent_page_types = ["guides.HomePage"]
    subpage_types = ["guides.GuidePage"]
    private_page_options: list[str] = []

    class Meta:
        verbose_name = _("部门栏目")

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        return None


def _answer(fact: Fact) -> models.TextField:
    return models.TextField(fact.label, blank=True)


class GuidePage(Previewed, Coded, Changed, Page):
    """What one guide says in one language.

    Facts stand on the items; words may hold tokens such as `{{time}}`. Relations, codes and dates
    are read from the zh-Hans page only.
    """

    summary = models.TextField(
        _("一句话说明"), blank=True, help_text=_("办完得到什么、谁能办，一句话说清。")
    )
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="guide_pages", verbose_name=_("主题")
    )
    answer_eligibility = _answer(Fact.ELIGIBILITY)
    answer_materials = _answer(Fact.MATERIALS)
    answer_place = _answer(Fact.PLACE)
    answer_steps = _answer(Fact.STEPS)
    answer_time = _answer(Fact.TIME)
    answer_fee = _answer(Fact.FEE)
    answer_result = _answer(Fact.RESULT)
    answer_phone = _answer(Fact.PHONE)
    answer_hours = _answer(Fact.HOURS)
    answer_online = _answer(Fact.ONLINE)
    answer_reach = _answer(Fact.REACH)
    answer_proxy = _answer(Fact.PROXY)
    answer_visits = _answer(Fact.VISITS)
    steps = StreamField(StepsBlock(), blank=True, verbose_name=_("步骤"))
    tips = StreamField(SentencesBlock(), blank=True, verbose_name=_("小贴士"))
    warnings = StreamField(SentencesBlock(), blank=True, verbose_name=_("特别注意"))
    questions = StreamField(QuestionsBlock(), blank=True, verbose_name=_("常见问题"))
    sections = StreamField(
        SectionsBlock(),
        blank=True,
        verbose_name=_("其他内容"),
        help_text=_("放不进上面各栏的话，各有各的标题。"),
    )
    notes = models.TextField(
        _("窗口内部说明"), blank=True, help_text=_("只有登录的工作人员看得到，不会公开。")
    )
    has_pictured = models.BooleanField(_("有图例版"), default=False)
    has_video = models.BooleanField(_("有视频版"), default=False)
    video = models.ForeignKey(
        Video,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="guide_pages",
        verbose_name=_("整段视频"),
    )
    reviewed_on = models.DateField(_("核对日期"), null=True, blank=True)
    review_due = models.DateField(_("下次核对"), null=True, blank=True)
    source = models.CharField(_("来源"), max_length=100, blank=True, editable=False)
    source_id = models.CharField(_("来源编号"), max_length=100, blank=True, editable=False)
    # What the other system said, as {heading, text, fields} in order; what is `inner` is for staff.
    origin = models.JSONField(default=list, blank=True, editable=False)
    mended = models.BooleanField(
        _("已经核对补全"),
        default=False,
        help_text=_("从旧系统导入的指南：勾上以后，页面不再说它“来自旧系统，尚缺内容”。"),
    )
    # The digest of the facts against which each edition's words were last confirmed.
    confirmed = models.JSONField(default=dict, blank=True, editable=False)

    parent_page_types = ["guides.SectionPage"]
    subpage_types: list[str] = []
    private_page_options: list[str] = []
    exclude_fields_in_copy = ["source", "source_id", "origin", "mended"]
    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("summary"),
        *(TranslatableField(f"answer_{fact}") for fact in Fact),
        TranslatableField("steps"),
        TranslatableField("tips"),
        TranslatableField("warnings"),
        TranslatableField("questions"),
        TranslatableField("sections"),
        TranslatableField("notes"),
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "slug",
                "has_pictured",
                "has_video",
                "video",
                "mended",
                "reviewed_on",
                "review_due",
                "change_note",
                "effective_on",
                "guide_items",
                "related_guides",
            )
        ),
    ]

    class Meta:
        verbose_name = _("办事指南")
        verbose_name_plural = _("办事指南")
        indexes = [
            models.Index(fields=["source", "source_id"]),
            models.Index(fields=["review_due"], name="guide_by_review"),
        ]

    def with_content_json(self, content: dict[str, Any]) -> "GuidePage":
        restored = super().with_content_json(content)
        # A draft older than the first publication knows nothing of what was confirmed then.
        restored.confirmed = {**self.confirmed, **restored.confirmed}
        return restored

    def answers(self) -> dict[Fact, str]:
        """Return the editor's plain answers by fact, tokens and all, without the empty ones."""
        found = {fact: getattr(self, f"answer_{fact}").strip() for fact in Fact}
        return {fact: answer for fact, answer in found.items() if answer}

    def editions(self) -> tuple[Edition, ...]:
        """Return the editions the editor declared; words are always there."""
        declared = [Edition.PLAIN]
        if self.has_pictured:
            declared.append(Edition.PICTURED)
        if self.has_video:
            declared.append(Edition.VIDEO)
        return tuple(declared)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        return _address(self, request, f"/guides/{self.code}/")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponsePermanentRedirect(self.get_url(request) or "/")


class GuideItem(Ordered):
    """An item the guide explains; the first is the main one."""

    page = ParentalKey(GuidePage, related_name="guide_items")
    item = models.ForeignKey(
        Item, models.PROTECT, related_name="guide_items", verbose_name=_("事项")
    )

    class Meta(Ordered.Meta):
        verbose_name = _("事项")


class RelatedGuide(Ordered):
    page = ParentalKey(GuidePage, related_name="related_guides")
    guide = models.ForeignKey(
        GuidePage, models.CASCADE, related_name="+", verbose_name=_("相关指南")
    )

    class Meta(Ordered.Meta):
        verbose_name = _("相关指南")


def _address(page: Page, request: HttpRequest | None, path: str) -> tuple[int, str, str] | None:
    """Return Wagtail's (site id, root address, path): no public address depends on the tree."""
    parts = Page.get_url_parts(page, request)
    if parts is None:
        return None
    site_id = parts[0]
    language = page.locale.language_code
    prefix = "" if language == "zh-hans" else f"/{language}"
    # Absolute from the setting, never from Host; Wagtail's own tree is served nowhere.
    return site_id, settings.BASE_URL, prefix + path
