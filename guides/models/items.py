"""事项: what an office does for people, with the facts every guide and channel takes from it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)
from wagtail_localize.fields import TranslatableField

from guides.vocabulary import (
    Audience,
    Handling,
    ItemType,
    Level,
    MaterialForm,
    MaterialSource,
    Means,
    Necessity,
    Reach,
    Stage,
    TimeUnit,
)

from .changes import Changed
from .coded import Coded
from .departments import Department
from .halls import Hall, Window
from .materials import Material
from .ordered import Ordered
from .previewed import Previewed
from .regions import Region
from .topics import Topic

OWN_SOURCE = "mingbai"


class ItemManager(models.Manager["Item"]):
    def by_source(self, source: str) -> dict[str, "Item"]:
        """Return the items of one source by that source's own id."""
        return {item.source_id: item for item in self.filter(source=source)}


class Item(
    Previewed,
    Coded,
    Changed,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """Valid with source id and name alone: catalogues are filled unevenly."""

    source = models.CharField(_("来源"), max_length=100, default=OWN_SOURCE)
    source_id = models.CharField(_("来源编号"), max_length=100)
    name = models.CharField(_("事项名称"), max_length=200)
    base_code = models.CharField(_("基本编码"), max_length=32, blank=True)
    implementation_code = models.CharField(_("实施编码"), max_length=64, blank=True)
    source_code = models.CharField(_("来源的编码"), max_length=100, blank=True)
    item_type = models.CharField(
        _("事项类型"), max_length=2, blank=True, choices=ItemType.choices()
    )
    level = models.CharField(_("行使层级"), max_length=1, blank=True, choices=Level.choices())
    handling = models.CharField(_("办件类型"), max_length=1, blank=True, choices=Handling.choices())
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, verbose_name=_("区划")
    )
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("实施主体"),
    )
    department_name = models.CharField(_("实施主体（来源写法）"), max_length=100, blank=True)
    topics = ParentalManyToManyField(
        Topic, blank=True, related_name="items", verbose_name=_("主题")
    )
    main_item = models.CharField(_("主项名称"), max_length=200, blank=True)
    conditions = models.TextField(_("受理条件"), blank=True)
    audience = models.JSONField(_("服务对象"), default=list, blank=True)
    statutory_value = models.PositiveSmallIntegerField(_("法定办结时限"), null=True, blank=True)
    statutory_unit = models.CharField(
        _("单位"), max_length=12, blank=True, choices=TimeUnit.choices()
    )
    statutory_note = models.CharField(_("法定时限说明"), max_length=200, blank=True)
    promised_value = models.PositiveSmallIntegerField(_("承诺办结时限"), null=True, blank=True)
    promised_unit = models.CharField(
        _("单位"), max_length=12, blank=True, choices=TimeUnit.choices()
    )
    promised_note = models.CharField(_("承诺时限说明"), max_length=200, blank=True)
    charged = models.BooleanField(_("是否收费"), null=True, blank=True)
    result = models.CharField(_("办理结果"), max_length=200, blank=True)
    reach = models.CharField(_("通办范围"), max_length=10, blank=True, choices=Reach.choices())
    reach_note = models.CharField(_("通办说明"), max_length=200, blank=True)
    means = models.JSONField(_("办理形式"), default=list, blank=True)
    visits = models.PositiveSmallIntegerField(_("到现场次数"), null=True, blank=True)
    visits_note = models.CharField(_("必须到现场的原因"), max_length=200, blank=True)
    proxy = models.BooleanField(_("能否代办"), null=True, blank=True)
    proxy_note = models.CharField(_("代办说明"), max_length=200, blank=True)
    online_url = models.URLField(_("网办地址"), max_length=500, blank=True)
    phone = models.CharField(_("咨询电话"), max_length=100, blank=True)
    complaint_phone = models.CharField(_("监督电话"), max_length=100, blank=True)
    source_data = models.JSONField(_("来源的其他栏目"), default=dict, blank=True, editable=False)

    translatable_fields = [
        TranslatableField(name)
        for name in (
            "name",
            "conditions",
            "result",
            "statutory_note",
            "promised_note",
            "reach_note",
            "visits_note",
            "proxy_note",
        )
    ]

    objects = ItemManager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("事项")
        verbose_name_plural = _("事项")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id", "locale"], name="item_unique_by_source"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.region}）" if self.region_id else self.name

    def clean(self) -> None:
        super().clean()
        errors: dict[str, Any] = {}
        for field, vocabulary in (("audience", Audience), ("means", Means)):
            if set(getattr(self, field)) - set(vocabulary):
                errors[field] = _("有不认识的选项，请重新勾选。")
        for limit in ("statutory", "promised"):
            given, unit = getattr(self, f"{limit}_value"), getattr(self, f"{limit}_unit")
            if given is not None and not unit:
                errors[f"{limit}_unit"] = _("填了时限，请选单位。")
        if errors:
            raise ValidationError(errors)


class EverydayName(Ordered):
    """日常用语: what people call the item; worth more to search than anything else."""

    item = ParentalKey(Item, related_name="everyday_names")
    name = models.CharField(_("日常用语"), max_length=100)

    class Meta(Ordered.Meta):
        verbose_name = _("日常用语")


class ItemBasis(Ordered):
    item = ParentalKey(Item, related_name="basis")
    title = models.CharField(_("法律法规名称"), max_length=200)
    article = models.CharField(_("条款"), max_length=100, blank=True)
    text = models.TextField(_("条文内容"), blank=True)
    url = models.URLField(_("全文地址"), max_length=500, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("设定依据")


class ItemProcessLink(Ordered):
    item = ParentalKey(Item, related_name="process")
    stage = models.CharField(_("环节"), max_length=12, choices=Stage.choices())
    value = models.PositiveSmallIntegerField(_("时限"), null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=12, blank=True, choices=TimeUnit.choices())
    who = models.CharField(_("谁办"), max_length=100, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("办理环节")

    def clean(self) -> None:
        if self.value is not None and not self.unit:
            raise ValidationError({"unit": _("填了时限，请选单位。")})


class ItemFee(Ordered):
    """One charge: its amount in 元 to two places, exact, and published in whole 分."""

    item = ParentalKey(Item, related_name="fees")
    name = models.CharField(_("收费项目"), max_length=100)
    amount = models.DecimalField(
        _("金额（元）"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    unit = models.CharField(_("按什么收"), max_length=20, blank=True, help_text=_("例如：每证"))
    standard = models.CharField(_("收费标准（文字）"), max_length=300, blank=True)
    basis = models.CharField(_("收费依据"), max_length=300, blank=True)
    waiver = models.CharField(_("减免说明"), max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("收费")

    def clean(self) -> None:
        if self.amount is None and not self.standard:
            raise ValidationError({"amount": _("请填金额；没有固定金额的，请写收费标准。")})
        if self.amount is not None and self.amount < 0:
            raise ValidationError({"amount": _("金额不能小于零。")})


class ItemMaterial(Ordered):
    """A material as this item asks for it; empty form and source mean the material's own."""

    item = ParentalKey(Item, related_name="materials")
    material = models.ForeignKey(
        Material, models.PROTECT, related_name="uses", verbose_name=_("材料")
    )
    necessity = models.CharField(
        _("是否必要"), max_length=10, choices=Necessity.choices(), default=Necessity.REQUIRED
    )
    deadline = models.CharField(_("容缺后补的期限"), max_length=100, blank=True)
    commitment = models.BooleanField(_("可以告知承诺"), default=False)
    exempt = models.CharField(
        _("免带说明"), max_length=200, blank=True, help_text=_("例如：有电子身份证可以不带")
    )
    form = models.CharField(
        _("材料形式"), max_length=12, blank=True, choices=MaterialForm.choices()
    )
    source = models.CharField(
        _("来源渠道"), max_length=12, blank=True, choices=MaterialSource.choices()
    )
    originals = models.PositiveSmallIntegerField(_("原件份数"), null=True, blank=True)
    copies = models.PositiveSmallIntegerField(_("复印件份数"), null=True, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)
    blank = models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("空白表格"),
    )
    sample = models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("样表"),
    )

    class Meta(Ordered.Meta):
        verbose_name = _("材料")

    def clean(self) -> None:
        if self.necessity == Necessity.DEFERRABLE and not self.deadline:
            raise ValidationError({"deadline": _("容缺的材料要写明什么时候补交。")})


class ItemWindow(Ordered):
    item = ParentalKey(Item, related_name="windows")
    hall = models.ForeignKey(
        Hall, models.PROTECT, related_name="item_windows", verbose_name=_("大厅")
    )
    window = models.ForeignKey(
        Window,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("窗口"),
    )
    note = models.CharField(_("说明"), max_length=100, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("办理窗口")

    def clean(self) -> None:
        if self.window and self.hall_id and self.window.hall_id != self.hall_id:
            raise ValidationError({"window": _("这个窗口不在所选的大厅里，请另选。")})
