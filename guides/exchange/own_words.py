"""A source's own words beside a column that was understood: how the standard table has both.

What was not kept by a field goes out under the source's name of the column. Where the standard
table would read that name as one of its own, a mark goes before it, and comes off again.
"""

from .mapping import Mapping

MARK = "原文："


def marked(mapping: Mapping, name: str) -> str:
    """Return what a column of a source is called in a table of this mapping."""
    is_known = name not in mapping.left_over([name])
    return f"{MARK}{name}" if is_known or name.startswith(MARK) else name


def bare(name: str) -> str:
    """Return what the source calls such a column."""
    return name.removeprefix(MARK)
