"""The screen where there is none: nobody in a hall is led out of the kiosk by a wrong address."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale

from .screen import Keys, ScreenContext


@dataclass(frozen=True, kw_only=True)
class MissingContext(ScreenContext):
    template: ClassVar = "channels/kiosk/missing.html"


def missing(snapshot: Snapshot, locale: Locale, base: str) -> str:
    with override(locale.value.lower()):
        title = _("没有找到这一页")
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.kiosk_topics(Locale.HANS),
        title=title,
        found=False,
    )
    return render(frame, MissingContext(keys=Keys(locale, back=addresses.kiosk_topics(locale))))
