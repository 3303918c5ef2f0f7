"""`manage.py demo`: from a fresh clone to a site that answers."""

import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from guides.management import serving
from guides.management.messages import compile_messages
from guides.management.prepared import DATABASE, SECRETS, Prepared, digest, digest_of_file
from guides.management.prepared import fingerprint as fingerprint_of
from guides.management.processes import ROOT, start, stop
from guides.management.progress import step
from guides.roles import PUBLISHERS


class Command(BaseCommand):
    help = "启动演示网站：第一次会建立数据库、载入演示内容，之后几秒就能打开"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        serving.add_arguments(parser)

    def handle(self, *args: Any, host: str, port: int, data: Path | None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "demo 只能用演示设置运行。请去掉环境变量 DJANGO_SETTINGS_MODULE 后重试。"
            )
        if data and data.absolute() != settings.DATA_DIR:
            raise CommandError("请写 python3 manage.py demo --data DIR，或设置 MINGBAI_DATA。")
        fault = serving.fault(host, port)
        if fault:
            raise CommandError(fault, returncode=2)
        try:
            prepare()
        except KeyboardInterrupt:
            raise CommandError("已中断。再运行一次同样的命令，会从中断处继续。") from None
        sys.exit(serving.serve(settings.DATA_DIR, host, port, settings.BASE_URL))


def prepare() -> None:
    """Bring the data folder to where the first page can be served; run again it goes on."""
    before = Prepared.read(settings.DATA_DIR)
    fingerprint = fingerprint_of(ROOT)
    secrets = digest_of_file(settings.DATA_DIR / SECRETS)
    compile_messages(settings.LOCALE_PATHS)
    with step("正在建立数据库，整理样式文件"):
        build()
    make_users(reset=before is None or before.secrets != secrets)
    loads = "load_demo" in get_commands()
    if loads:
        with step("正在载入演示内容"):
            call_command("load_demo", verbosity=0)
    prepared = Prepared(
        fingerprint=fingerprint,
        database=digest(settings.DATABASE_URL),
        secrets=secrets,
        guide=a_guide(),
        media=not loads or bool(before and before.media),
    )
    connection.close()
    prepared.write(settings.DATA_DIR)


def build() -> None:
    """Migrate, and collect static files beside it.

    A new SQLite database gets its name when it is complete: killed between a migration and the
    note of it, it could never be migrated again.
    """
    database = settings.DATA_DIR / DATABASE
    # One name a start: what a killed one left may still be held by its last breath.
    draft = settings.DATA_DIR / f"new-{os.getpid()}-{DATABASE}"
    new = not settings.DATABASE_URL and not database.exists()
    for remains in settings.DATA_DIR.glob(f"new-*-{DATABASE}*"):
        remains.unlink(missing_ok=True)
    url = {"MINGBAI_DATABASE_URL": f"sqlite://{quote(str(draft))}"} if new else {}
    migrating = start(str(ROOT / "manage.py"), "migrate", "--verbosity", "0", surroundings=url)
    try:
        # Anew: half a file of a killed start would be taken for a newer one, and kept.
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        if migrating.wait():
            raise CommandError("数据库没有建立成功，上面是它的说明。")
    finally:
        stop([migrating])
    if new:
        draft.rename(database)


@transaction.atomic
def make_users(reset: bool) -> None:
    """Make who may sign in; `reset` gives them the kept passwords back."""
    for name, password in settings.DEMO_PASSWORDS.items():
        user, created = get_user_model().objects.get_or_create(username=name)
        if created or reset:
            user.is_staff = user.is_superuser = name == "admin"
            user.set_password(password)
            user.save()
        if name == "editor":
            user.groups.add(*Group.objects.filter(name=PUBLISHERS))


def a_guide() -> str:
    """Return the code of a guide worth looking at first, or nothing."""
    from guides.models import GuidePage

    live = GuidePage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    return str(live.order_by("pk").values_list("code", flat=True).first() or "")
