"""Writes down what people say, and opens the case where it asks for an answer."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from guides.content import Record
from guides.models import Case, Rating, Remark
from guides.vocabulary import Edition, Kind, Locale, RatingAspect, RatingLevel

from .due import DAYS, working_days
from .owners import owner_of
from .rated import Rated
from .visits import once

_NAMES = ("level", "words", "phone", "reasons", *(aspect.value for aspect in RatingAspect))


class SaidBefore(Exception):
    """This visit has said that already."""


def keep_rating(given: Mapping[str, Any], rated: Rated, locale: Locale, token: str) -> Rating:
    """Keep a rating, once a visit; raises SaidBefore."""
    record = rated.record
    window = rated.window.code if rated.window else ""
    rating = Rating(
        **{name: given[name] for name in _NAMES},
        **_now(locale),
        kind=record.kind,
        code=record.code,
        hall=rated.hall,
        window=window,
        placement=rated.placement,
        once=once(token, record.kind, record.code, window),
    )
    asks = rating.level <= RatingLevel.BAD or bool(rating.words)
    _keep(rating, record, asks)
    return rating


def keep_remark(
    given: Mapping[str, Any], parts: Mapping[str, str], guide: Record, edition: Edition, to: Locale
) -> Remark:
    """Keep a remark; the same words sent twice within the hour are one: raises SaidBefore."""
    now = _now(to)
    said = (guide.code, given["part"], given["words"], f"{now['day']} {now['hour']}")
    remark = Remark(
        words=given["words"],
        part=given["part"],
        part_name=parts.get(given["part"], "")[:200],
        code=guide.code,
        edition=edition,
        revision=guide.revision,
        once=once("", Kind.GUIDE, *said),
        **now,
    )
    _keep(remark, guide, asks=True)
    return remark


def _now(locale: Locale) -> dict[str, Any]:
    now = timezone.localtime()
    return {"day": now.date(), "hour": now.hour, "locale": locale}


def _keep(said: Rating | Remark, record: Record, asks: bool) -> None:
    try:
        with transaction.atomic():
            said.save()
            if asks:
                _open(said, record)
    except IntegrityError as error:
        raise SaidBefore from error


def _open(said: Rating | Remark, record: Record) -> None:
    about = {"rating": said} if isinstance(said, Rating) else {"remark": said}
    Case.objects.create(
        **about,
        department=owner_of(record),
        opened_on=said.day,
        due_on=working_days().after(said.day, DAYS),
    )
