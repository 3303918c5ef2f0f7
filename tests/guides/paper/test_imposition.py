"""Folded sheets read on: pages stand where folding brings them into order."""

import pypdfium2
import pytest

from guides.paper import imposition, sizes

from .sheets import made
from .test_sheets import text


def read(placed: list[int | None]) -> list[int | None]:
    """Return the pages as one turns them, of sheets that lie in each other and are folded once."""
    sheets = [placed[at : at + 4] for at in range(0, len(placed), 4)]
    opening = [page for outer, first, second, _last in sheets for page in (first, second)]
    closing = [page for outer, _first, _second, last in reversed(sheets) for page in (last, outer)]
    return opening + closing


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 114, 220])
def test_pages_are_read_in_order_with_blanks_before_the_back(count: int) -> None:
    placed = imposition.order(count)

    turned = read(placed)
    assert len(turned) == count + -count % 4
    assert [page for page in turned if page is not None] == list(range(count))
    assert turned[-1] == count - 1
    assert turned[: count - 1] == list(range(count - 1))


def test_an_outside_has_the_back_at_its_left_and_the_cover_at_its_right() -> None:
    assert imposition.order(8) == [7, 0, 1, 6, 5, 2, 3, 4]
    assert imposition.order(6) == [5, 0, 1, None, None, 2, 3, 4]


def test_a_folded_booklet_says_what_the_flat_one_says() -> None:
    flat, folded = (made("booklet", size)[0] for size in (sizes.A5, sizes.A4))
    with pypdfium2.PdfDocument(flat.document) as pages:
        count = len(pages)
        width, height = pages[0].get_size()
    with pypdfium2.PdfDocument(folded.document) as sheets:
        outside = text(sheets[0])
        assert len(sheets) == 2 * -(-count // 4)
        assert sheets[0].get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72))
    assert (width, height) == pytest.approx((148 / 25.4 * 72, 210 / 25.4 * 72), abs=0.5)
    assert folded.sheet.title in outside
    assert len(folded.document) < 1.5 * len(flat.document)


def test_what_is_archived_stays_archivable_and_says_no_time() -> None:
    flat = made("booklet", sizes.A5)[0]
    assert b"pdfaid:part>2<" in flat.document

    document = imposition.folded(flat.document)

    assert b"pdfaid:part>2<" in document
    assert b"/OutputIntents" in document
    assert document == imposition.folded(flat.document)
