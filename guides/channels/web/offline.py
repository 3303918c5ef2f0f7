"""The page that a phone shows when there is no network: the guides that it has kept."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Frame, render
from guides.content import Snapshot
from guides.vocabulary import Locale


@dataclass(frozen=True, kw_only=True)
class OfflineContext(Context):
    template: ClassVar = "pages/offline.html"


def offline(snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the page whose list a module fills from what the device has kept."""
    with override(locale.lower()):
        title = _("没有网络")
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=addresses.OFFLINE,
        title=title,
        found=False,
    )
    return render(frame, OfflineContext())
