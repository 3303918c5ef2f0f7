"""Pages without the site's frame: for a fault of ours, and for who writes programs."""

from collections.abc import Iterator

from django.test import RequestFactory
from django.utils.translation import override

from guides.api import docs
from guides.views import errors
from guides.vocabulary import Locale


def bare_pages(locale: Locale) -> Iterator[tuple[str, str]]:
    with override(locale.value.lower()):
        yield "refusal", errors.server_error(RequestFactory().get("/")).content.decode()
        broken = errors.server_error(RequestFactory().get("/kiosk/"))
        yield "kiosk broken", broken.content.decode()
        yield "api docs", docs.page()
