"""What is due by its schedule: each in a transaction of its own, so that a refused one waits and
the others go on."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log
from wagtail.log_actions import registry as logs
from wagtail.models import DraftStateMixin, Page, Revision

from . import ledger
from .admin.logged import SCHEDULE_REFUSED
from .admin.refusals import REFUSALS, reasons

logger = logging.getLogger("guides.publishing")


@dataclass
class Run:
    """What a run did, told a line each; `failed` names what broke and was not merely refused."""

    told: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def run() -> Run:
    """Withdraw what has expired and publish what is due."""
    done = Run()
    for thing in expired():
        _try(done, thing, _withdraw, _("已撤下：{name}"))
    for revision in due():
        _try(done, revision, _publish, _("已发布：{name}"))
    return done


def expired() -> list[Any]:
    """Return the live things whose time is over, the oldest first."""
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    now = timezone.now()
    found: list[Any] = []
    for model in (Page, *models):
        things = model._default_manager.filter(live=True, expire_at__lt=now)
        found += things.order_by("expire_at")
    return found


def due() -> list[Revision]:
    """Return the drafts whose time has come, the oldest first."""
    drafts = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return list(drafts.order_by("approved_go_live_at", "pk"))


def _withdraw(thing: Any) -> None:
    with ledger.transaction(reason=_("到了预定的结束时间")):
        thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _publish(revision: Revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def _try(done: Run, thing: Any, act: Callable[[Any], None], told: str) -> None:
    name = thing.object_str if isinstance(thing, Revision) else str(thing)
    try:
        act(thing)
    except REFUSALS as refusal:
        reason = " ".join(reasons(refusal))
        logger.warning("schedule refused: %s: %s", name, reason)
        done.told.append(_("没有办成：{name}：{reason}").format(name=name, reason=reason))
        _notify(thing, name, reason)
    except Exception:
        # Whatever broke here must not keep the others waiting.
        logger.exception("schedule failed: %s", name)
        done.failed.append(name)
    else:
        done.told.append(told.format(name=name))


def _notify(thing: Any, name: str, reason: str) -> None:
    """Mail a refusal to those responsible, once as long as the reason stays the same."""
    instance = thing.content_object if isinstance(thing, Revision) else thing
    instance = getattr(instance, "specific", instance)
    known = logs.get_logs_for_instance(instance).filter(action=SCHEDULE_REFUSED).first()
    said = {"reason": reason, "draft": thing.pk if isinstance(thing, Revision) else None}
    if known is not None and known.data == said:
        return
    log(instance=instance, action=SCHEDULE_REFUSED, data=said)
    addresses = _responsible(thing, instance)
    if not addresses:
        return
    subject = _("没有按时发布：{name}").format(name=name)
    text = _(
        "“{name}”到了预定的时间，可是不能发布：\n\n{reason}\n\n稿和预定时间都还在。"
        "改好以后，到了时间会自动发布。\n{address}"
    )
    address = f"{settings.WAGTAILADMIN_BASE_URL}{_edit_path(instance)}"
    try:
        send_mail(
            f"{settings.EMAIL_SUBJECT_PREFIX}{subject}",
            text.format(name=name, reason=reason, address=address),
            None,
            addresses,
        )
    except OSError:
        logger.exception("mail about %s was not sent", name)


def _responsible(thing: Any, instance: Any) -> list[str]:
    """Return the addresses of the owner, of the writers and of the administrators."""
    drafts = [thing] if isinstance(thing, Revision) else []
    latest = getattr(instance, "latest_revision", None)
    people = [getattr(instance, "owner", None), *(one.user for one in (*drafts, latest) if one)]
    found = [person.email for person in people if person and person.is_active and person.email]
    return list(dict.fromkeys([*found, *_administrators()]))


def _administrators() -> list[str]:
    people: list[Any] = list(settings.ADMINS)
    return [address for _name, address in people]


def _edit_path(instance: Any) -> str:
    return AdminURLFinder().get_edit_url(instance) or ""
