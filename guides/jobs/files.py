"""Where the files of jobs lie: below the data folder, never below what is served."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from guides.models import Job

# Days for which a job's files are kept; what came of it stays in its row.
KEPT = 90
# Uploads that never became a job.
INCOMING_KEPT = timedelta(days=1)


def folder_of(job: Job) -> Path:
    """Return the folder of a job's files, made if it is not there; only its owner may read it."""
    folder = _root() / str(job.pk)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def incoming() -> Path:
    """Return the folder of uploads that are not yet a job's, on the same disk as those that are."""
    folder = _root() / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def phase_of(job: Job) -> str:
    """Return the name under which a job's outcome stands: what it would do, or what it did."""
    return "look" if job.parameters.get("look") else "result"


def report_file(job: Job, phase: str, number: int) -> Path:
    """Return where the report on an import's table is, a CSV for people."""
    return folder_of(job) / f"{phase}-{number}.csv"


def remarks_file(job: Job, phase: str, number: int) -> Path:
    """Return where the same is for the job's page: differences, refusals, notes, unsure words."""
    return folder_of(job) / f"{phase}-{number}.json"


def tidy() -> int:
    """Delete the files of old jobs, and uploads that were given up; return how many folders."""
    before = timezone.now() - timedelta(days=KEPT)
    gone = [folder for folder in _folders() if _is_old(folder, before)]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    for upload in incoming().iterdir():
        if _changed(upload) < timezone.now() - INCOMING_KEPT:
            upload.unlink(missing_ok=True)
    return len(gone)


def _root() -> Path:
    return Path(settings.DATA_DIR) / "jobs"


def _folders() -> list[Path]:
    return [one for one in _root().iterdir() if one.name.isdecimal()] if _root().exists() else []


def _is_old(folder: Path, before: datetime) -> bool:
    job = Job.objects.filter(pk=int(folder.name)).first()
    if job is None:
        # Its row may be in a transaction that is still open.
        return _changed(folder) < before
    return (job.finished_at or job.heard_at or job.created_at) < before


def _changed(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    except FileNotFoundError:
        return timezone.now()
