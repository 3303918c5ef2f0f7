"""`manage.py follow`: brings those who read the ledger to its head, once or as a service."""

import logging
import signal
import threading
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections

from guides import followers, publishing
from guides.models import Fanout

logger = logging.getLogger(__name__)

# Seconds between two looks, and at most after failures that go on.
INTERVAL = 1.0
PATIENCE = 60.0


class Command(BaseCommand):
    help = "让各个跟进者读完台账，并做完没做完的事实更新；不带选项时一直运行，直到收到停止信号"

    def add_arguments(self, parser: ArgumentParser) -> None:
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument("--once", action="store_true", help="跟到台账末尾就结束")
        mode.add_argument("--status", action="store_true", help="只显示各跟进者读到哪里")
        parser.add_argument(
            "--only",
            choices=sorted(followers.FOLLOWERS),
            metavar="名字",
            help="只让这一个跟进者读，用于 --once",
        )
        parser.add_argument(
            "--interval",
            type=_seconds,
            default=INTERVAL,
            metavar="秒",
            help=f"每隔多少秒看一次台账，默认 {INTERVAL:g}",
        )

    def handle(
        self,
        *args: Any,
        once: bool,
        status: bool,
        only: str | None,
        interval: float,
        **options: Any,
    ) -> None:
        if status:
            self.show()
        elif once:
            failed = self.follow(only)
            self.show()
            if failed:
                raise CommandError("没有做完：" + "、".join(failed) + "。原因见上面的日志。")
        else:
            self.serve(interval)

    def show(self) -> None:
        """Print where each follower stands, and which fact changes are not done."""
        for one in followers.positions():
            self.stdout.write(
                f"{one.follower}：读到 {one.sequence}，台账到 {one.head}，落后 {one.behind}"
            )
        left = list(Fanout.objects.order_by("pk"))
        self.stdout.write(f"没做完的事实更新：{len(left)}")
        for fanout in left:
            done = fanout.total - len(fanout.pending)
            self.stdout.write(f"  {fanout.cause}：{done}/{fanout.total}")

    def follow(self, only: str | None = None) -> list[str]:
        """Go to the head and return what failed; one failing does not hold up the others."""
        failed = []
        tasks: dict[str, Callable[[], int]] = {}
        if only is None:
            tasks["事实更新"] = publishing.finish_fanouts
        for name in [only] if only else followers.FOLLOWERS:
            tasks[name] = partial(followers.follow, name)
        for name, task in tasks.items():
            try:
                task()
            except Exception:
                logger.exception("%s stopped", name)
                failed.append(name)
        return failed

    def serve(self, interval: float) -> None:
        """Follow until told to stop; what is begun is finished first."""
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        self.say(f"正在跟进台账，每 {interval:g} 秒看一次。")
        wait, head = interval, None
        while not stopped.is_set():
            close_old_connections()
            wait = min(wait * 2, max(PATIENCE, interval)) if self.follow() else interval
            reached = min(one.sequence for one in followers.positions())
            if reached != head:
                self.say(f"已跟进到 {reached}")
                head = reached
            stopped.wait(wait)
        self.say("已停止跟进。")

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not seconds > 0:
        raise ArgumentTypeError(f"秒数应大于 0，现在是“{text}”")
    return seconds
