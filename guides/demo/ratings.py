"""The demo's ratings, remarks and cases: what waits, what is late, what has ended."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from guides import published
from guides.channels.told import Told
from guides.channels.web import parts_of
from guides.models import Case, GuidePage, Rating, Remark
from guides.ratings.due import DAYS, working_days
from guides.ratings.owners import owner_of
from guides.ratings.visits import once
from guides.vocabulary import CaseState, Edition, Kind, Locale, RatingLevel

from . import texts
from .pages import known_guides
from .places import halls_by_key

# Days over which what was said without words is spread.
_SPREAD = 28
_number = itertools.count(1)


def load_ratings() -> int:
    """Write down what is said, unless anything is there already; return how many."""
    said, today = texts.said(), timezone.localdate()
    if Rating.objects.exists() or Remark.objects.exists():
        return 0
    pages = known_guides()
    if not {one.guide for one in (*said.counts, *said.ratings, *said.remarks)} - {""} <= {*pages}:
        return 0
    halls = {key: hall.code for key, (hall, _windows) in halls_by_key().items()}
    with transaction.atomic():
        wordless = [
            rating for one in said.counts for rating in _counted(_of(one, pages, halls), one, today)
        ]
        Rating.objects.bulk_create(wordless)
        for rating in said.ratings:
            _rate(rating, _of(rating, pages, halls), today)
        for remark in said.remarks:
            _remark(remark, pages[remark.guide], today)
    return len(wordless) + len(said.ratings) + len(said.remarks)


def _of(one: texts.OfText, pages: dict[str, GuidePage], halls: dict[str, str]) -> dict[str, str]:
    if one.guide:
        return {"kind": Kind.GUIDE, "code": pages[one.guide].code}
    return {"kind": Kind.HALL, "code": halls[one.hall], "hall": halls[one.hall]}


def _when(days: int, today: date) -> dict[str, Any]:
    number = next(_number)
    day = today - timedelta(days=days)
    name = once("demo", f"{number}")
    return {"day": day, "hour": 9 + number % 8, "locale": Locale.HANS, "once": name}


def _counted(of: dict[str, str], one: texts.CountText, today: date) -> Iterator[Rating]:
    for level, count in zip(RatingLevel, one.levels, strict=True):
        for number in range(count):
            days = (number * 5 + level) % _SPREAD
            yield Rating(level=level, **of, **_when(days, today))


def _rate(one: texts.RatingText, of: dict[str, str], today: date) -> None:
    given = one.model_dump(exclude={"guide", "hall", "days", "answer", "ended"}, mode="json")
    rating = Rating.objects.create(**given, **of, **_when(one.days, today))
    _case({"rating": rating}, one, of, rating.day)


def _remark(one: texts.RemarkText, page: GuidePage, today: date) -> None:
    record = published.record(Kind.GUIDE, page.code)
    if record is None:
        return
    told = Told(record, published.snapshot([record.payload]), settings.BASE_URL, Locale.HANS)
    names = {part.name: part.label for part in parts_of(told)}
    remark = Remark.objects.create(
        code=page.code,
        edition=Edition.PLAIN,
        revision=record.revision,
        part=one.part,
        part_name=names[one.part],
        words=one.words,
        **_when(one.days, today),
    )
    _case({"remark": remark}, one, {"kind": Kind.GUIDE, "code": page.code}, remark.day)


def _case(about: dict[str, Any], one: texts.AnsweredText, of: dict[str, str], day: date) -> None:
    record = published.record(Kind(of["kind"]), of["code"])
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    state = CaseState.ENDED if one.ended else CaseState.ANSWERED if one.answer else CaseState.OPEN
    Case.objects.create(
        **about,
        department=owner_of(record) if record else None,
        opened_on=day,
        due_on=working_days().after(day, DAYS),
        state=state,
        answer=one.answer,
        answered_at=noon + timedelta(days=1) if one.answer else None,
        ended_at=noon + timedelta(days=one.ended) if one.ended else None,
    )
