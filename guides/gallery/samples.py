"""A published guide with all that surrounds it, from the curated example: no database."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from guides.codes import mint
from guides.content import (
    Department,
    Fee,
    Guide,
    Hall,
    Item,
    Limit,
    Media,
    Opening,
    Origin,
    OriginSection,
    Particulars,
    Question,
    Record,
    Region,
    Section,
    Site,
    Snapshot,
    SpecialProcedure,
    Topic,
    Window,
)
from guides.vocabulary import (
    Access,
    Action,
    Element,
    ImplementerNature,
    ItemStatus,
    Kind,
    Locale,
    MaterialType,
    OnlineDepth,
    PowerSource,
    ResultType,
    SystemLevel,
    TimeUnit,
    TopicKind,
)

BASE = "https://example.test"
EXAMPLE = Path(__file__).parents[1] / "schema" / "examples" / "guide.json"


def example(**fields: Any) -> Guide:
    guide = Guide.model_validate_json(EXAMPLE.read_text(encoding="utf-8"))
    return guide.model_copy(update=fields)


def a_file(name: str) -> Media:
    digest = "e5" * 32
    return Media(
        path=f"media/{digest[:16]}/{name}", digest=digest, size=20480, type="image/png", name=name
    )


def particulars(**fields: Any) -> Particulars:
    """Return particulars in which everything is said."""
    known: dict[str, Any] = {
        "status": ItemStatus.IN_USE,
        "version": "3",
        "description": "给新出生的孩子登记常住户口",
        "main_code": "000109001000",
        "business_name": "国内出生登记",
        "business_code": "11120000MB0123456700010900100001",
        "power_source": PowerSource.OWN,
        "division_of_power": "由派出所直接办理",
        "exercise_content": "受理、核对、登记",
        "planned_from": "2026-01-01",
        "planned_until": "2030-12-31",
        "credit_code": "11120000000125014N",
        "implementer_nature": ImplementerNature.STATUTORY,
        "delegator": "市公安局",
        "joint_departments": "市卫生健康委",
        "handling_office": "各派出所",
        "handling_unit": "户籍内勤",
        "accepting_office": "户籍窗口",
        "service_field": "户籍",
        "service_mode": "当面办理",
        "process_description": "一、申请\n二、核对\n三、登记",
        "flow_chart": a_file("flow.png"),
        "special_procedures": (
            SpecialProcedure(
                name="向原籍核对",
                limit=Limit(value=20, unit=TimeUnit.WORKING_DAY),
                basis="户口登记办法第九条",
                note="只在资料对不上时",
            ),
        ),
        "intermediary": "不需要中介",
        "quantity_limit": "没有名额限制",
        "prohibited": "冒用他人证明的不予办理",
        "progress": "打窗口电话查",
        "result_type": ResultType.CERTIFICATE,
        "result_validity": "十年",
        "result_delivery": "到窗口拿，也可以寄到家",
        "benefits": "每月 300 元",
        "result_sample": a_file("booklet.png"),
        "appointment": True,
        "appointment_note": "提前一天打电话约",
        "online_payment": False,
        "online_depth": OnlineDepth.SUBMISSION,
        "mobile_url": "https://m.example.test/birth",
        "system_level": SystemLevel.CITY,
        "self_service": False,
        "post": True,
        "post_note": "户口簿可以寄到家",
        "in_hall": True,
        "visits_basis": "户口登记条例第七条",
        "place_note": "户口所在地的派出所",
        "hours_note": "工作日上午九点到下午五点",
        "directions": "坐 3 路车到和平路口下",
        "inquiry": "到窗口问，或者在公众号留言",
        "complaint": "写信寄到市公安局警务督察支队",
        "review_and_appeal": "对不予登记的决定不服的，可以自知道之日起六十日内申请行政复议，"
        "也可以在六个月内向人民法院提起行政诉讼。" * 4,
        "rights_and_duties": "有权知道办到哪一步；要如实提供材料",
        "remarks": "双胞胎分别登记",
        "questions": (Question(question="双胞胎要来两趟吗？", answer="不用，一起登记。"),),
    }
    return Particulars(**{**known, **fields})


def rich(item: Item, **fields: Any) -> Item:
    """Return an item with particulars, a fee that may be less, and materials that tell all."""
    fee = Fee(name="工本费", amount=1000, basis="收费目录", reducible=True, waiver="低保户免收")
    told = {
        "material_type": MaterialType.PROOF,
        "where_to_get": "接生的医院病案室",
        "validity": "出生后开的",
        "filling_note": "孩子的名字要和申报的一样",
        "acceptance_standard": "盖有出生医学证明专用章",
        "basis": "母婴保健法第二十三条",
    }
    first = item.materials[0].model_copy(update=told)
    known: dict[str, Any] = {
        "particulars": particulars(),
        "charged": True,
        "fees": (fee,),
        "materials": (first, *item.materials[1:]),
        "source_code": "QS-109-1",
    }
    return item.model_copy(update={**known, **fields})


def from_elsewhere(*lacks: Element) -> dict[str, Any]:
    """Return the fields of a guide that another system left, with what it lacks."""
    words = OriginSection(
        heading="办理须知", text="一、请带齐材料。\n二、节假日不办理。", fields=("conditions",)
    )
    return {
        "sections": (Section(heading="收费减免", text="低保户凭证免交。\n孤儿免交。"),),
        "origin": Origin(source="旧门户", source_id="OLD-7", sections=(words,)),
        "lacks": lacks,
    }


def around(guide: Guide) -> Snapshot:
    [use] = example().item.windows
    hall = Hall(
        code=use.hall,
        locale=Locale.HANS,
        name="市政务服务中心",
        hall_kind="centre",
        address="和平路 1 号",
        phone="0360-8800100",
        hours=(Opening(weekday=1, opens="09:00", closes="17:00"),),
        windows=(Window(code=use.window or mint(), number="A03", name="户籍"),),
    )
    topic = Topic(
        code=guide.topics[0], locale=Locale.HANS, name="婚育收养", topic_kind=TopicKind.PERSONAL
    )
    department = Department(code=guide.department, locale=Locale.HANS, name="公安局")
    region = Region(
        code=guide.item.region or mint(), locale=Locale.HANS, name="澄禾市", level="city"
    )
    site = Site(
        code=mint(), locale=Locale.HANS, name="澄禾办事", city="澄禾市", notice="本市是虚构的城市"
    )
    return Snapshot(
        site=site,
        halls={hall.code: hall},
        topics={topic.code: topic},
        departments={department.code: department},
        regions={region.code: region},
    )


def record_of(payload: Any, kind: Kind = Kind.GUIDE, **fields: Any) -> Record:
    now = timezone.now()
    return Record(
        **{
            "sequence": 7,
            "kind": kind,
            "code": payload.code,
            "locale": payload.locale,
            "revision": 3,
            "action": Action.PUBLISH,
            "audience": Access.PUBLIC,
            "digest": "0" * 64,
            "effective_from": now,
            "recorded_at": now,
            "payload": payload,
            **fields,
        }
    )
