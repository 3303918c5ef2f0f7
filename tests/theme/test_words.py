"""Plain words become paragraphs and lists, and nothing else."""

import pytest

from search.finding.cards import Piece
from theme.templatetags.words import marked, web, words


def test_lines_are_paragraphs_and_points_are_lists() -> None:
    assert words("先看\n- 一\n- 二\n\n再做") == (
        "<p>先看</p>\n<ul><li>一</li><li>二</li></ul>\n<p>再做</p>"
    )


def test_points_at_the_end_are_not_lost() -> None:
    assert words("- 一") == "<ul><li>一</li></ul>"


@pytest.mark.parametrize("text", ["<b>粗</b>", "- <img src=x onerror=alert(1)>", "a & b"])
def test_markup_stays_text(text: str) -> None:
    shown = words(text)
    assert "<b>" not in shown
    assert "<img" not in shown
    assert "&lt;" in shown or "&amp;" in shown


def test_no_words_are_nothing() -> None:
    assert words("") == ""


@pytest.mark.parametrize("address", ["https://a.test/", "http://a.test/"])
def test_addresses_of_the_web_are_kept(address: str) -> None:
    assert web(address) == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//a.test", " https://a.test", ""])
def test_other_addresses_are_not(address: str) -> None:
    assert web(address) == ""


def test_what_matched_is_highlighted_and_markup_stays_text() -> None:
    pieces = (Piece("<b>", False), Piece("户&口", True), Piece("本", False))

    assert marked(pieces) == "&lt;b&gt;<mark>户&amp;口</mark>本"
