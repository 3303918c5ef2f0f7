"""Regions, departments and topics as old guides name them: found, or made and told."""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale as WagtailLocale

from guides.assemble import language_of
from guides.exchange.regions import Regions
from guides.models import Department, Region, Topic
from guides.vocabulary import Locale

# Data, not interface: a department has this name until an editor moves its guides.
UNTOLD = "部门待定"

_REMARK = re.compile(r"[（(][^（）()]*[)）]")
_PLACES = re.compile(r"[^省市区县州旗盟镇乡]{1,8}(?:省|自治区|市|自治州|州|盟|区|县|旗|镇|乡|街道)")
_LONGEST = 100


@dataclass
class Places:
    """What was looked up once; `made` are the departments that a guide brought along."""

    regions: Regions = field(default_factory=Regions)
    made: list[str] = field(default_factory=list)
    _departments: dict[tuple[str, int | None], Department] = field(default_factory=dict)
    _topics: dict[str, list[Topic]] | None = None

    def __post_init__(self) -> None:
        self.locale = WagtailLocale.objects.get(language_code=language_of(Locale.HANS))

    def region(self, text: str) -> int | None:
        """Return the key of the region a text names, also behind a remark in brackets."""
        for one in (text, _REMARK.sub("", text).strip()):
            found = self.regions.of(one, create=True) if one else None
            if found is not None:
                return found
        return None

    def department(self, name: str, region: int | None, where: str = "") -> Department:
        """Return the department of this name in this region, made if there is none.

        `where` is the region as the guide has it: where no region is known for it, it keeps
        departments of one name apart. Raises ValidationError for a name that is too long.
        """
        called = name or UNTOLD
        if region is None and where and not any(one in called for one in _PLACES.findall(where)):
            called = f"{where}{called}"
        if len(called) > _LONGEST:
            message = _("部门名称“{name}”太长，最多 {most} 个字")
            raise ValidationError(message.format(name=called, most=_LONGEST))
        key = (called, region)
        if key not in self._departments:
            self._departments[key] = self._found(called, region) or self._make(called, region)
        return self._departments[key]

    def topic(self, name: str) -> Topic | None:
        """Return the topic of exactly this name, if one alone has it."""
        if self._topics is None:
            self._topics = {}
            for topic in Topic.objects.filter(locale=self.locale).order_by("pk"):
                self._topics.setdefault(topic.name, []).append(topic)
        found = self._topics.get(name, [])
        return found[0] if len(found) == 1 else None

    def _found(self, name: str, region: int | None) -> Department | None:
        rows = Department.objects.filter(locale=self.locale).order_by("pk")
        found = rows.filter(name=name, region=region).first()
        if found is None and region is not None:
            found = rows.filter(short_name=name, region=region).first()
        if found is None and region is not None and _names(name, region):
            # Its name says which place it belongs to, and nobody has filled in its region.
            found = rows.filter(name=name, region=None).first()
        return found

    def _make(self, name: str, region: int | None) -> Department:
        made = Department.objects.create(name=name, region_id=region, locale=self.locale)
        self.made.append(f"{name}（{made.region.name}）" if made.region else name)
        return made


def _names(name: str, region: int) -> bool:
    own = Region.objects.values_list("name", flat=True).get(pk=region)
    return own in name
