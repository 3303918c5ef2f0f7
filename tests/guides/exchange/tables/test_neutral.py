"""Cells that a spreadsheet would run, made harmless and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.exchange.tables import harmless, plain


@pytest.mark.parametrize("cell", ["=1+1", "+86 10", "-", "@SUM(A1)", "\tx", "\rx"])
def test_one_apostrophe_goes_before_what_would_be_run(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "事项", "1-2", "'90年代'", "“=”"])
def test_all_else_stays(cell: str) -> None:
    assert harmless(cell) == cell == plain(cell)


def test_exactly_one_comes_off() -> None:
    assert plain("''=1") == "'=1"


@given(st.text(alphabet="'=+-@\t\r甲a ", max_size=8))
def test_there_and_back(cell: str) -> None:
    written = harmless(cell)

    assert plain(written) == cell
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
