"""Every template in standard, 长辈版 and high contrast, at four widths, in three languages."""

import pytest

from guides.vocabulary import Locale

from .dealing import WIDTHS, Load, everything, missing_pairs, pairwise
from .pages import TEMPLATES, by_template, pages
from .stage import Stage, at_hand

pytestmark = pytest.mark.once

STATES = by_template("pages/")
DEALT = [*pairwise(STATES)]
ALL = [*everything(STATES)]
# Drawn around others, said to other programs, or pages of the API.
NO_PAGES = {"channels/feed.html"}


def test_three_loads_a_template_hold_each_pair_of_template_mode_width_and_language() -> None:
    assert len(DEALT) <= 60
    assert missing_pairs(DEALT, STATES) == set()
    assert missing_pairs(ALL, STATES) == set()
    assert len(ALL) * len(WIDTHS) == sum(map(len, STATES.values())) * 3 * 4 * 3


def test_every_template_is_looked_at() -> None:
    known = {
        str(file.relative_to(TEMPLATES))
        for folder in ("pages", "components", "channels")
        for file in (TEMPLATES / folder).rglob("*.html")
    }
    drawn = {name for page in pages(Locale.HANS).values() for name in page.templates}

    assert known - drawn == NO_PAGES


@pytest.mark.parametrize(
    "load",
    [*DEALT, *(pytest.param(one, marks=pytest.mark.full) for one in ALL if one not in DEALT)],
    ids=str,
)
def test_a_page_can_be_read_and_pressed(stage: Stage, load: Load) -> None:
    html, remembered, least = at_hand(load.mode, pages(load.locale)[load.state].html)
    stage.show(html, load.widths[0], remembered=remembered)

    faults = {}
    for width in load.widths:
        stage.page.set_viewport_size({"width": width, "height": 800})
        faults[width] = [*stage.faults(least), *stage.violations()]
    assert faults == {width: [] for width in load.widths}
    assert stage.said == []
