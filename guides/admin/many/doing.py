"""One deed after the other, as a job or while a person waits; each in a transaction of its own.

What was done is written line by line into the job's folder: before the commit what is to be
changed, after it that it was. So a job that was killed goes on with what is left, and nothing that
was changed is missing from what can be undone.
"""

import json
from collections.abc import Iterator, Sequence
from io import SEEK_END, TextIOWrapper
from pathlib import Path
from typing import IO, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from guides import jobs
from guides.admin.refusals import REFUSALS, reasons
from guides.models import Job

from .deeds import DEEDS, Deed, edit_url

# Refused things that are shown on the job's page; the file has them all.
SHOWN = 200
_DENIED = (*REFUSALS, PermissionDenied)


def prepare(name: str, keys: Sequence[int], typed: dict[str, Any], user: Any) -> Job:
    """Make the job that does something to the things of these keys."""
    deed = DEEDS[name]
    job = jobs.prepare(
        deed.kind,
        str(deed.title).format(count=len(keys)),
        user=user,
        parameters={"deed": name, "typed": typed},
        total=len(keys),
    )
    (jobs.folder_of(job) / "chosen.json").write_text(json.dumps(list(keys)))
    return job


def undo_of(job: Job, user: Any) -> Job:
    """Make the job that takes another back."""
    title = _("撤销：{title}").format(title=job.title)
    return jobs.prepare(
        DEEDS[job.parameters["deed"]].kind,
        title,
        user=user,
        parameters={"undo": job.pk, "deed": job.parameters["deed"]},
    )


def do_many(job: Job, tick: jobs.Tick) -> dict[str, Any]:
    """Do to each what was asked; the worker of assignments, publications and withdrawals."""
    if job.user is None:
        raise jobs.Failed(_("要做这件事的人已经没有账号了。"))
    deed = DEEDS[job.parameters["deed"]]
    log = _Log(jobs.folder_of(job) / "done.jsonl")
    if "undo" in job.parameters:
        _undo(job, deed, log, tick)
    else:
        _do(job, deed, log, tick)
    return _outcome(job, deed, log)


def _do(job: Job, deed: Deed, log: "_Log", tick: jobs.Tick) -> None:
    typed = job.parameters["typed"]
    keys = _chosen(job)
    done = {line["pk"] for line in log.ended()}
    for number, pk in enumerate(keys):
        tick(number, len(keys))
        if pk in done:
            continue
        with log.open() as file:
            _one(deed, pk, job.user, file, lambda it: deed.act(it, job.user, typed))
    tick(len(keys), len(keys))


def _undo(job: Job, deed: Deed, log: "_Log", tick: jobs.Tick) -> None:
    undo = deed.undo
    before = _Log(jobs.folder_of(Job.objects.get(pk=job.parameters["undo"])) / "done.jsonl")
    changes = before.changed()
    done = {line["pk"] for line in log.ended()}
    if undo is None or not changes:
        raise jobs.Failed(_("没有可以撤销的记录：它们只保留 90 天。"))
    for number, (pk, changed) in enumerate(changes.items()):
        tick(number, len(changes))
        if pk in done:
            continue
        with log.open() as file:
            _one(deed, pk, job.user, file, lambda it, was=changed: _back(undo, it, was, job.user))
    tick(len(changes), len(changes))


def _back(undo: Any, instance: Any, changed: dict[str, Any], user: Any) -> dict[str, Any]:
    whole = undo(instance, changed, user)
    return {} if whole else {"kept": True}


def _one(deed: Deed, pk: int, user: Any, file: IO[str], act: Any) -> None:
    instance = deed.model.objects.filter(pk=pk).first()
    if instance is None:
        _write(file, {"pk": pk, "name": str(pk), "refused": _("已经没有了")})
        return
    told = {"pk": pk, "name": str(instance)}
    try:
        with transaction.atomic():
            changed = act(instance)
            _write(file, {**told, "changed": changed})
    except _DENIED as refusal:
        told |= {"url": edit_url(instance), "refused": _reason(refusal)}
        _write(file, told)
        return
    _write(file, {**told, "done": True, "nothing": deed.undo is not None and not changed})


def _reason(refusal: Exception) -> str:
    if isinstance(refusal, PermissionDenied):
        return str(refusal) or _("您没有权限。")
    return " ".join(reasons(refusal))


class _Log:
    """What was done, a line each."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def open(self) -> IO[str]:
        file = self._path.open("a+b")
        if file.tell() and self._half_written(file):
            file.write(b"\n")
        return TextIOWrapper(file, encoding="utf-8", write_through=True)

    def _half_written(self, file: IO[bytes]) -> bool:
        file.seek(-1, SEEK_END)
        return file.read(1) != b"\n"

    def ended(self) -> Iterator[dict[str, Any]]:
        return (line for line in self.lines() if "done" in line or "refused" in line)

    def changed(self) -> dict[int, dict[str, Any]]:
        """Return what was to be changed; what came of it shows at the thing itself."""
        return {line["pk"]: line["changed"] for line in self.lines() if line.get("changed")}

    def lines(self) -> Iterator[dict[str, Any]]:
        if not self._path.exists():
            return
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                try:
                    yield json.loads(line)
                except json.JSONDecodeError:
                    # Whoever wrote it was killed: what it was about is done again.
                    continue


def _write(file: IO[str], line: dict[str, Any]) -> None:
    file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _chosen(job: Job) -> list[int]:
    try:
        keys: list[int] = json.loads((jobs.folder_of(job) / "chosen.json").read_text())
    except FileNotFoundError:
        raise jobs.Failed(_("选了哪些的记录已经删掉了，请重新选。")) from None
    return keys


def _outcome(job: Job, deed: Deed, log: _Log) -> dict[str, Any]:
    ended = list(log.ended())
    refused = [line for line in ended if "refused" in line]
    same = sum(1 for line in ended if line.get("nothing"))
    kept = sum(1 for line in log.lines() if (line.get("changed") or {}).get("kept"))
    done = len(ended) - len(refused) - same
    undoing = "undo" in job.parameters
    told = [_("撤销了 {count} 个。").format(count=done + same - kept)] if undoing else []
    if not undoing:
        told.append(str(deed.done).format(count=done))
        if same:
            told.append(_("{count} 个本来就是这样，没有变化。").format(count=same))
    if kept:
        told.append(_("{count} 个后来又改过，改过的地方没有动。").format(count=kept))
    if refused:
        told.append(_("{count} 个没有做成，原因在下面。").format(count=len(refused)))
    return {
        "done": done,
        "told": told,
        "refused": [
            {"name": one["name"], "reason": one["refused"], "url": one.get("url", "")}
            for one in refused[:SHOWN]
        ],
        "refused_more": max(0, len(refused) - SHOWN),
        "undoable": not undoing and deed.undo is not None and done > 0,
    }
