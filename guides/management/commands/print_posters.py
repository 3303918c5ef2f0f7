"""`manage.py print_posters`: what the print desk makes, from the command line."""

import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides import codes, jobs
from guides.jobs.working import work_here
from guides.models import Job
from guides.paper.kinds import KINDS
from guides.prints import orders
from guides.prints.order import Order
from guides.vocabulary import JobState, Kind, Locale, SheetKind


class Command(BaseCommand):
    help = "把海报、台卡等做成 PDF：给一个大厅印最常用的几份，或者印写明的几份"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hall", default="", metavar="CODE", help="大厅的短码，码算它的")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--top", type=int, default=12, metavar="N", help="最常用的 N 份")
        which.add_argument("--all", action="store_true", help="这个大厅能办的全部")
        which.add_argument(
            "--guide", action="append", metavar="CODE", help="指南的短码，可以写几次"
        )
        parser.add_argument("--sheet", default="poster", choices=[one.value for one in KINDS])
        parser.add_argument("--size", default="A4", help="纸张，默认 A4")
        parser.add_argument(
            "--locale", action="append", choices=[one.value for one in Locale], help="可以写几次"
        )
        parser.add_argument("--distance", type=int, metavar="CM", help="离多远看，厘米")
        parser.add_argument("--large", action="store_true", help="大字")
        parser.add_argument("--grey", action="store_true", help="黑白")
        parser.add_argument("--logo", action="store_true", help="码中间放徽标")
        parser.add_argument("--new-codes", action="store_true", help="每张用新的码")
        parser.add_argument("--apart", action="store_true", help="一张一个文件，打成 ZIP")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="放到哪个文件夹")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        order = _order(options)
        if problems := order.problems():
            raise CommandError("".join(told for _field, told in problems), returncode=2)
        job = orders.prepare(order, None)
        work_here(job)
        for told in job.outcome.get("told", []):
            self.stdout.write(told)
        for one in job.outcome.get("refused", []):
            self.stdout.write(f"{one['name']}：{one['reason']}")
        self.stdout.write(str(_taken_out(job, out)))


def _order(options: dict[str, Any]) -> Order:
    chosen = [(str(Kind.GUIDE), _code(one)) for one in options["guide"] or []]
    which = "chosen" if chosen else "all" if options["all"] else "wanted"
    return Order(
        sheet=SheetKind(options["sheet"]),
        size=options["size"],
        hall=_code(options["hall"]) if options["hall"] else "",
        which=which,
        top=options["top"],
        chosen=tuple(chosen),
        locales=tuple(Locale(one) for one in options["locale"] or [Locale.HANS]),
        large=options["large"],
        grey=options["grey"],
        logo=options["logo"],
        distance=options["distance"],
        anew=options["new_codes"],
        apart=options["apart"],
    )


def _code(text: str) -> str:
    try:
        return codes.normalise(text)
    except codes.InvalidCode as error:
        told = f"“{text}”不是短码。短码是 7 位的字母和数字，在管理后台和网页的地址里。"
        raise CommandError(told, returncode=2) from error


def _taken_out(job: Job, out: Path) -> Path:
    """Put the file where it was asked for, and return where it lies."""
    if job.state != JobState.DONE or "download" not in job.outcome:
        raise CommandError(job.error or "一张也没有印成。", returncode=1)
    told = job.outcome["download"]
    out.mkdir(parents=True, exist_ok=True)
    target: Path = out / told["name"]
    shutil.copyfile(jobs.folder_of(job) / told["file"], target)
    return target
