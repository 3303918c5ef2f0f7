"""One window for all tests of a module."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .stage import Stage, staged


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Stage]:
    with staged(browser) as stage:
        yield stage


@pytest.fixture
def stage(window: Stage) -> Iterator[Stage]:
    """The window, again as a device without wishes has it."""
    yield window
    window.pictures = True
    window.page.emulate_media(
        media="null", color_scheme="null", reduced_motion="null", forced_colors="null"
    )
