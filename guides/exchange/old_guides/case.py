"""One old guide on its way in: looked up, understood, compared and written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from guides.assemble import guide_of
from guides.demo.indexed import writing
from guides.exchange.labels import Labels
from guides.exchange.understanding import understand
from guides.exchange.understood import Fate, Outcome, Understood, Value
from guides.models import Department, GuidePage, Item, Region, Topic

from . import identity
from .facts import CODES, facts_of, keep_codes, told_by
from .file import File
from .guide import OldGuide
from .items import item_of, new_item
from .lists import Materials, lists_of
from .mapping import GuideMapping
from .own import held_by_editor
from .places import UNTOLD, Places
from .plan import plan_of
from .remarks import Remark
from .taken import Taken
from .writing import Writer, Written, withdrawn

# Data, not interface: over words of the record that led nowhere.
_REGION, _TOPIC = "区划", "主题"


@dataclass(frozen=True)
class Case:
    """A guide, where it comes from and how it is read."""

    file: File
    mapping: GuideMapping
    source: str
    labels: Labels
    guide: OldGuide

    @property
    def key(self) -> tuple[str, str]:
        return self.source, self.guide.source_id


@dataclass
class Done:
    """What became of a guide: its page, its labels, what it lacks, and what to tell."""

    written: Written
    outcomes: list[Outcome]
    changed: bool
    lacks: tuple[str, ...]
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class Bringing:
    """Brings one guide in; to be used inside the ledger's transaction.

    `region` and `department` are for a guide that does not say its own.
    """

    case: Case
    places: Places
    materials: Materials
    writer: Writer
    region: str = ""
    department: str = ""
    _remarks: list[Remark] = field(default_factory=list)
    # Words of the record that led nowhere, to be kept with the guide's own.
    _beside: list[tuple[str, str]] = field(default_factory=list)

    def bring_in(self) -> Done:
        guide, case = self.case.guide, self.case
        understood = identity.with_columns(
            understand(guide.sections, case.labels, case.mapping.codes)
        )
        columns, names = identity.split(understood.values)
        region = self._region(names)
        page = self._page()
        item = self._item(page, region, identity.text_of(names, "name"))
        department = self._department(names, item, region)
        topic = self._topic(names)
        taken = self._taken(item, columns, understood)
        agreeing = identity.agreeing(names, guide, item, _called(region, department, topic))
        taken.named = names.keys() - agreeing
        topics = [topic] if topic else list(item.topics.all()) if item.pk else []
        plan = plan_of(
            guide, case.key, case.mapping, understood, taken, topics, agreeing, self._beside
        )
        changed = False
        with writing() as indexed:
            if page is None or not page.mended:
                around = _around(item, region, department, topic)
                changed = self.writer.item(item, taken, "/".join(case.key), around)
            if page is None:
                written = self.writer.new_page(plan.words, item, department, guide.source_id)
            else:
                written = self.writer.page(page, plan.words)
            if changed:
                indexed.append(Item.objects.get(pk=item.pk))
            if written.changed:
                indexed.append(GuidePage.objects.get(pk=written.page.pk))
        self._remarks += plan.remarks
        self._tell(written)
        filled = [set(one["fields"]) for one in plan.words.origin]
        outcomes = [
            _true(outcome, fields)
            for outcome, fields in zip(understood.outcomes, filled, strict=False)
        ]
        return Done(
            written, outcomes, changed or written.changed, _lacks(written.page, item), self._remarks
        )

    def _page(self) -> GuidePage | None:
        source, source_id = self.case.key
        pages = GuidePage.objects.filter(source=source, source_id=source_id)
        found: GuidePage | None = pages.filter(locale=self.places.locale).first()
        return found

    def _region(self, names: Mapping[str, Value]) -> int | None:
        text = self.case.guide.region or identity.text_of(names, "region") or self.region
        found = self.places.region(text)
        if text and found is None:
            self._keep(_REGION, text, _("不能确定是哪个区划，没有填"))
        return found

    def _topic(self, names: Mapping[str, Value]) -> Topic | None:
        text = self.case.guide.topic or identity.text_of(names, "topics")
        found = self.places.topic(text) if text else None
        if self.case.guide.topic and found is None:
            self._keep(_TOPIC, text, _("本站没有叫这个名称的主题"))
        return found

    def _keep(self, part: str, text: str, reason: str) -> None:
        self._beside.append((part, text))
        self._remarks.append(Remark(part, text, reason, _("请在页面和事项里选好")))

    def _item(self, page: GuidePage | None, region: int | None, called: str) -> Item:
        guide, mapping, locale = self.case.guide, self.case.mapping, self.places.locale
        item, told = item_of(guide, mapping, self.case.source, page, region, locale, called)
        if told:
            self._remarks.append(Remark(_("事项"), guide.item_id, told, _("请核对")))
        if item is None:
            return new_item(guide, self.case.source, region, locale, called)
        draft: Item = item.get_latest_revision_as_object() if item.latest_revision_id else item
        return item if held_by_editor(item) else draft

    def _department(self, names: Mapping[str, Value], item: Item, region: int | None) -> Department:
        said = self.case.guide.department or identity.text_of(names, "department")
        known = item.department
        if known is not None and said in ("", known.name, known.short_name):
            return known
        called = said or item.department_name or self.department
        if not called:
            remedy = _("请把页面移到它的部门下面，或者导入时用 --department 写明")
            self._remarks.append(Remark(_("部门"), "", _("没有写是哪个部门的"), remedy))
        return self.places.department(called or UNTOLD, region, self.case.guide.region)

    def _taken(self, item: Item, columns: Mapping[str, Value], understood: Understood) -> Taken:
        key = "/".join(self.case.key)
        before = told_by(item, key)
        facts = facts_of(item, columns, key)
        keep_codes(facts, item, understood.coded, before)
        closed = {"fees"} if item.charged is False and "charged" not in before else set()
        lists = lists_of(item, understood.rows, before, closed, self.materials)
        return Taken(facts, lists, _withheld(item))

    def _tell(self, written: Written) -> None:
        remedy = _("要用来源的，请在页面里改；要以后都不再提醒，请勾“已经核对补全”")
        if written.why:
            self._remarks.append(Remark(_("页面"), "", written.why, remedy))
        if written.left:
            reason = _("编辑改过，没有动；来源现在写的不一样")
            self._remarks.append(Remark("、".join(written.left), "", reason, remedy))


def _withheld(item: Item) -> str:
    if item.pk is None:
        return ""
    if withdrawn(item):
        return _("事项已撤回，没有动")
    return _("编辑有事项的稿没有发布，事项没有动") if held_by_editor(item) else ""


def _around(
    item: Item, region: int | None, department: Department, topic: Topic | None
) -> dict[str, Any]:
    """Return what an item gets of where a guide belongs, where it has nothing itself."""
    found: dict[str, Any] = {}
    if item.region_id is None and region is not None:
        found["region_id"] = region
    if item.department_id is None and item.department_name in ("", department.name):
        found["department_id"] = department.pk
    if item.pk is None and topic is not None:
        found["topics"] = [topic]
    return found


def _called(
    region: int | None, department: Department, topic: Topic | None
) -> dict[str, list[str]]:
    regions = Region.objects.filter(pk=region or 0).values_list("name", flat=True)
    return {
        "department": [department.name, department.short_name],
        "region": list(regions),
        "topics": [topic.name] if topic else [],
    }


def _true(outcome: Outcome, fields: set[str]) -> Outcome:
    """Return what became of a label in the end: a value that no field took stayed words."""
    if outcome.fate == Fate.CODED:
        return outcome if CODES in fields else replace(outcome, fate=Fate.VERBATIM)
    if outcome.fate == Fate.VERBATIM or fields or not outcome.fields:
        return replace(outcome, fields=tuple(one for one in outcome.fields if one in fields))
    return replace(outcome, fate=Fate.VERBATIM, fields=())


def _lacks(page: GuidePage, item: Item) -> tuple[str, ...]:
    return tuple(str(element.label) for element in guide_of(page, [item]).lacks)
