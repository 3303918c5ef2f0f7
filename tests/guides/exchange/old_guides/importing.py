"""The command as a person runs it, and what readers and editors see afterwards."""

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.test import Client

from guides import published
from guides.models import GuidePage, Item
from guides.vocabulary import Kind

from .documents import lines, write

RECORD = {
    "guide_id": "G1",
    "name": "办一张小摊点证",
    "region": "云山省清水市河东区",
    "department": "市场监管局",
    "theme": "证件办理",
    "sections": {
        "受理条件": ["在本区有固定的摊位"],
        "申请材料": ["1、身份证原件及复印件", "2、摊位的照片"],
        "承诺办结时限": ["5个工作日"],
        "办理地点": ["和平路一号政务服务中心三楼"],
        "办理时间": ["周一至周五上午九点到十一点半"],
        "设定依据": ["《小摊点管理办法》第三条"],
        "老地方的说法": ["门口有一棵大槐树，从右边进。"],
    },
}


@dataclass(frozen=True)
class Outcome:
    """What the command said, and the counts of its last line."""

    said: str
    counts: dict[str, int]
    labels: dict[str, int]


def run(*paths: Path, **options: Any) -> Outcome:
    out = io.StringIO()
    options = {"publish": True, **options}
    call_command("import_guides", *paths, json=True, stdout=out, stderr=io.StringIO(), **options)
    said = out.getvalue()
    counts = json.loads(said.splitlines()[-1])
    return Outcome(said, counts, counts.pop("labels"))


def guides(folder: Path, *records: dict[str, Any], name: str = "guides.jsonl") -> Path:
    return write(folder, lines(*(records or (RECORD,))), name)


def record_with(**sections: Any) -> dict[str, Any]:
    """The record, with some of its sections other than they were; None for gone."""
    whole = {**RECORD["sections"], **sections}  # type: ignore[dict-item]
    return {**RECORD, "sections": {key: one for key, one in whole.items() if one is not None}}


def counts(read: int, **other: int) -> dict[str, int]:
    names = ("read", "created", "updated", "unchanged", "refused")
    return {**dict.fromkeys(names, 0), "read": read, **other}


def page(source_id: str = "G1", source: str = "guides") -> GuidePage:
    return GuidePage.objects.get(source=source, source_id=source_id)


def item_of(page: GuidePage) -> Item:
    return Item.objects.get(pk=page.guide_items.get().item_id)


def said_of(page: GuidePage) -> Any:
    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    return record.payload


def publish(thing: Any) -> None:
    """Save and publish what a test has changed, as an editor does."""
    thing.save_revision().publish()


def text_of(client: Client, page: GuidePage) -> str:
    """The words of the public page, without spaces."""
    answer = client.get(f"/guides/{page.code}/")
    assert answer.status_code == 200
    html = re.sub(
        r"<script\b.*?</script>|<style\b.*?</style>", "", answer.content.decode(), flags=re.DOTALL
    )
    return squeezed(re.sub(r"<[^>]+>", "", html))


def squeezed(text: str) -> str:
    from html import unescape

    return "".join(unescape(text).split())


def sentences(text: str) -> set[str]:
    """The sentences of a text that have eight characters or more, without spaces."""
    return {one for part in re.split(r"[。！？；\n]", text) if len(one := squeezed(part)) >= 8}
