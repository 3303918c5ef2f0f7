"""A browser for commands that look at a running site; without one it says what is missing."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.management.base import CommandError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Start the system's own Chromium."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise CommandError(
            "这个命令要用 Python 的 playwright。请先运行：uv sync --group dev"
        ) from None
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise CommandError(
            "这个命令要用 Chromium 浏览器，没有找到。Debian 上请先运行：apt install chromium"
        )
    with sync_playwright() as playwright:
        # Its sandbox does not work for root.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()
