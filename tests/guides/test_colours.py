"""Colours that can be read, by the formula of WCAG 2.2, and the nearest one that can."""

import colorsys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides import colours

ANY = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#0b57a4", "#ffffff", 7.2),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert colours.contrast(one, other) == colours.contrast(other, one)


def test_the_ground_on_which_it_is_read_worst_is_named() -> None:
    reading = colours.worst("#e60012", colours.LIGHT)
    assert (reading.ground, reading.enough) == ("amber", False)
    assert colours.worst("#0b57a4", colours.LIGHT).enough


@settings(deadline=None)
@given(colour=ANY)
def test_the_nearest_colour_is_read_on_every_ground_and_has_the_same_hue(colour: str) -> None:
    for grounds in (colours.LIGHT, colours.DARK):
        found = colours.nearest(colour, grounds)

        assert colours.is_colour(found)
        assert colours.worst(found, grounds).enough
        assert colours.nearest(found, grounds) == found
        _hue, _lightness, saturation = _of(found)
        if saturation > 0.2 and 0.1 < _of(colour)[1] < 0.9 and _of(colour)[2] > 0.2:
            apart = abs(_of(colour)[0] - _of(found)[0])
            assert min(apart, 1 - apart) < 0.03


def test_only_six_digits_after_a_hash_are_a_colour() -> None:
    for text in ("", "red", "#fff", "#GGGGGG", "#0B57A4", "#0b57a4;", "0b57a4"):
        assert not colours.is_colour(text)


def _of(colour: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return colorsys.rgb_to_hls(*parts)
