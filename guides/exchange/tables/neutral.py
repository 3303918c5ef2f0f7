"""Cells that a spreadsheet would take for a formula, made harmless and back again.

One apostrophe goes before such a cell, and before one that has apostrophes there already, so that
taking one off always gives back what was there.
"""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def harmless(cell: str) -> str:
    """Return a cell as it may be written into a file for spreadsheets."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return a cell of such a file as it was; a cell that was never made harmless stays."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
