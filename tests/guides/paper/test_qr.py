"""A QR symbol: it says its text, has its quiet zone, and nothing that a page's policy forbids."""

import re
from io import BytesIO

import pytest
import segno
from django.urls import NoReverseMatch, reverse
from lxml import etree
from PIL import Image

from guides.paper import qr

SHORT = "HTTPS://EXAMPLE.TEST/G/ABCDEFG"


def dark(text: str) -> set[tuple[int, int]]:
    """Return the dark modules as they are drawn, by column and row of the whole picture."""
    [path] = etree.fromstring(qr.svg(text)).xpath("//path[@stroke]")
    found, x, y = set(), 0.0, 0.0
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.get("d")):
        first, *second = (float(one) for one in numbers.split())
        if letter == "M":
            x, y = first, second[0]
        elif letter == "m":
            x, y = x + first, y + second[0]
        else:
            found |= {(int(x) + step, int(y)) for step in range(int(first))}
            x += first
    return found


@pytest.mark.parametrize("text", [SHORT, "HTTP://127.0.0.1:8000/G/ABCDEFG"])
def test_what_is_drawn_is_the_symbol_with_its_quiet_zone(text: str) -> None:
    symbol = segno.make(text, error="q", boost_error=False, micro=False)
    assert symbol.error == "Q"
    assert symbol.mode == "alphanumeric"
    right = {
        (x + qr.QUIET_ZONE, y + qr.QUIET_ZONE)
        for y, row in enumerate(symbol.matrix)
        for x, module in enumerate(row)
        if module
    }

    assert dark(text) == right
    side = len(symbol.matrix) + 2 * qr.QUIET_ZONE
    assert etree.fromstring(qr.svg(text)).get("viewBox") == f"0 0 {side} {side}"


def test_a_short_address_makes_a_small_symbol_that_is_drawn_on_white() -> None:
    drawn = qr.svg(SHORT)

    assert segno.make(SHORT, error="q", boost_error=False).version == 3
    assert len(drawn) < 2000
    assert '<path fill="#fff"' in drawn
    assert not re.search(r"style=|<script|<style|href", drawn)


# The shortest would do with 25 modules: that is more white than sheets leave around it.
@pytest.mark.parametrize("host", ["BS.EXAMPLE", "EXAMPLE.TEST", "BANSHI.CHENGHE.GOV.EXAMPLE"])
def test_on_paper_a_symbol_of_capitals_is_small_but_not_too_small(host: str) -> None:
    said = f"HTTPS://{host}/Q/ABCDEFG"

    drawn = etree.fromstring(qr.dark(said))
    assert drawn.get("viewBox") == "0 0 29 29"
    whole = Image.open(BytesIO(qr.png(said, scale=1)))
    symbol = segno.make(said, error="q", boost_error=False, micro=False)
    assert whole.width == symbol.symbol_size(border=qr.QUIET_ZONE)[0]


def test_nobody_can_have_symbols_of_other_texts_made() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("qr_code:serve_qr_code_image")
