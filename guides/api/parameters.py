"""Query parameters: each names what it allows, in the words a refusal repeats."""

import re
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    field_validator,
)
from pydantic_core import PydanticCustomError

from guides import codes
from guides.vocabulary import (
    Audience,
    Edition,
    Handling,
    ItemType,
    Labelled,
    Locale,
    Means,
    OnlineDepth,
    Reach,
    TopicKind,
)

from .problems import Problem

MOST = 2**63 - 1
# The parameters that narrow a list, by the names the ledger's facets have.
FACETS = {
    "topic",
    "department",
    "region",
    "hall",
    "item",
    "item_type",
    "audience",
    "means",
    "reach",
    "handling",
    "online_depth",
    "edition",
    "source",
    "topic_kind",
    "guide",
}
_SHOWN = 40

P = TypeVar("P", bound="Parameters")


class Parameters(BaseModel):
    """What an address may be asked with; names it does not know are ignored."""

    model_config = ConfigDict(frozen=True)

    @field_validator("*", mode="wrap")
    @classmethod
    def _says_what_is_allowed(
        cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo
    ) -> Any:
        try:
            return handler(value)
        except (ValidationError, ValueError) as error:
            field = cls.model_fields[info.field_name or ""]
            many = isinstance(value, list | tuple)
            raise PydanticCustomError(
                "parameter",
                "参数 {name} 的值“{value}”不对：{allowed}",
                {
                    "name": info.field_name,
                    "value": ("、".join(map(str, value)) if many else str(value))[:_SHOWN],
                    "allowed": field.description,
                },
            ) from error

    def chosen(self) -> dict[str, Any]:
        """Return what was asked for, without defaults, as it stands in an address."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude_none=True)


def _moment(value: Any) -> datetime:
    # A plus sign that was not escaped arrives as a space.
    text = re.sub(r" (\d\d:?\d\d)$", r"+\1", str(value))
    if not re.match(r"(19[7-9]|2[01]\d)\d-", text, re.ASCII):
        raise ValueError(text)
    moment = datetime.fromisoformat(text)
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _past_day(value: Any) -> date:
    if not re.fullmatch(r"(19|2\d)\d\d-\d\d-\d\d", str(value), re.ASCII):
        raise ValueError(value)
    day = date.fromisoformat(str(value))
    if day > timezone.localdate():
        raise ValueError(value)
    return day


def _shown(text: str) -> str:
    if not text.isprintable():
        raise ValueError(text)
    return text


Sequence = Annotated[int, Field(ge=1, le=MOST)]
Code = Annotated[str, AfterValidator(codes.normalise)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
PastDay = Annotated[date, BeforeValidator(_past_day)]
Name = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(_shown)]


class Language(Parameters):
    locale: Locale = Field(
        Locale.HANS,
        description="语言，只能是 zh-Hans、zh-Hant 或 en，默认 zh-Hans。",
    )


class OnDay(Language):
    on: PastDay | None = Field(
        None, description="日期，写成 2026-11-01，不晚于今天：取这一天结束时生效的内容。"
    )


class Stretch(Parameters):
    before: Sequence | None = Field(
        None, description="从这个序号往前取，是 1 以上的整数；用上一页 next 里的，不要自己编。"
    )
    head: Sequence | None = Field(
        None, description="开始翻页时的最新序号，是 1 以上的整数；翻页时名单按那时的顺序。"
    )


class Walk(Language, Stretch):
    limit: int = Field(20, ge=1, le=100, description="一页多少条，1 到 100 的整数，默认 20。")


class Listing(Walk):
    updated_since: Moment | None = Field(
        None,
        description=(
            "日期或时间，写成 2026-11-01 或 2026-11-01T08:00:00+08:00："
            "只要这以后更新的；不写时区就是北京时间。"
        ),
    )

    def facets(self) -> dict[str, str]:
        """Return the values by which the list is narrowed."""
        return {name: value for name, value in self.chosen().items() if name in FACETS}


def one_of(words: type[Labelled]) -> str:
    # These sentences are Chinese, whatever language this process happens to speak.
    with translation.override("zh-hans"):
        return "只能是 " + "、".join(f"{word}（{word.label}）" for word in words)


class _Narrowed(Listing):
    topic: Code | None = Field(None, description="主题的短码，7 位。")
    department: Code | None = Field(None, description="部门的短码，7 位。")
    region: Code | None = Field(None, description="区划的短码，7 位。")
    hall: Code | None = Field(None, description="大厅的短码，7 位。")
    item_type: ItemType | None = Field(
        None, description=f"事项类型的代码（GB/T 39046），{one_of(ItemType)}。"
    )
    audience: Audience | None = Field(
        None, description=f"服务对象的代码（GB/T 39046），{one_of(Audience)}。"
    )
    means: Means | None = Field(
        None, description=f"怎么申请，办理形式的代码（GB/T 39046），{one_of(Means)}。"
    )
    reach: Reach | None = Field(None, description=f"通办范围，{one_of(Reach)}。")
    handling: Handling | None = Field(
        None, description=f"办件类型的代码（GB/T 39046），{one_of(Handling)}。"
    )
    online_depth: OnlineDepth | None = Field(
        None, description=f"网上办理深度，{one_of(OnlineDepth)}。"
    )
    source: Name | None = Field(None, description="来源的名称，一字不差，100 个字以内。")


class GuideListing(_Narrowed):
    item: Code | None = Field(None, description="事项的短码，7 位。")
    edition: Edition | None = Field(None, description=f"有哪一版，{one_of(Edition)}。")


class ItemListing(_Narrowed):
    source_id: Name | None = Field(
        None, description="来源给事项的编号，100 个字以内，要和 source 一起写。"
    )


class HallListing(Listing):
    region: Code | None = Field(None, description="区划的短码，7 位。")


class TopicListing(Listing):
    topic_kind: TopicKind | None = Field(
        None, description="面向谁，只能是 personal（个人）或 corporate（企业和单位）。"
    )


class LifeEventListing(TopicListing):
    guide: Code | None = Field(None, description="指南的短码，7 位：只要有这份指南的。")


class Screen(Parameters):
    page: int = Field(0, ge=0, le=1_000, description="第几屏，0 到 1000 的整数，从 0 数起。")


class Following(Parameters):
    after: int = Field(
        0, ge=0, le=MOST, description="上次读到的序号，0 以上的整数，默认 0，从头读起。"
    )
    limit: int = Field(100, ge=1, le=200, description="一次多少行，1 到 200 的整数，默认 100。")


def read(model: type[P], query: QueryDict) -> P:
    """Return the parameters of a request; raises Problem naming each one that is wrong."""
    try:
        return model.model_validate(query.dict())
    except ValidationError as error:
        raise bad_parameters(error.errors()) from error


def bad_parameters(errors: Any) -> Problem:
    """Return the problem that tells pydantic's errors."""
    told = [{"parameter": str(one["loc"][-1]), "detail": one["msg"]} for one in errors]
    return Problem("bad_parameter", "；".join(one["detail"] for one in told), errors=told)


def alone(name: str, needed: str) -> Problem:
    """Return the problem of a parameter without the one that it needs."""
    detail = _("写了 {name} 就要写 {other}。").format(name=name, other=needed)
    return Problem("bad_parameter", detail, errors=[{"parameter": needed, "detail": detail}])
