"""Addresses: pages under each language's prefix, everything else without one."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from .api import api
from .api.docs import docs, openapi
from .api.reads import read_only

_api, _app, _namespace = api.urls

public_urlpatterns: list[URLPattern | URLResolver] = []
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/", RedirectView.as_view(url="/api/docs")),
    path("api/openapi.json", read_only(openapi), name="openapi"),
    path("api/docs", read_only(docs), name="api_docs"),
    path("api/", include((decorate_urlpatterns(_api, read_only), _app), _namespace)),
]
