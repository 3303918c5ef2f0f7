"""Brand, regions, departments, topics, statements and halls as published data."""

from datetime import time

from guides import colours, content, media
from guides.models import Brand, CalendarYear, Department, Hall, Region, Statement, Topic
from guides.vocabulary import Locale

from .locales import locale_of, source_of_thing

HALL_RELATIONS = ("hours", "exceptions", "windows")
# Years of working days that are published.
YEARS = 3


def site_of(brand: Brand) -> content.Site:
    return _site(
        brand,
        Locale.HANS,
        name=brand.name,
        city=brand.city,
        owner=brand.owner,
        notice=brand.notice,
        emblem_words=brand.emblem_words,
    )


def sites_of(brand: Brand) -> list[content.Site]:
    """Return what the brand says in each language that it has words in, zh-Hans first."""
    sites = [site_of(brand)]
    if brand.name_en:
        english = _site(
            brand,
            Locale.EN,
            name=brand.name_en,
            city=brand.city_en,
            owner=brand.owner_en,
            notice=brand.notice_en,
            emblem_words=brand.emblem_words_en or brand.name_en,
        )
        sites.append(english)
    return sites


def statement_of(statement: Statement) -> content.Statement:
    source = source_of_thing(statement)
    return content.Statement(
        code=source.code,
        locale=locale_of(statement),
        subject=source.subject,
        name=statement.name,
        summary=statement.summary,
        sections=tuple(
            content.Section(heading=one.value["heading"], text=one.value["text"])
            for one in statement.sections
        ),
        checked_on=source.checked_on,
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
        queue_url=source.queue_url,
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


def _site(brand: Brand, locale: Locale, **words: str) -> content.Site:
    return content.Site(
        code=brand.code,
        locale=locale,
        phone=brand.phone,
        identifier=brand.identifier,
        icp=brand.icp,
        police=brand.police,
        calendar=_calendar(),
        emblem=_emblem(brand),
        link=brand.link,
        link_dark=_on_dark(brand.link, brand.link_dark),
        seal=brand.seal,
        seal_dark=_on_dark(brand.seal, brand.seal_dark),
        wanted=tuple(one.value.specific.code for one in brand.wanted if one.value),
        **words,
    )


def _calendar() -> tuple[content.CalendarYear, ...]:
    """Return the newest years, in order: nobody counts days from those gone by."""
    years = CalendarYear.objects.order_by("-year")[:YEARS]
    return tuple(
        content.CalendarYear(year=one.year, days=tuple(one.days())) for one in reversed(years)
    )


def _on_dark(light: str, dark: str) -> str:
    return dark or (colours.nearest(light, colours.DARK) if light else "")


def _emblem(brand: Brand) -> content.Media | None:
    if brand.emblem is None:
        return None
    image = brand.emblem
    return media.describe([(image.file.name, image.width, image.height)])[image.file.name]
