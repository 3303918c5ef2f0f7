"""事项: what an office does for people, with the facts every guide and channel takes from it.

What the rarer fields mean is said in `guides.content.Particulars`, which has the same names.
"""

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
    ImplementerNature,
    ItemStatus,
    ItemType,
    Labelled,
    Level,
    Means,
    OnlineDepth,
    PowerSource,
    Reach,
    ResultType,
    SystemLevel,
    TimeUnit,
)

from .changes import Changed
from .coded import Coded
from .departments import Department
from .ordered import Ordered
from .previewed import Previewed
from .regions import Region
from .topics import Topic

OWN_SOURCE = "mingbai"


def _line(label: Any, length: int) -> models.CharField:
    return models.CharField(label, max_length=length, blank=True)


def _words(label: Any) -> models.TextField:
    return models.TextField(label, blank=True)


def _choice(label: Any, vocabulary: type[Labelled]) -> models.CharField:
    return models.CharField(label, max_length=12, blank=True, choices=vocabulary.choices())


def _yes_or_no(label: Any) -> models.BooleanField:
    return models.BooleanField(label, null=True, blank=True)


def _document(label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        "wagtaildocs.Document",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
    )


class ItemManager(models.Manager["Item"]):
    def by_source(self, source: str) -> dict[str, "Item"]:
        """Return the zh-Hans items of one source by that source's own id."""
        own = self.filter(source=source, locale__language_code="zh-hans")
        return {item.source_id: item for item in own}


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
    status = _choice(_("事项状态"), ItemStatus)
    version = _line(_("事项版本"), 20)
    description = _words(_("事项内容"))
    main_code = _line(_("主项编码"), 64)
    business_name = _line(_("业务办理项名称"), 200)
    business_code = _line(_("业务办理项编码"), 64)
    power_source = _choice(_("权力来源"), PowerSource)
    division_of_power = _words(_("权限划分"))
    exercise_content = _words(_("行使内容"))
    planned_from = models.DateField(_("计划生效日期"), null=True, blank=True)
    planned_until = models.DateField(_("计划取消日期"), null=True, blank=True)
    credit_code = _line(_("实施主体统一社会信用代码"), 18)
    implementer_nature = _choice(_("实施主体性质"), ImplementerNature)
    delegator = _line(_("委托部门"), 200)
    joint_departments = _line(_("共同实施部门"), 500)
    handling_office = _line(_("承办机构"), 200)
    handling_unit = _line(_("经办机构（处室）"), 200)
    accepting_office = _line(_("受理机构"), 300)
    service_field = _line(_("服务领域"), 200)
    service_mode = _line(_("服务方式"), 200)
    process_description = _words(_("办理流程说明"))
    flow_chart = _document(_("流程图"))
    intermediary = _words(_("中介服务"))
    quantity_limit = _words(_("数量限制"))
    prohibited = _words(_("禁止性规定"))
    progress = _words(_("办理进程查询"))
    result_type = _choice(_("审批结果类型"), ResultType)
    result_sample = _document(_("结果样本"))
    result_validity = _line(_("结果有效期"), 200)
    result_delivery = _words(_("结果怎么送达"))
    benefits = _words(_("待遇标准"))
    appointment = _yes_or_no(_("能否预约"))
    appointment_note = _line(_("怎么预约"), 300)
    online_payment = _yes_or_no(_("能否网上缴费"))
    online_depth = _choice(_("网上办理深度"), OnlineDepth)
    mobile_url = models.URLField(_("手机办理地址"), max_length=500, blank=True)
    system_level = _choice(_("运行系统层级"), SystemLevel)
    self_service = _yes_or_no(_("能否在自助终端办"))
    post = _yes_or_no(_("能否邮寄"))
    post_note = _line(_("邮寄说明"), 300)
    in_hall = _yes_or_no(_("是否进驻政务大厅"))
    visits_basis = _words(_("必须到现场的依据"))
    place_note = _words(_("办理地点（没有大厅可选时写）"))
    hours_note = _words(_("办理时间（没有大厅可选时写）"))
    directions = _words(_("交通指引"))
    inquiry = _words(_("咨询方式"))
    complaint = _words(_("监督投诉方式"))
    review_and_appeal = _words(_("行政复议与行政诉讼"))
    rights_and_duties = _words(_("权利与义务"))
    remarks = _words(_("备注"))
    source_data = models.JSONField(_("来源的其他栏目"), default=dict, blank=True, editable=False)

    # Codes under fields of words, by field, whose meaning the source does not give.
    source_codes = models.JSONField(default=dict, blank=True, editable=False)
    # What the source last told of each list, by relation: what editors added is not in it.
    told = models.JSONField(default=dict, blank=True, editable=False)

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
        indexes = [
            # All that editors' lists are ordered, searched and narrowed by, in their order: a page
            # of a hundred thousand is found without reading one item.
            models.Index(
                fields=[
                    "name",
                    "id",
                    "locale",
                    "live",
                    "has_unpublished_changes",
                    "first_published_at",
                    "department",
                    "region",
                    "item_type",
                    "level",
                    "source",
                    "source_id",
                    "base_code",
                    "implementation_code",
                    "source_code",
                    "code",
                ],
                name="item_list",
            ),
            models.Index(fields=["last_published_at", "id"], name="item_list_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.region}）" if self.region_id else self.name

    def with_content_json(self, content: dict[str, Any]) -> "Item":
        """Restore a draft, but not what the source had told when it was written."""
        restored: Item = super().with_content_json(content)
        restored.told = self.told
        return restored

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
