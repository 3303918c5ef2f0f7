"""`manage.py kiosk_packs`: makes what kiosks hold, and tells by which key it is signed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guides.bundles import keeping, signature
from guides.bundles.proof import differences
from guides.models import KioskPack


class Command(BaseCommand):
    help = "制作自助终端离线用的内容包；只做有变化的，没有变化就什么也不做"

    def add_arguments(self, parser: ArgumentParser) -> None:
        mode = parser.add_mutually_exclusive_group()
        mode.add_argument(
            "--verify", action="store_true", help="不制作，核对每个包和网站现在的内容是否一致"
        )
        mode.add_argument("--key", action="store_true", help="只显示签名公钥的指纹")

    def handle(self, *args: Any, verify: bool, key: bool, **options: Any) -> None:
        try:
            told = signature.fingerprint()
        except (signature.Unusable, OSError) as error:
            raise CommandError(f"签名私钥不能用：{error}") from error
        if key:
            self.stdout.write(told)
        elif verify:
            self.verify()
        else:
            self.make()
            self.stdout.write(f"签名公钥的指纹：{told}")

    def make(self) -> None:
        keeping.catch_up()
        keeping.begin()
        done = keeping.BACKLOG.work(self.tell)
        state = keeping.state()
        alive = KioskPack.objects.exclude(digest="").count()
        self.stdout.write(f"制作了 {done} 个包；共 {alive} 个，版本 {state.version}。")
        if state.due:
            raise CommandError(f"还有 {state.due} 个没有做：别的进程正在做，或者原因见日志。")

    def tell(self, left: int) -> None:
        if left:
            self.stdout.write(f"还有 {left} 个包")

    def verify(self) -> None:
        found = differences()
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"有 {len(found)} 个包和网站现在的内容不一致。")
        self.stdout.write(f"{KioskPack.objects.count()} 个包都和网站现在的内容一致。")
