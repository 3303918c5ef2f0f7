"""What stands there while nobody does: whose it is, what it is for, and one large key."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale

from .screen import Keys, ScreenContext


@dataclass(frozen=True)
class Beginning:
    """A key that begins in a language, in the words of that language."""

    locale: Locale
    href: str
    label: str


@dataclass(frozen=True, kw_only=True)
class StartContext(ScreenContext):
    """`others` begin in the other languages."""

    template: ClassVar = "channels/kiosk/start.html"

    begin: Beginning
    others: list[Beginning]


def start(snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the screen on which everybody begins."""
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk(Locale.HANS),
        title=snapshot.site.name,
    )
    others = [_beginning(one) for one in Locale if one != locale]
    context = StartContext(begin=_beginning(locale), others=others, keys=Keys(locale))
    return render(frame, context)


def _beginning(locale: Locale) -> Beginning:
    with override(locale.value.lower()):
        label = _("点一下开始")
    return Beginning(locale, addresses.kiosk_topics(locale), label)
