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
    """Return pages of A5 as sheets of A4 to be printed on both sides, turned at the short edge.

    What was PDF/A-2b stays it; the same document gives the same bytes.
    """
    # Most processes never fold anything.
    import pikepdf

    with pikepdf.open(BytesIO(document)) as pdf:
        pages = [pikepdf.Page(page).as_form_xobject() for page in pdf.pages]
        del pdf.pages[:]
        where = order(len(pages))
        for left, right in zip(where[::2], where[1::2], strict=True):
            sheet = pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
            halves = [("Left", 0.0, left), ("Right", _WIDTH / 2, right)]
            drawn = [(name, at, pages[page]) for name, at, page in halves if page is not None]
            sheet.Resources = {"/XObject": {f"/{name}": page for name, _at, page in drawn}}
            words = (f"q 1 0 0 1 {at:.4f} 0 cm /{name} Do Q" for name, at, _page in drawn)
            sheet.Contents = pdf.make_stream("\n".join(words).encode())
        for name in ("/StructTreeRoot", "/MarkInfo"):
            # They lead to pages that are no longer there.
            del pdf.Root[name]
        out = BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
