"""Addresses: the page under each language's prefix, the interface in the site's one API."""

from django.urls import URLPattern, URLResolver, path
from ninja import Router

from .channels import answer_api, api, views

public_urlpatterns: list[URLPattern | URLResolver] = [
    path("search/", views.search, name="search"),
    path("kiosk/search/", views.kiosk, name="kiosk_search"),
]
# In the order in which the API's documentation tells them.
routers: list[Router] = [api.router, answer_api.router]
