"""Whatever any field of anything published says, it stays text in every channel."""

from functools import partial
from typing import Any

import pytest
from lxml import html

from guides.channels import CHANNELS
from guides.content import Content, Media
from guides.vocabulary import Labelled, Locale
from tests.theme.site import all_pages, full, surroundings
from theme.inline import script

from .samples import BASE, record_of

HOSTILE = "</title><script>alert(1)</script><b onclick='x'>\"'&amp;{{ page }}{% now %}"
KEPT = {"code", "locale", "source_id", "path", "type", "url"}


def poisoned(value: Any, name: str = "") -> Any:
    """Return published data in which every text is hostile, and only what holds it together not."""
    if name in KEPT or isinstance(value, Labelled):
        return value
    if isinstance(value, Content):
        fields = {one: poisoned(getattr(value, one), one) for one in type(value).model_fields}
        if isinstance(value, Media):
            fields["name"] = HOSTILE
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(poisoned(one, name) for one in value)
    if isinstance(value, dict):
        return {key: poisoned(one, name) for key, one in value.items()}
    if isinstance(value, str) and not name.endswith(("opens", "closes", "hall", "window")):
        return value if _is_code(name) else HOSTILE
    return value


def _is_code(name: str) -> bool:
    return name in {"department", "region", "topics", "related", "hands_in", "parent", "digest"}


def test_no_page_is_changed_in_its_structure_by_what_it_is_given() -> None:
    guide = full()
    clean = all_pages(guide)
    hostile = all_pages(poisoned(guide), surround=lambda _guide: poisoned(surroundings(guide)))

    for name, page in hostile.items():
        tree = html.document_fromstring(page)
        assert "alert(1)" in page, name
        assert not tree.xpath("//b | //@onclick"), name
        assert {one.text for one in tree.xpath("//script[not(@src)]")} <= {script("reading")}, name
        assert "&lt;script&gt;" in page, name
        assert len(tree.xpath("//main")) == len(
            html.document_fromstring(clean[name]).xpath("//main")
        )
        assert tree.xpath("count(//head/title)") == 1


@pytest.mark.parametrize("channel", CHANNELS)
def test_no_feed_carries_markup_that_an_editor_typed(channel: str) -> None:
    guide = full()
    entry = partial(CHANNELS[channel].entry, record_of(poisoned(guide)))
    told = entry(poisoned(surroundings(guide)), BASE, Locale.HANS)

    assert "<script>" not in told.get("content_html", "")
    assert told["title"] == HOSTILE
