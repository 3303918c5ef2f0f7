"""/api/answer: a question to the fact that answers it, for the hotline and for assistants."""

import json
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from guides.api.listings import ProblemBody
from guides.api.parameters import Language
from guides.api.reads import JSON
from guides.vocabulary import Fact, ItemStatus, Kind, Locale
from search.answers.answer import Answer, Choice, Source, answer
from search.understanding.understand import LONGEST

from .parameters import ASKED_WITH, Question
from .reply import answered

router = Router(by_alias=True)


class Asking(Language):
    q: Question = Field("", description=ASKED_WITH)


class Meant(BaseModel):
    kind: Kind = Field(description="guide，或者还没有指南的 item。")
    code: str
    title: str
    locale: Locale = Field(description="标题的语言。")
    url: str
    beside: str = Field(description="同名时靠它分辨：区划，没有区划就是部门。")


class From(BaseModel):
    url: str = Field(description="网页上写着这句话的地方。")
    department: str
    revision: int
    checked_on: date | None = Field(description="哪天核对过，没有记录是 null。")


class FactAnswer(BaseModel):
    question: str
    cut: bool = Field(description="问题太长，后面的部分没有看。")
    fact: Fact | None = Field(description="问的是哪个事实；没有问哪一个，是 null。")
    guide: Meant | None = Field(description="明确是哪件事时才有。")
    text: str | None = Field(description="这件事公布的原话，一个字不改；没有公布是 null。")
    locale: Locale = Field(description="text 的语言。")
    source: From | None
    status: ItemStatus | None = Field(description="事项暂停或取消时才有，要先说这个。")
    choices: list[Meant] = Field(description="可能是哪几件；guide 是 null 时请让人选。")


@router.get("/answer", response={200: FactAnswer, 400: ProblemBody}, summary="问一个事实")
def ask(request: HttpRequest, query: Query[Asking]) -> HttpResponse:
    """一句话问带什么、多少钱、多久、去哪、几点、电话、能不能代办……直接答公布的原话。

    例如 /api/answer?q=孩子上户口带什么。只有明确是哪件事才答；不明确就给几个让人选（choices）；都
    对不上，只说问的是哪个事实。答的话都在台账里，从不另编。
    """
    question = query.q[:LONGEST]
    told = {"question": question, "cut": len(query.q) > LONGEST}
    told |= _told(answer(question, query.locale))
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return answered(request, text, JSON)


def _told(given: Answer) -> dict[str, Any]:
    return {
        "fact": given.fact,
        "guide": _meant(given.guide) if given.guide else None,
        "text": given.text or None,
        "locale": given.locale,
        "source": _source(given.source) if given.text and given.source else None,
        "status": given.status,
        "choices": [_meant(one) for one in given.choices],
    }


def _meant(one: Choice) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "code": one.code,
        "title": one.title,
        "locale": one.locale,
        "url": settings.BASE_URL + one.href,
        "beside": one.beside,
    }


def _source(one: Source) -> dict[str, Any]:
    return {
        "url": settings.BASE_URL + one.href,
        "department": one.department,
        "revision": one.revision,
        "checked_on": one.checked_on.isoformat() if one.checked_on else None,
    }
