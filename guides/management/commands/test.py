"""`manage.py test`: everything on SQLite, everything on PostgreSQL, and the rest, side by side.

What uses no database runs by itself. What has a browser or Elasticsearch in it or is marked `once`
proves something else than a database: one runs it, PostgreSQL where a site or Elasticsearch runs,
else SQLite; with --full both run whatever has a database.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from guides.management import needs
from guides.management.messages import compile_messages
from guides.management.postgresql import NotStarted, cluster
from guides.management.processes import ROOT

DATABASES = ("sqlite", "postgresql")
# Whom the tests belong to that use no database.
NONE = "none"
NONE_COLLECTED = 5
ONCE_IS_ENOUGH = (
    "不用数据库的测试另外运行；只关系到浏览器、Elasticsearch、屏幕或别的程序的（标了 once），"
    "只在一种数据库上运行：要启动网站或 Elasticsearch 的在 PostgreSQL 上，其余的在 SQLite 上；"
    "加 --full，用到数据库的两边都运行，标了 full 的也运行。"
)


class Command(BaseCommand):
    help = "运行测试：先准备好测试需要的程序，再在 SQLite 和 PostgreSQL 上同时各运行一遍 pytest"
    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return a parser of our one option; all others are pytest's."""
        parser = CommandParser(
            prog=f"{prog_name} {subcommand}",
            description=f"{self.help}。{ONCE_IS_ENOUGH}",
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
        chosen = (NONE, *DATABASES) if database == "both" else (database,)
        self.provide()
        # Before both begin: neither finds texts that the other is about to write.
        compile_messages(settings.LOCALE_PATHS)
        codes: list[int] = []
        counts: dict[str, Count] = {}
        with ExitStack() as running:
            shares = {name: [f"--share={name}"] if len(chosen) > 1 else [] for name in chosen}
            runs = [
                running.enter_context(Run(name, [*arguments, *shares[name]])) for name in chosen
            ]
            # Side by side, for each has a database of its own; told one after the other.
            for run in runs:
                told = (
                    "不用数据库的测试" if run.database == NONE else f"在 {run.database} 上运行测试"
                )
                self.stdout.write(f"▸ {told}")
                self.stdout.flush()
                code, counts[run.database] = run.told()
                # One side may have nothing to do where a few tests are chosen.
                codes.append(0 if code == NONE_COLLECTED else code)
        if not any(count.chosen for count in counts.values()):
            self.stderr.write("没有找到任何测试，算作失败。请检查给 pytest 的参数。")
            return NONE_COLLECTED
        with_database = {
            name: count.with_database for name, count in counts.items() if name != NONE
        }
        if len(set(with_database.values())) > 1:
            self.stderr.write(f"两种数据库上的测试数目不同，算作失败：{with_database}")
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
    if database != "postgresql":
        yield variables
        return
    try:
        with cluster() as address:
            yield variables | {"MINGBAI_DATABASE_URL": address}
    except NotStarted as error:
        raise CommandError(f"PostgreSQL 没有启动成功：{error}") from None


class Count(NamedTuple):
    """How many tests a run chose."""

    with_database: int
    chosen: int


class Run:
    """One run of pytest, begun on entering; what it says is passed on when it is asked for."""

    def __init__(self, database: str, arguments: list[str]) -> None:
        self.database = database
        self.arguments = arguments
        self._resources = ExitStack()

    def __enter__(self) -> Self:
        variables = self._resources.enter_context(surroundings(self.database))
        folder = Path(self._resources.enter_context(TemporaryDirectory()))
        self.count, self.said = folder / "count", folder / "said"
        written = self._resources.enter_context(self.said.open("wb"))
        command = [sys.executable, "-m", "pytest", *self.arguments, f"--count-into={self.count}"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdout=written, stderr=subprocess.STDOUT
        )
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait()
        self._resources.close()

    def told(self) -> tuple[int, Count]:
        """Pass on what it says until its end; returns its exit code and how many tests it chose."""
        with self.said.open("rb") as said:
            ended = False
            while not ended:
                # Looked at before reading: what was written last is read after the end.
                ended = self.process.poll() is not None
                sys.stdout.buffer.write(said.read())
                sys.stdout.buffer.flush()
                if not ended:
                    time.sleep(0.2)
        counted = self.count.read_text().split() if self.count.exists() else (0, 0)
        return self.process.returncode, Count(*map(int, counted))
