"""How the site looks: templates and static files, no models."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    name = "theme"
