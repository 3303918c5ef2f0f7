"""What a search is asked with, the same for pages and programs: each parameter names its limits."""

from typing import Annotated, Any, Literal

from django.http import QueryDict
from pydantic import AfterValidator, Field, ValidationError

from guides.api.parameters import Code, Language, Parameters, bad_parameters, one_of
from guides.vocabulary import Audience, Means, Reach
from search.engine import Facet, Order
from search.understanding.understand import LONGEST

SIZE = 10
# Further on, nobody finds anything: another way of asking does.
DEEPEST = 50
# Values of one facet: more of them are somebody playing.
MOST = 20


def _clean(text: str) -> str:
    """Return a text on one line; what cannot be seen is a space."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _several(text: str) -> str:
    return f"{text}可以写几次，是“或”的意思，最多 {MOST} 个。"


Question = Annotated[str, AfterValidator(_clean)]
ASKED_WITH = f"想办的事，用自己的话写；超过 {LONGEST} 个字的部分不看。"


class Searching(Parameters):
    q: Question = Field("", description=ASKED_WITH)
    audience: list[Audience] = Field(
        [],
        max_length=MOST,
        description=_several(f"服务对象的代码（GB/T 39046），{one_of(Audience)}。"),
    )
    topic: list[Code] = Field([], max_length=MOST, description=_several("主题的短码，7 位。"))
    department: list[Code] = Field([], max_length=MOST, description=_several("部门的短码，7 位。"))
    region: list[Code] = Field([], max_length=MOST, description=_several("区划的短码，7 位。"))
    reach: list[Reach] = Field(
        [], max_length=MOST, description=_several(f"通办范围，{one_of(Reach)}。")
    )
    means: list[Means] = Field(
        [],
        max_length=MOST,
        description=_several(f"怎么申请，办理形式的代码（GB/T 39046），{one_of(Means)}。"),
    )
    visits: list[Literal["0", "1", "2", "3"]] = Field(
        [], max_length=MOST, description=_several("跑几趟，只能是 0、1、2、3（三趟以上）。")
    )
    order: Order = Field(
        Order.BEST, description="次序，只能是 best（最相关的在前）或 newest（最近更新的在前）。"
    )
    page: int = Field(
        1,
        ge=1,
        le=DEEPEST,
        description=f"第几页，1 到 {DEEPEST} 的整数；还没找到，请加条件或换个说法。",
    )

    @property
    def filters(self) -> dict[Facet, tuple[str, ...]]:
        """Return the values by which results are narrowed, each once."""
        chosen = {facet: tuple(dict.fromkeys(getattr(self, facet))) for facet in Facet}
        return {facet: tuple(map(str, values)) for facet, values in chosen.items() if values}

    @property
    def question(self) -> str:
        return self.q[:LONGEST]

    @property
    def is_cut(self) -> bool:
        return len(self.q) > LONGEST

    def pairs(self, **changed: Any) -> list[tuple[str, str]]:
        """Return what an address is written with, in a fixed order, without what goes unsaid."""
        asked = self.model_copy(update=changed)
        pairs = [("q", asked.question)]
        pairs += [(facet, one) for facet, values in asked.filters.items() for one in sorted(values)]
        pairs += [("order", str(asked.order))] if asked.order != Order.BEST else []
        return pairs + ([("page", str(asked.page))] if asked.page > 1 else [])


class SearchingIn(Searching, Language):
    """The same, in a language that a program names."""


class Typing(Language):
    q: Question = Field("", description=f"已经输入的字；超过 {LONGEST} 个字的部分不看。")


def read(query: QueryDict) -> Searching:
    """Return the parameters of a page; raises Problem naming each one that is wrong."""
    known = Searching.model_fields
    several = set(Facet)
    asked = {
        name: query.getlist(name) if name in several else query[name]
        for name in known
        if name in query
    }
    try:
        return Searching.model_validate(asked)
    except ValidationError as error:
        raise bad_parameters(error.errors()) from error
