"""`manage.py work PK`: does one job of the admin's list, as the process that the site starts."""

import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides import jobs
from guides.jobs.heart import Heart
from guides.models import Job
from guides.vocabulary import JobState


class Command(BaseCommand):
    help = "做一件后台任务：网站会自己启动它；停了的任务也可以用它接着做完"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pk", nargs="?", type=int, metavar="PK", help="任务的编号")
        parser.add_argument("--again", action="store_true", help="停了的、没有成功的也接着做")
        parser.add_argument(
            "--tidy", action="store_true", help="删掉 90 天以前的任务的文件（每件任务做完时也会删）"
        )

    def handle(self, *args: Any, pk: int | None, again: bool, tidy: bool, **options: Any) -> None:
        if pk is None and not tidy:
            raise CommandError("请写任务的编号，或者 --tidy。", returncode=2)
        if pk is not None:
            self._work(pk, again)
        gone = jobs.tidy()
        if tidy:
            self.stdout.write(f"删掉了 {gone} 个旧任务的文件。")

    def _work(self, pk: int, again: bool) -> None:
        if not Job.objects.filter(pk=pk).exists():
            raise CommandError(f"没有编号是 {pk} 的任务。", returncode=2)
        done = jobs.work(pk, again=again, begun=_stop_at_signal)
        if done is None:
            raise CommandError(f"任务 {pk} 已经结束，或者有别的进程正在做。", returncode=2)
        self.stdout.write(f"{done.title}：{done.get_state_display()}。{done.error}")
        if done.state == JobState.FAILED:
            raise CommandError(done.error, returncode=1)


def _stop_at_signal(heart: Heart) -> None:
    """Let the step at hand be finished when the machine or the service goes down."""
    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, lambda *_: heart.ask())
