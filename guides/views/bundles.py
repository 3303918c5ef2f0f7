"""What a kiosk asks to go on without network: its worker, the signed list, the packs in it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from pydantic import Field

from guides import published
from guides.api.parameters import MOST, Code, Parameters, read
from guides.api.problems import not_found
from guides.api.reads import JSON, read_only
from guides.bundles import keeping, signature
from guides.bundles.manifest import manifest
from guides.models import KioskPack
from guides.stored import Answer, reply
from guides.vocabulary import Kind

from .media import FOR_EVER
from .workers import script

# Seconds until a kiosk should ask again while the first packs are being made.
_SOON = 15


class Asked(Parameters):
    hall: Code | None = Field(None, description="大厅的短码，7 位；不写就是不分大厅的内容。")
    after: int = Field(
        0, ge=0, le=MOST, description="已有内容的版本号，0 以上的整数；只取这以后变了的。"
    )


@read_only
def bundle(request: HttpRequest) -> HttpResponse:
    """Answer with the signed list of a hall's packs, or with what changed in it."""
    query = read(Asked, request.GET)
    if query.hall is not None and not published.is_public(Kind.HALL, query.hall):
        raise not_found()
    state = keeping.state()
    if not state.version:
        # The first kiosk of the site, or the first after a new database.
        keeping.begin()
        keeping.BACKLOG.launch()
        return _not_yet()
    after = query.after if query.after <= state.version else 0

    def render() -> Answer:
        if keeping.outdated():
            keeping.begin()
            keeping.BACKLOG.launch()
        body, part = manifest(query.hall, after, state)
        headers = {"Kiosk-Key": signature.public_key(), "Kiosk-Signature": signature.sign(body)}
        # Versions are many; those who have the newest, or ask for everything, ask alike.
        return Answer(body, JSON, headers=headers, keep=not part or after == state.version)

    key = ("kiosk", "bundle", query.hall, after, state.version, state.due)
    return reply(request, key, render)


@read_only
def pack(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with a pack by the digest of its bytes, as long as it is in the list."""
    found = KioskPack.objects.filter(digest=digest).values_list("body", flat=True).first()
    if found is None:
        raise not_found()
    headers = {"Cache-Control": FOR_EVER}
    return HttpResponse(bytes(found), content_type="application/gzip", headers=headers)


@read_only
def worker(request: HttpRequest) -> HttpResponse:
    """Answer with the service worker, which may hold the kiosk's screens in every language."""
    return script("theme/workers/kiosk.js")


def _not_yet() -> HttpResponse:
    return HttpResponse(
        _("内容包正在准备，请过一会儿再来取。"),
        status=503,
        content_type="text/plain; charset=utf-8",
        headers={"Retry-After": str(_SOON), "Cache-Control": "no-store"},
    )
