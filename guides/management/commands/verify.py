"""`manage.py verify`: every channel says what the ledger says, and the ledger is whole."""

import logging
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.management.progress import step
from guides.verify import Difference, Tally
from guides.verify.sites import InProcess, OverHttp, Site, Unreachable
from guides.verify.stored import check_ledger, check_tables
from guides.verify.walk import check_delivered

# More are counted, not shown.
SHOWN = 200


class Command(BaseCommand):
    help = "核对台账、编辑后台和每个渠道实际送出的内容；有任何不一致就逐条列出，退出码为 1"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--url", metavar="BASE", help="核对正在运行的网站，例如 http://127.0.0.1:8000"
        )
        parser.add_argument("--user", help="工作人员的用户名：和 --url 一起用，核对窗口渠道")
        parser.add_argument("--password", help="上面这个用户的密码")
        parser.add_argument(
            "--anchor",
            type=Path,
            metavar="FILE",
            help="存在别处的锚点（manage.py anchor 的输出，每行一个）",
        )
        parser.add_argument(
            "--sample", type=_number, metavar="N", help="各渠道每类只抽查 N 份；台账总是全查"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["anchor"] and not options["anchor"].is_file():
            raise CommandError(f"--anchor 的文件 {options['anchor']} 不存在，请核对路径。")
        self.found = 0
        tally = Tally()
        with self.telling("正在核对台账"):
            self.show(check_ledger(tally, options["anchor"]))
        with self.telling("正在核对编辑后台"):
            self.show(check_tables(tally))
        try:
            site = self.site(options)
            sample = options["sample"]
            self.show(check_delivered(site, tally, sample=sample, telling=self.telling))
        except Unreachable as error:
            raise CommandError(f"{error}。请核对 --url 和网站是否在运行。") from error
        self.summarise(tally, site)

    def site(self, options: dict[str, Any]) -> Site:
        if not options["url"]:
            if options["user"] or options["password"]:
                raise CommandError("--user 和 --password 要和 --url 一起用。")
            # What pages that are gone are asked for is no news.
            logging.getLogger("django.request").setLevel(logging.ERROR)
            return InProcess()
        site = OverHttp(options["url"])
        if options["user"] and options["password"]:
            site.sign_in(options["user"], options["password"])
        else:
            self.stdout.write("没有给 --user 和 --password：窗口渠道没有核对。")
        return site

    def telling(self, what: str) -> AbstractContextManager[None]:
        out: Any = self.stdout
        # Django's wrapper would end each piece of a line.
        return step(what, out._out)

    def show(self, differences: Iterable[Difference]) -> None:
        """Print differences as they are found, up to a number that can still be read."""
        for one in differences:
            self.found += 1
            if self.found <= SHOWN:
                self.stdout.write(f"✗ {one}")

    def summarise(self, tally: Tally, site: Site) -> None:
        self.stdout.write(
            f"台账 {tally['rows']} 行（遮盖 {tally['redacted']} 行），锚点 {tally['anchors']} 个，"
            f"编辑后台 {tally['live']} 份，变更 {tally['changes']} 行。"
        )
        self.stdout.write(
            f"{site.name}：{tally['guide']} 份指南、{tally['item']} 个事项、{tally['hall']} 个大厅"
            f" × {len(tally.channels)} 个渠道 × {len(tally.locales)} 种语言，"
            f"核对事实 {tally['facts']} 处，已撤回 {tally['withdrawn']} 处。"
        )
        if tally["placement"]:
            self.stdout.write(
                f"扫码 {tally['placement']} 处都试过，其中 {tally['idle']} 处扫到的内容已经撤回，"
                "请在“张贴处”给它们换目标。"
                if tally["idle"]
                else f"扫码 {tally['placement']} 处都试过，扫到的内容都已发布。"
            )
        if tally["sheet"] or tally["unset"]:
            unset = f"，{tally['unset']} 张还在排" if tally["unset"] else ""
            self.stdout.write(f"公众自己印的纸样 {tally['sheet']} 张，每一句都读过{unset}。")
        if self.found > SHOWN:
            self.stdout.write(f"只列出了前 {SHOWN} 处不一致。")
        if self.found:
            raise CommandError(f"有 {self.found} 处不一致，见上。")
        self.stdout.write("全部一致。")


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"应为 1 以上的整数，现在是“{text}”")
    return int(text)
