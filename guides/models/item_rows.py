"""What an item lists: basis, stages, fees, materials, windows, special procedures, questions."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from guides.vocabulary import MaterialForm, MaterialSource, Necessity, Stage, TimeUnit

from .halls import Hall, Window
from .items import Item
from .materials import Material
from .ordered import Ordered


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
    reducible = models.BooleanField(_("能否减免"), null=True, blank=True)
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
    validity = models.CharField(
        _("出具时间要求"), max_length=200, blank=True, help_text=_("例如：三个月以内开的")
    )
    filling_note = models.TextField(_("填报须知"), blank=True)
    acceptance_standard = models.TextField(_("受理标准"), blank=True)
    basis = models.CharField(_("要这份材料的依据"), max_length=500, blank=True)
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


class ItemSpecialProcedure(Ordered):
    """特别程序, such as a hearing or an expert review, whose time is not counted in the limit."""

    item = ParentalKey(Item, related_name="special_procedures")
    name = models.CharField(_("特别程序"), max_length=200)
    value = models.PositiveSmallIntegerField(_("时限"), null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=12, blank=True, choices=TimeUnit.choices())
    basis = models.CharField(_("依据"), max_length=300, blank=True)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta(Ordered.Meta):
        verbose_name = _("特别程序")

    def clean(self) -> None:
        if self.value is not None and not self.unit:
            raise ValidationError({"unit": _("填了时限，请选单位。")})


class ItemQuestion(Ordered):
    item = ParentalKey(Item, related_name="questions")
    question = models.CharField(_("问"), max_length=300)
    answer = models.TextField(_("答"))

    class Meta(Ordered.Meta):
        verbose_name = _("常见问题")
