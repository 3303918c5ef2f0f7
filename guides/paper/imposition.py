"""Pages put where folding brings them into order: two on a side, saddle stitched."""

from io import BytesIO

# A4 on its side, in points of 1/72 inch.
_WIDTH, _HEIGHT = 297 / 25.4 * 72, 210 / 25.4 * 72


def order(count: int) -> list[int | None]:
    """Return which page stands where, from the first sheet's outside left; None is a blank.

    Pages count from 0. Sheets lie in each other; of each come its outside and then its inside.
    Blanks stand before the last page, which is the back cover.
    """
    blanks = -count % 4
    pages = [*range(count - 1), *[None] * blanks, count - 1]
    placed: list[int | None] = []
    for first in range(0, len(pages) // 2, 2):
        last = len(pages) - 1 - first
        placed += [pages[last], pages[first], pages[first + 1], pages[last - 1]]
    return placed


def folded(document: bytes) -> bytes:
    """Return pages of A5 as sheets of A4 to be printed on both sides, turned at the short edge."""
    # Most processes never fold anything.
    import pypdfium2
    from pypdfium2 import raw

    with pypdfium2.PdfDocument(document) as source, pypdfium2.PdfDocument.new() as placed:
        where = order(len(source))
        # At once: page by page each would bring all fonts along.
        placed.import_pages(source, [page for page in where if page is not None])
        for at, page in enumerate(where):
            if page is None:
                placed.new_page(*source[0].get_size(), at)
        sheets = raw.FPDF_ImportNPagesToOne(placed.raw, _WIDTH, _HEIGHT, 2, 1)
        with pypdfium2.PdfDocument(sheets) as made:
            out = BytesIO()
            made.save(out)
    return out.getvalue()
