"""Access tokens: how a program proves who it is, where signing in is not for programs.

Only the digest of a token is kept, and it is looked up by its digest: what lies in the database
opens nothing. A read with a wrong token writes nothing.
"""

import hashlib
import re
import secrets
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from .api.problems import Problem
from .models import AccessToken
from .vocabulary import Labelled, Scope

PREFIX = "mb_"
SHAPE = re.compile(r"mb_[A-Za-z0-9_-]{43}", re.ASCII)
# How much of a token tells it from others in a list: 30 bits of 256.
BEGINS = 8
# How long a token lasts, in days, unless said otherwise and at most.
DAYS, MOST_DAYS = 365, 730
# Days before its end in which a token is marked.
SOON = 30
MADE, REVOKED = "guides.token_made", "guides.token_revoked"

_BEARER = re.compile(r"bearer +(\S+) *", re.IGNORECASE | re.ASCII)
_IN_ADDRESS = ("token", "access_token")


class TokenState(Labelled):
    """Whether a token opens anything; `ending` does so for a few days only."""

    GOOD = "good", gettext_lazy("有效")
    ENDING = "ending", gettext_lazy("快到期了")
    EXPIRED = "expired", gettext_lazy("已经到期")
    REVOKED = "revoked", gettext_lazy("已经作废")


@sensitive_variables("token")
def make(
    name: str, scopes: list[Scope], until: date, *, user: Any = None, by: str = ""
) -> tuple[AccessToken, str]:
    """Return a new access token's row and the token itself, which cannot be had again.

    It is good to the end of the local day `until`; `by` says who made it where that is no user.
    Raises ValidationError naming the field.
    """
    _check(name, scopes, until)
    token = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        row = AccessToken.objects.create(
            name=name.strip(),
            digest=_digest(token),
            begins=token[:BEGINS],
            scopes=[scope.value for scope in scopes],
            expires_at=_end_of(until),
            created_by=user,
        )
        told = {"begins": row.begins, "scopes": row.scopes, "until": until.isoformat(), "by": by}
        log(row, MADE, user=user, data=told)
    return row, token


def revoke(row: AccessToken, *, user: Any = None, by: str = "") -> bool:
    """Close an access token at once; return False if it was revoked already."""
    with transaction.atomic():
        open_still = AccessToken.objects.filter(pk=row.pk, revoked_at=None)
        if not open_still.update(revoked_at=timezone.now()):
            return False
        log(row, REVOKED, user=user, data={"begins": row.begins, "by": by})
    row.refresh_from_db()
    return True


def state_of(row: AccessToken) -> TokenState:
    """Return whether a token opens anything now, and for how long still."""
    now = timezone.now()
    if row.revoked_at is not None:
        return TokenState.REVOKED
    if row.expires_at <= now:
        return TokenState.EXPIRED
    return TokenState.ENDING if row.expires_at <= now + timedelta(days=SOON) else TokenState.GOOD


def last_day(row: AccessToken) -> date:
    """Return the local day at whose end a token ends."""
    return timezone.localdate(row.expires_at - timedelta(microseconds=1))


@sensitive_variables("token", "sent", "match")
def token_of(request: HttpRequest, scope: Scope) -> AccessToken | None:
    """Return the access token that a request carries, None if it carries none.

    Raises Problem for one that does not open `scope`, or that stands in the address.
    """
    if any(name in request.GET for name in _IN_ADDRESS):
        raise Problem(
            "token_in_address",
            _(
                "令牌不能写在地址里，地址会留在日志和浏览记录里。请写进请求头 "
                "Authorization: Bearer 令牌；写进过地址的令牌请作废，换一个新的。"
            ),
        )
    sent = request.headers.get("Authorization", "")
    if not sent.lower().startswith("bearer"):
        return None
    match = _BEARER.fullmatch(sent)
    token = match.group(1) if match else ""
    row = _known(token) if SHAPE.fullmatch(token) else None
    if row is None:
        raise Problem(
            "token_wrong", _("访问令牌不对。请核对有没有抄全：mb_ 开头，一共 46 个字符。")
        )
    _refuse(row, scope)
    _used(row)
    return row


def _check(name: str, scopes: list[Scope], until: date) -> None:
    wrong: dict[str, str] = {}
    today = timezone.localdate()
    if not 0 < len(name.strip()) <= 100:
        wrong["name"] = _("请写明令牌给谁用，100 个字以内。")
    if not scopes:
        wrong["scopes"] = _("请至少选一样能读的内容。")
    if not today < until <= today + timedelta(days=MOST_DAYS):
        last = today + timedelta(days=MOST_DAYS)
        wrong["until"] = _("有效期要在明天到 {last}（两年）之间。").format(last=last)
    if wrong:
        raise ValidationError(wrong)


def _known(token: str) -> AccessToken | None:
    return AccessToken.objects.filter(digest=_digest(token)).first()


def _refuse(row: AccessToken, scope: Scope) -> None:
    """Raise Problem if a token opens nothing any more; only its holder learns why."""
    state = state_of(row)
    if state == TokenState.REVOKED:
        raise Problem("token_revoked", _("这个访问令牌已经作废。请向网站管理员要新的。"))
    if state == TokenState.EXPIRED:
        detail = _("这个访问令牌用到 {day} 为止。请向网站管理员要新的。")
        raise Problem("token_expired", detail.format(day=last_day(row)))
    if scope not in row.scopes:
        detail = _("这个访问令牌不能读“{scope}”。请向网站管理员要一个能读的。")
        raise Problem("token_scope", detail.format(scope=scope.label))


def _used(row: AccessToken) -> None:
    """Note the day of the latest use, once a day."""
    today = timezone.localdate()
    if row.last_used_on == today:
        return
    # A database that takes no writes just now is no reason to refuse a read.
    with suppress(OperationalError), transaction.atomic():
        AccessToken.objects.filter(pk=row.pk).update(last_used_on=today)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
