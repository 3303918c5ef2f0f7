"""What programs look for at the root of a site: /robots.txt, /sitemap.xml, /brand/ for colours."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from guides import published
from guides.api.reads import read_only
from guides.channels import addresses, brand
from guides.counted import total
from guides.models import Current, Facet
from guides.stored import Answer, reply
from guides.vocabulary import Access, Action, Kind, Locale, Subject

CHUNK = 10_000
_KINDS = {
    "topics": Kind.TOPIC,
    "life-events": Kind.LIFE_EVENT,
    "halls": Kind.HALL,
    "guides": Kind.GUIDE,
    "items": Kind.ITEM,
}
_XML = "application/xml; charset=utf-8"
_FOR_EVER = "public, max-age=31536000, immutable"
_ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /window/
Disallow: /*/search/
Disallow: /search/
Disallow: /kiosk/
Disallow: /*/kiosk/
Disallow: /elder/
Sitemap: {base}/sitemap.xml
"""
_LANGUAGES = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@read_only
def robots(request: HttpRequest) -> HttpResponse:
    body = _ROBOTS.format(base=settings.BASE_URL).encode()
    return reply(request, ("robots",), lambda: Answer(body, "text/plain; charset=utf-8"))


@read_only
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the index of the site maps, each of which names at most `CHUNK` things."""

    def render() -> Answer:
        names = ["pages"]
        for name, kind in _KINDS.items():
            names += [f"{name}-{number}" for number in range(1, _chunks(kind) + 1)]
        entries = "".join(
            f"<sitemap><loc>{settings.BASE_URL}/sitemap-{name}.xml</loc></sitemap>\n"
            for name in names
        )
        return _xml(f"<sitemapindex {_SITEMAPS}>\n{entries}</sitemapindex>\n")

    return reply(request, ("sitemap",), render)


@read_only
def sitemap_of_pages(request: HttpRequest) -> HttpResponse:
    def render() -> Answer:
        paths = [
            addresses.home(Locale.HANS),
            addresses.topics(Locale.HANS),
            addresses.life_events(Locale.HANS),
            addresses.halls(Locale.HANS),
            addresses.guides(Locale.HANS),
            addresses.site_map(Locale.HANS),
            *(addresses.statement(subject, Locale.HANS) for subject in Subject),
        ]
        return _urls((path, None) for path in paths)

    return reply(request, ("sitemap", "pages"), render)


@read_only
def sitemap_of(request: HttpRequest, name: str, number: str) -> HttpResponse:
    """Answer with a stretch of the things of a kind, in the order of their codes."""
    kind = _KINDS[name]

    def render() -> Answer:
        start = (int(number) - 1) * CHUNK
        rows = _listed(kind).order_by("code").values_list("code", "row__recorded_at")
        found = list(rows[start : start + CHUNK])
        if not found:
            raise Http404
        return _urls((addresses.thing(kind, code, Locale.HANS), moment) for code, moment in found)

    return reply(request, ("sitemap", name, number), render)


@read_only
def brand_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Answer with the brand's colours of now; under the address that pages name, for ever."""
    site = published.site()
    known = digest == brand.digest(site)

    def render() -> Answer:
        headers = {"Cache-Control": _FOR_EVER} if known else {}
        return Answer(
            brand.sheet(site).encode(), "text/css; charset=utf-8", headers=headers, keep=known
        )

    return reply(request, ("brand", known), render)


def _listed(kind: Kind) -> QuerySet[Current]:
    alive = Current.objects.filter(
        kind=kind, locale=Locale.HANS, action=Action.PUBLISH, audience=Access.PUBLIC
    )
    if kind != Kind.ITEM:
        return alive
    # Those that a guide explains lead there.
    explained = Facet.objects.filter(kind=Kind.GUIDE, name="item", value=OuterRef("code"))
    return alive.filter(~Exists(explained))


def _chunks(kind: Kind) -> int:
    count = total(kind) if kind != Kind.ITEM else _listed(kind).count()
    return -(-count // CHUNK)


def _urls(entries: Iterable[tuple[str, datetime | None]]) -> Answer:
    body = "".join(_url(path, moment) for path, moment in entries)
    return _xml(f"<urlset {_SITEMAPS} {_LANGUAGES}>\n{body}</urlset>\n")


def _url(path: str, moment: datetime | None) -> str:
    address = escape(settings.BASE_URL + path)
    changed = f"<lastmod>{timezone.localdate(moment)}</lastmod>" if moment else ""
    languages = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one}" '
        f'href="{escape(settings.BASE_URL + addresses.prefix(one) + path)}"/>'
        for one in Locale
    )
    return f"<url><loc>{address}</loc>{changed}{languages}</url>\n"


def _xml(body: str) -> Answer:
    return Answer(f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode(), _XML)
