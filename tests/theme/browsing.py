"""A browser that is handed pages without a server: by their path, with what they load."""

import mimetypes
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from .site import static_file

# Where a browser may ask for a position and keep things, as on an encrypted connection.
ORIGIN = "http://127.0.0.1:9"


@dataclass
class Shelf:
    """Pages by path and query; `asked` are the addresses of pages in the order they were asked."""

    pages: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def serve(self, browser: Any) -> None:
        """Answer what a page or a whole context asks for."""
        browser.route("**/*", self._answer)

    def open(self, page: Page, path: str) -> Page:
        page.goto(f"{ORIGIN}{path}")
        return page

    def _answer(self, route: Route) -> None:
        parts = urlsplit(route.request.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if path in self.pages:
            self.asked.append(path)
            route.fulfill(body=self.pages[path], content_type="text/html; charset=utf-8")
        elif file := static_file(parts.path):
            route.fulfill(path=file, content_type=mimetypes.guess_type(file)[0])
        else:
            route.fulfill(status=404, body="")
