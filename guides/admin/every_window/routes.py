"""Addresses, and the button on the list of placements."""

from typing import Any

from django.urls import path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from .made import BatchView, SymbolsView
from .making import EveryWindowView


def urls() -> list[Any]:
    made = "placements/every-window/<str:batch>/"
    return [
        path("placements/every-window/", EveryWindowView.as_view(), name="guides_every_window"),
        path(made, BatchView.as_view(), name="guides_every_window_made"),
        re_path(
            r"^placements/every-window/(?P<batch>[^/]+)/symbols\.(?P<suffix>svg|png)\.zip$",
            SymbolsView.as_view(),
            name="guides_every_window_symbols",
        ),
    ]


def button() -> Button:
    return Button(_("为每个窗口各做一个"), reverse("guides_every_window"), icon_name="copy")
