"""`manage.py test`: everything on SQLite, then everything on PostgreSQL."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guides.management import needs
from guides.management.postgresql import NotStarted, cluster
from guides.management.processes import ROOT

DATABASES = ("sqlite", "postgresql")
NONE_COLLECTED = 5


class Command(BaseCommand):
    help = "运行测试：先准备好测试需要的程序，再在 SQLite 和 PostgreSQL 上各运行一遍 pytest"
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return a parser of our one option; all others are pytest's."""
        parser = CommandParser(
            prog=f"{prog_name} {subcommand}",
            description=self.help,
            usage="%(prog)s [--database {sqlite,postgresql,both}] [pytest 的参数 …]",
            allow_abbrev=False,
        )
        parser.add_argument(
            "--database",
            choices=[*DATABASES, "both"],
            default="both",
            help="只在一种数据库上运行（默认两种都运行，并核对测试数目一致）",
        )
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        options, arguments = self.create_parser("manage.py", argv[1]).parse_known_args(argv[2:])
        try:
            code = self.run(arguments, options.database)
        except CommandError as error:
            self.stderr.write(str(error))
            code = 1
        except KeyboardInterrupt:
            code = 130
        sys.exit(code)

    def run(self, arguments: list[str], database: str) -> int:
        """Run pytest with its arguments on each database; returns the exit code."""
        chosen = DATABASES if database == "both" else (database,)
        self.provide()
        codes, counts = [], {}
        for name in chosen:
            self.stdout.write(f"▸ 在 {name} 上运行测试")
            self.stdout.flush()
            with surroundings(name) as variables:
                code, counts[name] = run_pytest(arguments, variables)
            codes.append(code)
        if NONE_COLLECTED in codes or not all(counts.values()):
            self.stderr.write("没有找到任何测试，算作失败。请检查给 pytest 的参数。")
            return NONE_COLLECTED
        if len(set(counts.values())) > 1:
            self.stderr.write(f"两种数据库上的测试数目不同，算作失败：{counts}")
            return 1
        return max(codes)

    def provide(self) -> None:
        """Install what is missing, or say what it is and how to get it."""
        lacking = needs.missing()
        if not lacking:
            return
        names = [need.package for need in lacking]
        apt = needs.apt()
        if apt:
            self.stdout.write(f"▸ 测试还需要 {'、'.join(names)}，正在用 apt 安装…")
            self.stdout.flush()
            try:
                needs.install(names, apt)
            except subprocess.CalledProcessError as error:
                raise CommandError(f"apt 没有安装成功（上面是它的说明）：{error.cmd}") from None
            lacking = needs.missing()
        if lacking:
            lines = "\n".join(f"  {need.package}：{need.remedy}" for need in lacking)
            raise CommandError(f"测试还缺少下列程序，请安装后重试：\n{lines}")


@contextmanager
def surroundings(database: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a run: nothing of the deployment's, a database of its own."""
    variables = {name: text for name, text in os.environ.items() if not name.startswith("MINGBAI_")}
    variables["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
    if database == "sqlite":
        yield variables
        return
    try:
        with cluster() as address:
            yield variables | {"MINGBAI_DATABASE_URL": address}
    except NotStarted as error:
        raise CommandError(f"PostgreSQL 没有启动成功：{error}") from None


def run_pytest(arguments: list[str], variables: Mapping[str, str]) -> tuple[int, int]:
    """Run pytest; returns its exit code and how many tests it chose."""
    with TemporaryDirectory() as folder:
        count = Path(folder, "count")
        command = [sys.executable, "-m", "pytest", *arguments, f"--count-into={count}"]
        code = subprocess.run(command, cwd=ROOT, env=dict(variables), check=False).returncode
        return code, int(count.read_text()) if count.exists() else 0
