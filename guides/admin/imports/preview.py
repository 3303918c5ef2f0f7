"""What an import would do or did, table by table: counts, differences and remarks, in pages."""

import json
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext as _

from guides.jobs import remarks_file, report_file
from guides.models import Job
from guides.vocabulary import JobState

PER_PAGE = 50


def context(request: HttpRequest, job: Job) -> dict[str, Any]:
    """Return what the page needs: the deed's outcome where there is one, else the look's."""
    phase = "result" if "result" in job.outcome else "look"
    told = job.outcome.get(phase, {}).get("files", [])
    tables = [_table(request, job, phase, number, one) for number, one in enumerate(told, start=1)]
    coming = sum(one["counts"]["created"] + one["counts"]["updated"] for one in told)
    return {
        "phase": phase,
        "tables": tables,
        "coming": coming,
        "confirmable": job.state == JobState.CHECKED and coming > 0,
    }


def reports(job: Job) -> dict[str, str]:
    """Return the reports that may be downloaded, each with the name it is saved under."""
    found = {}
    for phase, told in job.outcome.items():
        for number, file in enumerate(told.get("files", []), start=1):
            path = report_file(job, phase, number)
            if path.exists():
                found[path.name] = _("导入报告-{job}-{number}.csv").format(
                    job=job.pk, number=number
                )
            if "labels_report" in file:
                found[file["labels_report"]] = _("标题统计-{job}.csv").format(job=job.pk)
    return found


def _table(
    request: HttpRequest, job: Job, phase: str, number: int, told: dict[str, Any]
) -> dict[str, Any]:
    kept = _kept(job, phase, number)
    pages = {
        name: Paginator(kept.get(name, []), PER_PAGE).get_page(
            request.GET.get(f"{name}{number}", "1")
        )
        for name in ("differences", "refusals", "notes", "unsure", "labels", "lacking")
    }
    return {
        **told,
        "number": number,
        "key": str(number),
        "counted": _counted(told["counts"], phase),
        "pages": pages,
        "report": report_file(job, phase, number).name,
        "has_report": report_file(job, phase, number).exists(),
    }


def _kept(job: Job, phase: str, number: int) -> dict[str, list[dict[str, Any]]]:
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(
            remarks_file(job, phase, number).read_text()
        )
    except FileNotFoundError:
        # Deleted after its time.
        return {}
    return found


def _counted(counts: dict[str, int], phase: str) -> list[tuple[str, int]]:
    look = phase == "look"
    labels = {
        "read": _("读了"),
        "created": _("会新增") if look else _("新增"),
        "updated": _("会更新") if look else _("更新"),
        "unchanged": _("没有变化"),
        "refused": _("不能导入") if look else _("没有导入"),
    }
    return [(labels[name], count) for name, count in counts.items() if name in labels]
