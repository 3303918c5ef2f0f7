"""A published guide with all that surrounds it, from the curated example: no database."""

from pathlib import Path
from typing import Any

from django.utils import timezone

from guides.codes import mint
from guides.content import (
    Department,
    Guide,
    Hall,
    Opening,
    Record,
    Site,
    Snapshot,
    Topic,
    Window,
)
from guides.vocabulary import Access, Action, Kind, Locale, TopicKind

BASE = "https://example.test"
EXAMPLE = Path(__file__).parents[3] / "guides" / "schema" / "examples" / "guide.json"


def example(**fields: Any) -> Guide:
    guide = Guide.model_validate_json(EXAMPLE.read_text(encoding="utf-8"))
    return guide.model_copy(update=fields)


def around(guide: Guide) -> Snapshot:
    use = guide.item.windows[0]
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
    site = Site(
        code=mint(), locale=Locale.HANS, name="澄禾办事", city="澄禾市", notice="本市是虚构的城市"
    )
    return Snapshot(
        site=site,
        halls={hall.code: hall},
        topics={topic.code: topic},
        departments={department.code: department},
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
