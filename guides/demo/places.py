"""The made-up city in the database: brand, regions, departments with their sections, halls."""

from typing import Any

from wagtail.models import Locale as WagtailLocale

from guides.assemble import language_of
from guides.models import (
    Brand,
    Department,
    Hall,
    HallException,
    HallHours,
    Material,
    Region,
    Window,
)
from guides.sections import section_of
from guides.vocabulary import Locale

from . import texts
from .indexed import writing


def source_locale() -> WagtailLocale:
    return WagtailLocale.objects.get(language_code=language_of(Locale.HANS))


def load_city() -> int:
    """Make what is missing of the city but its halls, in one transaction; return how many."""
    city = texts.city()
    known = {
        *Region.objects.values_list("name", flat=True),
        *Department.objects.values_list("name", flat=True),
    }
    wanted = {one.name for one in city.regions} | {one.name for one in city.departments}
    if wanted <= known:
        return 0
    with writing():
        if not known:
            _brand(city.site)
        regions = _regions(city)
        locale = source_locale()
        for one in city.departments:
            department, _made = Department.objects.get_or_create(
                name=one.name,
                locale=locale,
                defaults={
                    "short_name": one.short_name,
                    "region": regions[one.region],
                    "phone": one.phone,
                    "complaint_phone": one.complaint_phone,
                    "credit_code": one.credit_code,
                },
            )
            section_of(department)
    return len(wanted - known)


def load_halls() -> int:
    """Make and publish the halls that are missing, in one transaction; return how many."""
    known = set(Hall.objects.values_list("name", flat=True))
    missing = [one for one in texts.city().halls if one.name not in known]
    if not missing:
        return 0
    regions = regions_by_key()
    locale = source_locale()
    with writing() as written:
        for one in missing:
            hall = _hall(one, regions[one.region], locale)
            hall.save_revision().publish()
            written.append(hall)
    return len(missing)


def load_materials() -> int:
    """Make the materials that are missing, in one transaction; return how many."""
    known = set(Material.objects.values_list("name", flat=True))
    missing = [one for one in texts.materials() if one.name not in known]
    if not missing:
        return 0
    locale = source_locale()
    with writing():
        for one in missing:
            Material.objects.create(locale=locale, **one.model_dump(mode="json", exclude={"key"}))
    return len(missing)


def regions_by_key() -> dict[str, Region]:
    found = {region.name: region for region in Region.objects.all()}
    return {one.key: found[one.name] for one in texts.city().regions}


def departments_by_key() -> dict[str, Department]:
    found = {one.name: one for one in Department.objects.filter(locale=source_locale())}
    return {one.key: found[one.name] for one in texts.city().departments}


def materials_by_key() -> dict[str, Material]:
    found = {one.name: one for one in Material.objects.filter(locale=source_locale())}
    return {one.key: found[one.name] for one in texts.materials()}


def halls_by_key() -> dict[str, tuple[Hall, dict[str, Window]]]:
    """Return each hall with its windows by their keys."""
    halls = Hall.objects.filter(locale=source_locale()).prefetch_related("windows")
    found = {hall.name: hall for hall in halls}
    whole = {}
    for one in texts.city().halls:
        hall = found[one.name]
        windows = {window.number: window for window in hall.windows.all()}
        whole[one.key] = (
            hall,
            {use.key: windows[use.number] for use in one.windows if use.number in windows},
        )
    return whole


def _brand(site: texts.SiteText) -> None:
    brand = Brand.load()
    for field, value in site.model_dump(exclude={"wanted"}).items():
        setattr(brand, field, value)
    words = texts.city_words()
    for field in ("name", "city", "notice", "owner"):
        setattr(brand, f"{field}_en", words[getattr(site, field)])
    brand.save()


def _regions(city: texts.City) -> dict[str, Region]:
    made: dict[str, Region] = {}
    for one in city.regions:
        made[one.key], _made = Region.objects.get_or_create(
            name=one.name, defaults={"level": one.level.value, "parent": made.get(one.parent)}
        )
    return made


def _hall(one: texts.HallText, region: Region, locale: WagtailLocale) -> Hall:
    plain = {"name", "kind", "address", "latitude", "longitude", "directions", "phone"}
    parts: dict[str, Any] = {
        "hours": [
            HallHours(weekday=day, opens=hours.opens, closes=hours.closes)
            for hours in one.hours
            for day in hours.weekdays
        ],
        "exceptions": [HallException(**exception.model_dump()) for exception in one.exceptions],
        "windows": [Window(**window.model_dump(exclude={"key"})) for window in one.windows],
    }
    hall = Hall(
        live=False,
        region=region,
        locale=locale,
        hours_note=one.hours_note,
        **one.model_dump(mode="json", include=plain),
        **parts,
    )
    hall.save()
    return hall
