"""What an item says, by name: what the catalogue calls it, what people ask, and how it is worded.

The order is that of the official list. `part` is where a citizen looks for it; what has none is
told in the official list alone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides.content import Fee, Media, ProcessLink, SpecialProcedure
from guides.facts import fee_text, limit_text
from guides.vocabulary import Labelled

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Group(Labelled):
    """A stretch of the official list."""

    IDENTITY = "identity", _("事项是什么")
    OFFICES = "offices", _("由谁实施")
    CONDITIONS = "conditions", _("对象和条件")
    PROCESS = "process", _("流程和时限")
    RESULT = "result", _("办理结果")
    FEES = "fees", _("收费")
    WAYS = "ways", _("办理方式")
    PLACES = "places", _("地点和咨询")
    RECOURSE = "recourse", _("投诉、复议和诉讼")


class Part(StrEnum):
    """Where on a page a citizen looks for something."""

    STEPS = "steps"
    WAYS = "ways"
    PLACES = "places"
    LIMITS = "limits"
    RECOURSE = "recourse"


class Sort(StrEnum):
    """How a particular is shown."""

    TEXT = "text"
    LINK = "link"
    FILE = "file"


Read = Callable[[Any], str]


@dataclass(frozen=True)
class Particular:
    """One thing an item may say; `notes` only explain it and stand under its name."""

    name: str
    label: "StrOrPromise"
    plain: "StrOrPromise" = ""
    part: Part | None = None
    words: Read = str
    sort: Sort = Sort.TEXT
    notes: tuple["Particular", ...] = ()


def _label(value: Labelled) -> str:
    return str(value.label)


def _labels(values: Iterable[Labelled]) -> str:
    return _now("、").join(str(value.label) for value in values)


def _either(yes: "StrOrPromise", no: "StrOrPromise") -> Read:
    return lambda value: str(yes if value else no)


def _name(value: Media) -> str:
    return value.name


def _sentence(parts: Iterable[str]) -> str:
    return _now("，").join(part for part in parts if part)


def _stages(links: Iterable[ProcessLink]) -> str:
    lines = []
    for link in links:
        rest = _sentence((limit_text(link.days), link.who))
        lines.append(_named(str(link.stage.label), rest))
    return "\n".join(lines)


def _procedures(procedures: Iterable[SpecialProcedure]) -> str:
    return "\n".join(
        _named(
            one.name, _sentence((limit_text(one.limit), one.note, _given(_now("依据"), one.basis)))
        )
        for one in procedures
    )


def _fees(fees: Iterable[Fee]) -> str:
    lines = []
    for fee in fees:
        # A standard in words is left out of the amount's text where there is an amount.
        standard = fee.standard if fee.amount is not None else ""
        rest = (standard, _given(_now("依据"), fee.basis), _reduction(fee))
        lines.append(_sentence((fee_text(fee), *rest)))
    return "\n".join(lines)


def _reductions(fees: Iterable[Fee]) -> str:
    return "\n".join(_named(fee.name, said) for fee in fees if (said := _reduction(fee)))


def _reduction(fee: Fee) -> str:
    may = {True: _now("可以减免"), False: _now("不能减免"), None: ""}[fee.reducible]
    return _sentence((may, fee.waiver))


def _given(label: str, text: str) -> str:
    return _named(label, text) if text else ""


def _named(label: str, text: str) -> str:
    return f"{label}{_now('：')}{text}" if text else label


PARTICULARS: dict[Group, tuple[Particular, ...]] = {
    Group.IDENTITY: (
        Particular("name", _("事项名称")),
        Particular("description", _("事项内容")),
        Particular("main_item", _("主项名称")),
        Particular("main_code", _("主项编码")),
        Particular("business_name", _("业务办理项名称")),
        Particular("business_code", _("业务办理项编码")),
        Particular("base_code", _("基本编码")),
        Particular("implementation_code", _("实施编码")),
        Particular("source_code", _("来源的编码")),
        Particular("version", _("事项版本")),
        Particular("status", _("事项状态"), words=_label),
        Particular("planned_from", _("计划生效日期"), _("从哪天起能办"), Part.LIMITS),
        Particular("planned_until", _("计划取消日期"), _("办到哪天为止"), Part.LIMITS),
        Particular("item_type", _("事项类型"), words=_label),
        Particular("handling", _("办件类型"), words=_label),
        Particular("level", _("行使层级"), words=_label),
        Particular("power_source", _("权力来源"), words=_label),
        Particular("division_of_power", _("权限划分")),
        Particular("exercise_content", _("行使内容")),
        Particular("service_field", _("服务领域")),
        Particular("remarks", _("备注"), _("另外要知道"), Part.LIMITS),
    ),
    Group.OFFICES: (
        Particular("department", _("实施主体")),
        Particular("credit_code", _("实施主体统一社会信用代码")),
        Particular("implementer_nature", _("实施主体性质"), words=_label),
        Particular("delegator", _("委托部门")),
        Particular("joint_departments", _("共同实施部门")),
        Particular("handling_office", _("承办机构")),
        Particular("handling_unit", _("经办机构（处室）")),
        Particular("accepting_office", _("受理机构")),
        Particular("region", _("区划")),
        Particular("in_hall", _("是否进驻政务大厅"), words=_either(_("已经进驻"), _("没有进驻"))),
        Particular("system_level", _("运行系统层级"), words=_label),
    ),
    Group.CONDITIONS: (
        Particular("audience", _("服务对象"), words=_labels),
        Particular("conditions", _("受理条件")),
        Particular("quantity_limit", _("数量限制"), _("有没有名额限制"), Part.LIMITS),
        Particular("prohibited", _("禁止性规定"), _("哪些情况不给办"), Part.LIMITS),
    ),
    Group.PROCESS: (
        Particular("statutory", _("法定办结时限"), words=limit_text),
        Particular("promised", _("承诺办结时限"), words=limit_text),
        Particular(
            "special_procedures",
            _("特别程序"),
            _("哪些环节另外算时间"),
            Part.LIMITS,
            words=_procedures,
        ),
        Particular("process", _("办理环节"), words=_stages),
        Particular("process_description", _("办理流程说明"), _("流程是这样的"), Part.STEPS),
        Particular("flow_chart", _("流程图"), _("官方流程图"), Part.STEPS, _name, Sort.FILE),
        Particular("progress", _("办理进程查询"), _("怎么查办到哪一步"), Part.STEPS),
        Particular("intermediary", _("中介服务"), _("要不要找中介"), Part.LIMITS),
    ),
    Group.RESULT: (
        Particular("result", _("办理结果")),
        Particular("result_validity", _("结果有效期"), plain=_("能用多久"), part=Part.LIMITS),
        Particular("result_delivery", _("结果怎么送达"), plain=_("怎么拿到结果"), part=Part.WAYS),
        Particular("benefits", _("待遇标准"), plain=_("能领多少"), part=Part.LIMITS),
        Particular("result_type", _("审批结果类型"), words=_label),
        Particular(
            "result_sample", _("结果样本"), _("结果长什么样"), Part.LIMITS, _name, Sort.FILE
        ),
    ),
    Group.FEES: (
        Particular("charged", _("是否收费"), words=_either(_("收费"), _("不收费"))),
        Particular("fees", _("收费项目"), words=_fees),
        Particular("reductions", _("能否减免"), _("能少交吗"), Part.LIMITS, words=_reductions),
    ),
    Group.WAYS: (
        Particular("means", _("办理形式"), words=_labels),
        Particular("service_mode", _("服务方式")),
        Particular(
            "online_depth", _("网上办理深度"), _("网上能办到哪一步"), Part.WAYS, words=_label
        ),
        Particular("online_url", _("网办地址"), sort=Sort.LINK),
        Particular("mobile_url", _("手机办理地址"), _("用手机办"), Part.WAYS, sort=Sort.LINK),
        Particular(
            "appointment",
            _("能否预约"),
            _("能预约吗"),
            Part.WAYS,
            words=_either(_("可以预约"), _("不能预约")),
            notes=(Particular("appointment_note", _("怎么预约")),),
        ),
        Particular(
            "self_service",
            _("能否在自助终端办"),
            _("能在自助机上办吗"),
            Part.WAYS,
            words=_either(_("可以在自助终端办"), _("自助终端办不了")),
        ),
        Particular(
            "post",
            _("能否邮寄"),
            _("能邮寄吗"),
            Part.WAYS,
            words=_either(_("可以邮寄"), _("不能邮寄")),
            notes=(Particular("post_note", _("邮寄说明")),),
        ),
        Particular(
            "online_payment",
            _("能否网上缴费"),
            _("能在网上交钱吗"),
            Part.WAYS,
            words=_either(_("可以网上缴费"), _("不能网上缴费")),
        ),
        Particular(
            "reach", _("通办范围"), words=_label, notes=(Particular("reach_note", _("通办说明")),)
        ),
        Particular(
            "visits",
            _("到现场次数"),
            notes=(
                Particular("visits_note", _("必须到现场的原因")),
                Particular("visits_basis", _("必须到现场的依据")),
            ),
        ),
        Particular(
            "proxy",
            _("能否代办"),
            words=_either(_("可以请人代办"), _("要本人来办")),
            notes=(Particular("proxy_note", _("代办说明")),),
        ),
    ),
    Group.PLACES: (
        Particular("place_note", _("办理地点"), _("办理地点"), Part.PLACES),
        Particular("hours_note", _("办理时间"), _("办理时间"), Part.PLACES),
        Particular("directions", _("交通指引"), _("怎么去"), Part.PLACES),
        Particular("phone", _("咨询电话")),
        Particular("inquiry", _("咨询方式"), _("怎么问"), Part.PLACES),
    ),
    Group.RECOURSE: (
        Particular("complaint_phone", _("监督电话"), _("投诉打哪个电话"), Part.RECOURSE),
        Particular("complaint", _("监督投诉方式"), _("怎么投诉"), Part.RECOURSE),
        Particular(
            "review_and_appeal",
            _("行政复议与行政诉讼"),
            _("对结果不服怎么办"),
            Part.RECOURSE,
        ),
        Particular("rights_and_duties", _("权利与义务"), _("您有哪些权利和义务"), Part.RECOURSE),
    ),
}
