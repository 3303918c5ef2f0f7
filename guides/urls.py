"""Addresses: pages under each language's prefix, everything else without one."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from ninja import Router
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .api import api
from .api.docs import docs, openapi
from .api.reads import read_only
from .views import (
    app,
    bundles,
    feeds,
    guides,
    guides_listed,
    halls,
    home,
    items,
    kiosk,
    life_events,
    machines,
    media,
    notices,
    placements,
    ratings,
    remarks,
    statements,
    topics,
    useful,
    window,
)
from .vocabulary import Subject

_LANGUAGES = "(?:ZH-HANT|EN)"

public_urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("guides/", guides_listed.guides, name="guides"),
    path("guides/<str:code>/", guides.guide, name="guide"),
    path("guides/<str:code>/sheet/", guides.sheet, name="sheet"),
    path("items/<str:code>/", items.item, name="item"),
    path("halls/", halls.halls, name="halls"),
    path("halls/<str:code>/", halls.hall, name="hall"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<str:code>/", topics.topic, name="topic"),
    path("life-events/", life_events.life_events, name="life_events"),
    path("life-events/<str:code>/", life_events.life_event, name="life_event"),
    path("app.webmanifest", app.manifest, name="manifest"),
    path("offline/", app.offline, name="offline"),
    path("useful/", useful.useful, name="useful"),
    path("remarks/<str:code>/", remarks.remark, name="remark"),
    path("remarks/<str:code>/thanks/", remarks.thanks, name="remarked"),
    *(
        path(f"{subject}/", statements.statement, {"subject": subject}, name=subject)
        for subject in Subject
    ),
    path("site-map/", statements.site_map, name="site_map"),
    # As typed from paper: a QR symbol's letters are all upper case.
    re_path(r"^[gG]/(?P<code>[^/]+)/?$", guides.short, name="short"),
    re_path(r"^[qQ]/(?P<code>[^/]+)/?$", placements.scanned, name="scanned"),
    re_path(r"^[rR]/(?P<code>[^/]+)/?$", ratings.rating, name="rating"),
    re_path(r"^[rR]/(?P<code>[^/]+)/thanks$", ratings.thanks, name="rated"),
    path("kiosk/", kiosk.start, name="kiosk"),
    path("kiosk/topics/", kiosk.home, name="kiosk_topics"),
    path("kiosk/topics/<str:code>/", kiosk.topic, name="kiosk_topic"),
    path("kiosk/guides/<str:code>/", kiosk.guide, name="kiosk_guide"),
    path("kiosk/guides/<str:code>/materials/", kiosk.materials, name="kiosk_materials"),
    path("kiosk/guides/<str:code>/take/", kiosk.take, name="kiosk_take"),
    re_path(
        r"^kiosk/guides/(?P<code>[^/]+)/(?:(?P<edition>pictured|video)/)?(?P<screen>[1-9][0-9]{0,2})/$",
        kiosk.guide,
        name="kiosk_step",
    ),
    path("window/<str:code>/notice/", notices.hand_out, name="window_notice"),
    path("window/<str:code>/", window.guide, name="window"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(r"^media/(?P<digest>[0-9a-f]{16})/(?P<name>[^/]+)$", media.media, name="media"),
    re_path(
        r"^media/(?P<digest>[0-9a-f]{16})/widths/(?P<width>[1-9][0-9]{0,3})\.(?P<format>avif|webp)$",
        media.rendition,
        name="rendition",
    ),
    # Symbols say languages in capitals too.
    re_path(rf"^{_LANGUAGES}/[gG]/(?P<code>[^/]+)/?$", guides.short),
    re_path(rf"^{_LANGUAGES}/[qQ]/(?P<code>[^/]+)/?$", placements.scanned),
    path("worker.js", app.worker, name="worker"),
    path("kiosk/bundle.json", bundles.bundle, name="kiosk_bundle"),
    re_path(r"^kiosk/packs/(?P<digest>[0-9a-f]{64})\.json\.gz$", bundles.pack, name="kiosk_pack"),
    path("kiosk/worker.js", bundles.worker, name="kiosk_worker"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-pages.xml", machines.sitemap_of_pages, name="sitemap_pages"),
    re_path(
        r"^sitemap-(?P<name>topics|life-events|halls|guides|items)-(?P<number>[1-9][0-9]{0,3})\.xml$",
        machines.sitemap_of,
        name="sitemap_of",
    ),
    path("brand/<slug:digest>.css", machines.brand_sheet, name="brand_sheet"),
    path("feeds/guides.xml", feeds.atom, name="atom"),
    path("feeds/window.json", feeds.window_feed, name="window_feed"),
    path("feeds/<str:channel>.json", feeds.public_feed, name="feed"),
    path("api/", RedirectView.as_view(url="/api/docs")),
    path("api/openapi.json", read_only(openapi), name="openapi"),
    path("api/docs", read_only(docs), name="api_docs"),
]


def api_urlpatterns(*more: Router) -> list[URLPattern | URLResolver]:
    """Return the API's addresses, those of other packages' routers among them; called once."""
    for router in more:
        api.add_router("", router)
    operations, app, namespace = api.urls
    return [path("api/", include((decorate_urlpatterns(operations, read_only), app), namespace))]
