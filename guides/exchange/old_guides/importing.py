"""Old guides into pages and items, each guide in a transaction of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guides import ledger
from guides.exchange.labels import Labels
from guides.exchange.mapping import UnknownTable
from guides.exchange.tables import Unreadable
from guides.exchange.waiting import link_departments

from .case import Bringing, Case, Done
from .file import File
from .files import open_source
from .guide import Unread
from .known import KnownLabels
from .lists import Materials
from .places import Places
from .report import GuidesReport, Lacking, Told
from .writing import Writer

_LONGEST_ID = 100


class _Undone(Exception):
    """A dry run's transaction is taken back."""


@dataclass(frozen=True)
class Asked:
    """How an import is to go. `region` and `department` are for guides that do not say theirs."""

    publish: bool = False
    note: str = ""
    user: Any = None
    dry_run: bool = False
    source: str = ""
    region: str = ""
    department: str = ""


def import_guides(
    files: Iterable[File],
    mapping: str | None = None,
    *,
    publish: bool = False,
    note: str = "",
    user: Any = None,
    dry_run: bool = False,
    source: str = "",
    region: str = "",
    department: str = "",
    tick: Callable[[GuidesReport], None] = lambda report: None,
) -> GuidesReport:
    """Bring the guides of some files in and return what became of each.

    After a stop, a second run completes what is missing and changes nothing else. `tick` is called
    after every guide, with the report as far as it goes.
    """
    asked = Asked(publish, note, user, dry_run, source, region, department)
    run = _Run(asked, Labels.load(), tick)
    for file in files:
        run.file(file, mapping)
    if not dry_run:
        # Departments that these guides brought along may be those of items here.
        run.report.linked = link_departments(user=user, note=note)
    return run.report


class _Run:
    """One import: what it has seen, and what it has to tell."""

    def __init__(self, asked: Asked, labels: Labels, tick: Callable[[GuidesReport], None]) -> None:
        self.report = GuidesReport()
        self._asked = asked
        self._labels = labels
        self._tick = tick
        self._writer = Writer(asked.user, asked.publish)
        # (source, id) → where it was first met.
        self._met: dict[tuple[str, str], str] = {}
        self._look_up()

    def file(self, file: File, mapping: str | None) -> None:
        """Bring the guides of one file in; one that cannot be read is told."""
        try:
            opened = open_source(file, mapping)
            source = self._asked.source or opened.mapping.source
            self.report.mappings.append(
                (file.known_as, opened.mapping.name, opened.mapping.title, source)
            )
            labels = self._labels.with_own(opened.mapping.fields)
            for guide in opened.guides(KnownLabels(labels)):
                self.report.read += 1
                if isinstance(guide, Unread):
                    self._refuse(file, guide, "")
                else:
                    self._one(Case(file, opened.mapping, source, labels, guide))
                self._tick(self.report)
        except (Unreadable, UnknownTable) as error:
            self.report.unreadable.append(str(error))

    def _look_up(self) -> None:
        self._places = Places()
        self._materials = Materials(self._places.locale)

    def _one(self, case: Case) -> None:
        refusal = self._refusal(case)
        if refusal is not None:
            self._refuse(case.file, refusal, case.guide.source_id, case.guide.name)
            return
        asked = self._asked
        bringing = Bringing(
            case, self._places, self._materials, self._writer, asked.region, asked.department
        )
        done = None
        try:
            with ledger.transaction(user=asked.user, change_note=asked.note):
                done = bringing.bring_in()
                if asked.dry_run:
                    raise _Undone
        except _Undone:
            pass
        except ValidationError as error:
            done = None
            reason = " ".join(error.messages)
            remedy = _("请改好来源或者站上已有的内容，再导入一次")
            unread = Unread(case.guide.line, "", case.guide.name, reason, remedy)
            self._refuse(case.file, unread, case.guide.source_id, case.guide.name)
        if done is not None:
            self._count(case, done)
        self._made(kept=done is not None and not asked.dry_run, told=done is not None)

    def _refusal(self, case: Case) -> Unread | None:
        guide = case.guide
        if len(guide.source_id) > _LONGEST_ID:
            reason = _("编号有 {count} 个字，最多 {most} 个").format(
                count=len(guide.source_id), most=_LONGEST_ID
            )
            return Unread(guide.line, _("编号"), guide.source_id, reason, _("请在来源里改短"))
        here = f"{case.file.known_as}，{guide.line}"
        first = self._met.setdefault(case.key, here)
        if first == here:
            return None
        reason = _("编号和前面的重复（{where} 行）").format(where=first)
        remedy = _("同一个编号只导入第一份；不是同一份的，请在来源里改编号")
        return Unread(guide.line, _("编号"), guide.source_id, reason, remedy)

    def _refuse(self, file: File, one: Unread, source_id: str, name: str = "") -> None:
        self.report.refuse(
            Told(
                *(file.known_as, one.line, source_id, name, one.field),
                *(one.value, one.reason, one.remedy),
                refused=True,
            )
        )

    def _count(self, case: Case, done: Done) -> None:
        guide, report = case.guide, self.report
        if done.written.created:
            report.created += 1
        elif done.changed:
            report.updated += 1
        else:
            report.unchanged += 1
        report.count(done.outcomes)
        report.lacking.append(
            Lacking(guide.source_id, guide.name, done.written.page.code, done.lacks)
        )
        report.notes += [
            Told(
                *(case.file.known_as, guide.line, guide.source_id, guide.name),
                *(one.field, one.value, one.reason, one.remedy),
            )
            for one in done.remarks
        ]

    def _made(self, *, kept: bool, told: bool) -> None:
        """Tell what was made beside a guide; look up anew where that was taken back."""
        if told:
            self.report.add_made(self._places.regions.made, self._places.made)
        if kept:
            self._places.regions.made.clear()
            self._places.made.clear()
        else:
            self._look_up()
