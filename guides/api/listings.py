"""The bodies of lists and problems, as the documentation tells them."""

from pydantic import BaseModel

from . import records


class _List(BaseModel):
    head: int
    next: str | None


class GuideList(_List):
    results: list[records.GuideRecord]


class ItemList(_List):
    results: list[records.ItemRecord]


class HallList(_List):
    results: list[records.HallRecord]


class TopicList(_List):
    results: list[records.TopicRecord]


class LifeEventList(_List):
    results: list[records.LifeEventRecord]


class DepartmentList(_List):
    results: list[records.DepartmentRecord]


class RegionList(_List):
    results: list[records.RegionRecord]


class WrongParameter(BaseModel):
    parameter: str
    detail: str


class ProblemBody(BaseModel):
    """RFC 9457; `code` is for machines and does not change."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[WrongParameter] | None = None
    kind: str | None = None
    of: str | None = None
    reason: str | None = None
    successor: str | None = None
    successor_url: str | None = None
    revision: int | None = None
    digest: str | None = None
    sequence: int | None = None
    withdrawn_at: str | None = None
