"""A search as pages and programs ask it: results, and the answer that stands above them."""

from guides.vocabulary import Locale
from search.answers.answer import Answer, answer_to
from search.engine import Order
from search.finding.finder import Found, find

from .parameters import Searching


def ask(asked: Searching, locale: Locale) -> Found:
    """Return one page of what is found."""
    return find(
        asked.question,
        locale=locale,
        filters=asked.filters,
        order=asked.order,
        page=asked.page,
    )


def answer_on(asked: Searching, found: Found, locale: Locale) -> Answer | None:
    """Return the answer that stands above the first page, if any."""
    return answer_to(found, locale) if is_first(asked) else None


def is_first(asked: Searching) -> bool:
    return asked.page == 1 and asked.order == Order.BEST
