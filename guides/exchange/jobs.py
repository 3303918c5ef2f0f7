"""Imports and exports as jobs: a look first, that changes nothing, and then the deed.

What a job is told and what came of it stands in its row as JSON; what is long (differences,
remarks) is in its folder, a file for each table that was read.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from guides.jobs import Failed, Tick, folder_of, phase_of, remarks_file, report_file
from guides.models import Job

from .catalogue import import_catalogue
from .mapping import Mapping, UnknownTable, choose, header_test
from .old_guides.file import File
from .old_guides.files import open_source
from .old_guides.importing import import_guides
from .old_guides.report import GuidesReport, Told
from .old_guides.report import write_report as write_guides_report
from .report import Remark, Report, write_report
from .tables import Table, Unreadable, read_table

# Remarks of a kind that are kept to be shown; the report file has them all.
SHOWN = 2_000


def import_items(job: Job, tick: Tick) -> dict[str, Any]:
    """Bring the uploaded tables in, or look what would become of them.

    Parameters: `files` [{"name", "path" below the job's folder}], `mapping` (empty: the header
    decides), `source`, `note`, `look`.
    """
    told, before = [], 0
    for number, file in enumerate(job.parameters["files"], start=1):
        table, mapping = _table(job, file, tick)
        report = import_catalogue(
            table,
            mapping,
            source=job.parameters["source"],
            note=job.parameters["note"],
            user=job.user,
            dry_run=job.parameters["look"],
            tick=_rows(tick, before, _expected(job)),
        )
        before += report.read
        _keep(job, number, report)
        told.append(_told(file["name"], table, mapping, report, job))
    return {phase_of(job): {"files": told}}


def import_old_guides(job: Job, tick: Tick) -> dict[str, Any]:
    """Bring uploaded old guides in, or look what would become of them.

    Parameters: those of `import_items`, and `publish` ("" or "publish"), `region` and `department`
    (names, for guides that do not say theirs).
    """
    asked = job.parameters
    report = import_guides(
        [File(_upload(job, file), file["name"]) for file in asked["files"]],
        asked["mapping"] or None,
        publish=bool(asked["publish"]),
        note=asked["note"],
        user=job.user,
        dry_run=asked["look"],
        source=asked["source"],
        region=asked["region"],
        department=asked["department"],
        tick=_rows(tick, 0, _expected(job)),
    )
    if report.unreadable and not report.read:
        raise Failed("\n".join(report.unreadable))
    phase = phase_of(job)
    beside = write_guides_report(report_file(job, phase, 1), report)
    _keep_guides(job, report)
    return {phase: {"files": [{**_told_of_guides(report), "labels_report": beside.name}]}}


def open_guides(path: Path, name: str, mapping: str) -> None:
    """Look whether a file of old guides can be read; raises Failed."""
    try:
        open_source(File(path, name), mapping or None)
    except (Unreadable, UnknownTable) as error:
        raise Failed(str(error)) from None


def open_table(
    path: Path, name: str, mapping: str, tick: Tick = lambda done, total: None
) -> tuple[Table, Mapping]:
    """Read what is needed to know a table, under the name that its owner gave it; raises Failed."""
    try:
        table = read_table(path, lambda lines: tick(0, None), header_test(mapping or None))
        return table, choose(table.header, mapping or None)
    except (Unreadable, UnknownTable) as error:
        raise Failed(str(error).replace(str(path), name).replace(path.name, name)) from None


def _table(job: Job, file: dict[str, str], tick: Tick) -> tuple[Table, Mapping]:
    return open_table(_upload(job, file), file["name"], job.parameters["mapping"], tick)


def _upload(job: Job, file: dict[str, str]) -> Path:
    path = folder_of(job) / file["path"]
    if not path.exists():
        raise Failed(_("“{file}”已经删掉了，请重新上传。").format(file=file["name"]))
    return path


def _rows(tick: Tick, before: int, expected: int | None) -> Any:
    return lambda report: tick(before + report.read, expected)


def _expected(job: Job) -> int | None:
    """Return how much there was to read at the last look, None before it."""
    looked_at = job.outcome.get("look", {}).get("files", [])
    return sum(one["counts"]["read"] for one in looked_at) or None


def _keep(job: Job, number: int, report: Report) -> None:
    phase = phase_of(job)
    name = job.parameters["files"][number - 1]["name"]
    write_report(report_file(job, phase, number), report.remarks(), name)
    lists = {
        "differences": [asdict(one) for one in report.differences],
        "refusals": [asdict(one) for one in report.refusals[:SHOWN]],
        "notes": [asdict(one) for one in [*report.notes, *report.looked_at()][:SHOWN]],
        "unsure": [asdict(one) for one in _unsure(report)][:SHOWN],
    }
    remarks_file(job, phase, number).write_text(json.dumps(lists, ensure_ascii=False))


def _unsure(report: Report) -> Iterator[Remark]:
    other = {id(one) for one in report.notes}
    return (
        one
        for one in report.remarks()
        if not one.refused and id(one) not in other and (one.column, one.value) in report.unsure
    )


def _told(name: str, table: Table, mapping: Mapping, report: Report, job: Job) -> dict[str, Any]:
    return {
        "file": name,
        "form": table.form,
        "encoding": table.encoding,
        "mapping": mapping.name,
        "mapping_title": mapping.title,
        "source": job.parameters["source"] or mapping.source,
        "told": table.notes,
        "left_over": mapping.left_over(table.header),
        "regions_made": report.regions_made[:SHOWN],
        "counts": report.counts(),
        "continued": report.continued,
        "notes": len(report.notes),
        "unsure": len(report.unsure),
    }


def _keep_guides(job: Job, report: GuidesReport) -> None:
    lists = {
        "refusals": [_remark(one) for one in report.refusals[:SHOWN]],
        "notes": [_remark(one) for one in report.notes[:SHOWN]],
        "labels": [{"label": label, "count": n} for label, n in report.untyped()[:SHOWN]],
        "lacking": [asdict(one) for one in report.lacking if one.lacks][:SHOWN],
    }
    path = remarks_file(job, phase_of(job), 1)
    path.write_text(json.dumps(lists, ensure_ascii=False))


def _remark(one: Told) -> dict[str, Any]:
    where = "，".join(filter(None, (one.file, str(one.line) if one.line else "")))
    value = "：".join(filter(None, (one.name, one.value)))
    return {
        "line": where,
        "column": one.field,
        "value": value,
        "reason": one.reason,
        "remedy": one.remedy,
    }


def _told_of_guides(report: GuidesReport) -> dict[str, Any]:
    ways: dict[tuple[str, str, str], list[str]] = {}
    for file, *way in report.mappings:
        ways.setdefault((way[0], way[1], way[2]), []).append(file)
    return {
        "ways": [
            {"mapping": name, "title": title, "source": source, "files": files}
            for (name, title, source), files in ways.items()
        ],
        "told": report.unreadable,
        "counts": report.counts(),
        "fates": report.fates(),
        "share": f"{report.share():.1%}",
        "lacking": sum(1 for one in report.lacking if one.lacks),
        "regions_made": report.regions_made[:SHOWN],
        "departments_made": report.departments_made[:SHOWN],
        "linked": report.linked,
    }
