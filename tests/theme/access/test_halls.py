"""The screens in a hall and the page at a counter: what they are held to in each mode."""

from itertools import chain, product

import pytest

from guides.vocabulary import Locale

from .dealing import LOCALES, MODES
from .pages import by_template, pages
from .stage import COUNTER, KIOSK, KIOSK_HIGH, Stage

pytestmark = pytest.mark.once

SCREENS = by_template("channels/kiosk/", kiosk=True)
UPRIGHT, LYING = (1080, 1920), (1920, 1080)
# A kiosk forgets them when the next person comes.
REMEMBERED = {"standard": {}, "elder": {"elder": "on"}, "contrast": {"contrast": "on"}}
DEALT = [
    (
        names[at % len(names)],
        MODES[(row + at) % 3],
        LOCALES[at % 3],
        (UPRIGHT, LYING)[(row + at) % 2],
    )
    for row, names in enumerate(SCREENS.values())
    for at in range(2)
]
ALL = [*product(chain(*SCREENS.values()), MODES, LOCALES, (UPRIGHT, LYING))]


@pytest.mark.parametrize(
    ("name", "mode", "locale", "size"),
    [*DEALT, *(pytest.param(*one, marks=pytest.mark.full) for one in ALL if one not in DEALT)],
    ids=str,
)
def test_a_screen_can_be_read_and_pressed_at_arms_length(
    stage: Stage, name: str, mode: str, locale: Locale, size: tuple[int, int]
) -> None:
    stage.show(pages(locale)[name].html, *size, remembered=REMEMBERED[mode])
    least = KIOSK_HIGH if mode == "contrast" else KIOSK

    # A kiosk on which something broke has to come back by itself: nobody is there to do it.
    judged = [one for one in stage.violations() if not one.startswith("meta-refresh")]
    assert [*stage.faults(least), *judged] == []
    assert stage.said == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_at_a_counter_can_be_read_and_pressed(stage: Stage, width: int) -> None:
    stage.show(pages(LOCALES[0])["window"].html, width)

    assert [*stage.faults(COUNTER), *stage.violations()] == []
