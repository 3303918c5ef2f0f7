"""Brand, regions, departments, topics and halls as published data."""

from datetime import time

from guides import content
from guides.models import Brand, Department, Hall, Region, Topic
from guides.vocabulary import Locale

from .locales import locale_of, source_of_thing

HALL_RELATIONS = ("hours", "exceptions", "windows")


def site_of(brand: Brand) -> content.Site:
    return content.Site(
        code=brand.code,
        locale=Locale.HANS,
        name=brand.name,
        city=brand.city,
        phone=brand.phone,
        notice=brand.notice,
        owner=brand.owner,
        identifier=brand.identifier,
        icp=brand.icp,
        police=brand.police,
    )


def region_of(region: Region) -> content.Region:
    return content.Region(
        code=region.code,
        locale=Locale.HANS,
        name=region.name,
        level=region.level,
        parent=region.parent.code if region.parent else None,
        official_code=region.official_code,
    )


def department_of(department: Department) -> content.Department:
    source = source_of_thing(department)
    return content.Department(
        code=source.code,
        locale=locale_of(department),
        name=department.name,
        short_name=department.short_name,
        credit_code=source.credit_code,
        region=source.region.code if source.region else None,
        phone=source.phone,
        complaint_phone=source.complaint_phone,
    )


def topic_of(topic: Topic) -> content.Topic:
    source = source_of_thing(topic)
    return content.Topic(
        code=source.code,
        locale=locale_of(topic),
        name=topic.name,
        topic_kind=source.kind,
        order=source.order,
        description=topic.description,
    )


def hall_of(hall: Hall) -> content.Hall:
    """Return what a hall says: a translation's words, and all else as the zh-Hans row has it."""
    source = source_of_thing(hall)
    return content.Hall(
        code=source.code,
        locale=locale_of(hall),
        name=hall.name,
        hall_kind=source.kind,
        region=source.region.code if source.region else None,
        address=hall.address,
        latitude=source.latitude or None,
        longitude=source.longitude or None,
        directions=hall.directions,
        phone=source.phone,
        hours=tuple(
            content.Opening(weekday=one.weekday, opens=_clock(one.opens), closes=_clock(one.closes))
            for one in sorted(source.hours.all(), key=lambda one: (one.weekday, one.opens))
        ),
        hours_note=hall.hours_note,
        exceptions=tuple(
            content.HoursException(
                day=one.day,
                closed=one.opens is None,
                opens=_clock(one.opens) if one.opens else None,
                closes=_clock(one.closes) if one.closes else None,
                reason=one.reason,
            )
            for one in sorted(source.exceptions.all(), key=lambda one: one.day)
        ),
        windows=tuple(
            content.Window(code=one.code, number=one.number, name=one.name, phone=one.phone)
            for one in source.windows.all()
        ),
    )


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M")
