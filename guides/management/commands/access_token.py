"""`manage.py access_token make NAME | list | revoke BEGINNING`: tokens for windows and partners."""

import getpass
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from guides import access
from guides.models import AccessToken
from guides.vocabulary import Scope


class Command(BaseCommand):
    help = "窗口和合作方读 window.json 用的访问令牌：建立、列出、作废"

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True, metavar="make|list|revoke")
        make = actions.add_parser("make", help="建立一个，令牌只显示这一次")
        make.add_argument("name", metavar="NAME", help="给谁用，例如“市政务服务中心 3 号窗口”")
        make.add_argument(
            "--scope",
            action="append",
            choices=[scope.value for scope in Scope],
            help="能读什么，可以写几次；默认 window",
        )
        make.add_argument(
            "--days",
            type=int,
            default=access.DAYS,
            help=f"几天以后到期，默认 {access.DAYS}，最多 {access.MOST_DAYS}",
        )
        actions.add_parser("list", help="列出全部令牌，看不到令牌本身")
        revoke = actions.add_parser("revoke", help="作废一个，马上生效")
        revoke.add_argument("beginning", metavar="BEGINNING", help="令牌的开头，list 里有")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        by = f"access_token {_user()}".strip()
        if action == "make":
            self._make(options["name"], options["scope"] or [Scope.WINDOW], options["days"], by)
        elif action == "revoke":
            self._revoke(options["beginning"], by)
        else:
            self._list()

    def _make(self, name: str, scopes: list[str], days: int, by: str) -> None:
        if not 1 <= days <= access.MOST_DAYS:
            raise CommandError(f"--days 要在 1 到 {access.MOST_DAYS} 之间。", returncode=2)
        until = timezone.localdate() + timedelta(days=days)
        try:
            row, token = access.make(name, [Scope(scope) for scope in scopes], until, by=by)
        except ValidationError as error:
            raise CommandError("".join(error.messages), returncode=2) from None
        self.stderr.write(
            f"“{row.name}”的令牌，有效期到 {until}。只显示这一次，请现在就抄走，没有存别处："
        )
        # Alone on standard output, so that it can be handed on by a pipe.
        self.stdout.write(token)

    def _list(self) -> None:
        rows = list(AccessToken.objects.all())
        for row in rows:
            self.stdout.write(
                f"{row.begins}…  {access.state_of(row).label}  有效期到 {access.last_day(row)}  "
                f"最近使用 {row.last_used_on or '没有'}  {'、'.join(row.scopes)}  {row.name}"
            )
        if not rows:
            self.stdout.write("还没有访问令牌。")

    def _revoke(self, beginning: str, by: str) -> None:
        # Whoever pastes a whole token means it too.
        start = beginning[: access.BEGINS]
        found = list(AccessToken.objects.filter(begins=start, revoked_at=None))
        if len(found) != 1:
            many = "不止一个，请在管理后台作废" if found else "没有，或者已经作废"
            raise CommandError(f"开头是 {start} 的有效令牌{many}。", returncode=2)
        access.revoke(found[0], by=by)
        self.stdout.write(f"“{found[0].name}”的令牌已经作废。")


def _user() -> str:
    """Return the operating system's name for who runs this; containers may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
