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
from .report import Remark, Report, write_report
from .table import Table, Unreadable, read_table

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
            tick=_rows(tick, before),
        )
        before += report.read
        _keep(job, number, report)
        told.append(_told(file["name"], table, mapping, report, job))
    return {phase_of(job): {"files": told}}


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
    path = folder_of(job) / file["path"]
    if not path.exists():
        raise Failed(_("“{file}”已经删掉了，请重新上传。").format(file=file["name"]))
    return open_table(path, file["name"], job.parameters["mapping"], tick)


def _rows(tick: Tick, before: int) -> Any:
    return lambda report: tick(before + report.read, None)


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
