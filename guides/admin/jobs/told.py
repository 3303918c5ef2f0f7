"""What a job's page tells of each kind of work: a template, and what is put into it.

A kind without a teller of its own is told by what its outcome has of these: `told` (sentences),
`links` ([{"label", "url"}]), `refused` ([{"name", "reason"}]) and `download` ({"file", "name"}).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from guides.models import Job
from guides.vocabulary import JobKind

Context = Callable[[HttpRequest, Job], dict[str, Any]]


def _nothing(request: HttpRequest, job: Job) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Teller:
    """How one kind of job is shown; `files` returns what may be downloaded, by name."""

    template: str = "guides_admin/jobs/outcome.html"
    context: Context = _nothing
    files: Callable[[Job], dict[str, str]] = field(default=lambda job: _download(job))
    # Whether a person may let the job go on after looking, or undo what it did.
    may: Callable[[Any, Job], bool] = lambda user, job: True


_TELLERS: dict[str, Teller] = {}


def register_teller(kind: JobKind, teller: Teller) -> None:
    _TELLERS[kind] = teller


def teller_of(job: Job) -> Teller:
    return _TELLERS.get(job.kind, _DEFAULT)


def _download(job: Job) -> dict[str, str]:
    told = job.outcome.get("download")
    return {told["file"]: told["name"]} if told else {}


_DEFAULT = Teller()
