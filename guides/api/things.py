"""Guides, items, halls, topics, life events, departments, regions: a list and one by its code."""

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query, Router

from guides import content, published
from guides.facets import facets_of
from guides.models import Item
from guides.stored import Answer, reply
from guides.vocabulary import Kind

from . import records
from .listings import (
    DepartmentList,
    GuideList,
    HallList,
    ItemList,
    LifeEventList,
    ProblemBody,
    RegionList,
    TopicList,
)
from .parameters import (
    GuideListing,
    HallListing,
    ItemListing,
    Language,
    LifeEventListing,
    Listing,
    OnDay,
    TopicListing,
    alone,
)
from .reads import JSON, listed, listed_records, one

router = Router(by_alias=True)

LIST = {400: ProblemBody}
ONE = {400: ProblemBody, 404: ProblemBody, 410: ProblemBody}
InAddress = PathEx[str, P(description="短码，7 位，大小写均可。")]


@router.get("/guides", response={200: GuideList, **LIST}, summary="办事指南列表")
def guides(request: HttpRequest, query: Query[GuideListing]) -> HttpResponse:
    """最近更新的在前，翻页用 next；翻页期间发布多少，名单的次序都不变。

    几个条件一起写是“都要满足”；指南里任何一个事项符合，指南就符合。
    """
    return listed(request, Kind.GUIDE, query)


@router.get("/guides/{code}", response={200: records.GuideRecord, **ONE}, summary="一份办事指南")
def guide(request: HttpRequest, query: Query[OnDay], code: InAddress) -> HttpResponse:
    """现在的内容；写了 on 就是那一天结束时生效的内容。已撤回的答 410，写明原因和替代的指南。

    payload 里，事项少用的官方要素在 items 的 particulars；放不进各栏的话在 sections；从旧系统
    来的有 origin（来源和原话）和 lacks（还缺什么）。事项暂停、取消看 particulars 的 status。
    """
    return one(request, Kind.GUIDE, code, query)


@router.get("/items", response={200: ItemList, **LIST}, summary="事项列表")
def items(request: HttpRequest, query: Query[ItemListing]) -> HttpResponse:
    """最近更新的在前；按来源和来源编号找一个事项，写 source 和 source_id。"""
    if query.source_id is not None:
        if query.source is None:
            raise alone("source_id", "source")
        return _by_source(request, query, query.source, query.source_id)
    return listed(request, Kind.ITEM, query)


@router.get("/items/{code}", response={200: records.ItemRecord, **ONE}, summary="一个事项")
def item(request: HttpRequest, query: Query[OnDay], code: InAddress) -> HttpResponse:
    """事项的全部要素，连同来源的编号和没有对应栏目的原始内容（source_data）。

    少用的官方要素在 particulars 里，名字和含义见渠道说明的“官方要素”；一样都没有填时是 null。
    """
    return one(request, Kind.ITEM, code, query)


@router.get("/halls", response={200: HallList, **LIST}, summary="大厅列表")
def halls(request: HttpRequest, query: Query[HallListing]) -> HttpResponse:
    """地址、电话、开门时间和窗口。"""
    return listed(request, Kind.HALL, query)


@router.get("/halls/{code}", response={200: records.HallRecord, **ONE}, summary="一个大厅")
def hall(request: HttpRequest, query: Query[OnDay], code: InAddress) -> HttpResponse:
    """地址、电话、开门时间和窗口。"""
    return one(request, Kind.HALL, code, query)


@router.get("/topics", response={200: TopicList, **LIST}, summary="主题列表")
def topics(request: HttpRequest, query: Query[TopicListing]) -> HttpResponse:
    """按 payload 里的 topic_kind 和 order 排就是网站上的次序。"""
    return listed(request, Kind.TOPIC, query)


@router.get("/topics/{code}", response={200: records.TopicRecord, **ONE}, summary="一个主题")
def topic(request: HttpRequest, query: Query[Language], code: InAddress) -> HttpResponse:
    """主题的名称和说明；它的指南在 /api/guides?topic=短码。"""
    return one(request, Kind.TOPIC, code, query)


@router.get("/life-events", response={200: LifeEventList, **LIST}, summary="一件事列表")
def life_events(request: HttpRequest, query: Query[LifeEventListing]) -> HttpResponse:
    """按 payload 里的 topic_kind 和 order 排就是网站上的次序；只要某份指南的，写 guide。"""
    return listed(request, Kind.LIFE_EVENT, query)


@router.get("/life-events/{code}", response={200: records.LifeEventRecord, **ONE}, summary="一件事")
def life_event(request: HttpRequest, query: Query[Language], code: InAddress) -> HttpResponse:
    """guides 是按先后要办的指南，各有短码和说明；没有公开的指南，在 /api/guides 里查不到。"""
    return one(request, Kind.LIFE_EVENT, code, query)


@router.get("/departments", response={200: DepartmentList, **LIST}, summary="部门列表")
def departments(request: HttpRequest, query: Query[Listing]) -> HttpResponse:
    """名称和电话。"""
    return listed(request, Kind.DEPARTMENT, query)


@router.get(
    "/departments/{code}", response={200: records.DepartmentRecord, **ONE}, summary="一个部门"
)
def department(request: HttpRequest, query: Query[Language], code: InAddress) -> HttpResponse:
    """名称和电话。"""
    return one(request, Kind.DEPARTMENT, code, query)


@router.get("/regions", response={200: RegionList, **LIST}, summary="区划列表")
def regions(request: HttpRequest, query: Query[Listing]) -> HttpResponse:
    """市、县（区）、镇（街道）、村（社区），parent 是上一级的短码。"""
    return listed(request, Kind.REGION, query)


@router.get("/regions/{code}", response={200: records.RegionRecord, **ONE}, summary="一个区划")
def region(request: HttpRequest, query: Query[Language], code: InAddress) -> HttpResponse:
    """名称、层级和行政区划代码。"""
    return one(request, Kind.REGION, code, query)


def _by_source(
    request: HttpRequest, query: ItemListing, source: str, source_id: str
) -> HttpResponse:
    def render() -> Answer:
        known = Item.objects.filter(source=source, source_id=source_id)
        found = published.records_of(Kind.ITEM, known.values_list("code", flat=True), query.locale)
        # A draft may have another source than what is public.
        said = [
            record
            for record in found.values()
            if record.payload.source_id == source_id and _fits(record, query)
        ]
        members = {"head": published.head(), "next": None}
        return Answer(listed_records(Kind.ITEM, query, said, members), JSON, keep=False)

    return reply(request, ("api", "source", *query.chosen().items()), render)


def _fits(record: content.Record, query: ItemListing) -> bool:
    if query.updated_since is not None and record.recorded_at < query.updated_since:
        return False
    found = facets_of(record.kind, record.payload.model_dump(mode="json"))
    return query.facets().items() <= found
