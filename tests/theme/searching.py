"""Search pages, rendered from hits as an engine gives them back, without one."""

from search.channels.samples import search_pages

__all__ = ["search_pages"]
