"""Addresses: pages under each language's prefix, everything else without one."""

from django.urls import URLPattern, URLResolver

public_urlpatterns: list[URLPattern | URLResolver] = []
urlpatterns: list[URLPattern | URLResolver] = []
