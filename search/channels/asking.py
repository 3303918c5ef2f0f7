"""A search as pages and programs ask it: results, and the answer that stands above them."""

from dataclasses import replace

from guides.vocabulary import Locale
from search.answers.answer import Answer, answer_to
from search.engine import Order
from search.finding.finder import Found, find

from .parameters import Searching


def ask(asked: Searching, locale: Locale) -> tuple[Found, Answer | None]:
    """Return one page of what is found, and the answer where it is the first one."""
    found = find(
        asked.question,
        locale=locale,
        filters=asked.filters,
        order=asked.order,
        page=asked.page,
    )
    if not is_first(asked):
        return _as_on_first(asked, found, locale), None
    answer = answer_to(found, locale)
    if answer and answer.text:
        # That it is clear which guide is meant says more than how much its names say.
        found = replace(found, answered=True)
    return found, answer


def is_first(asked: Searching) -> bool:
    return asked.page == 1 and asked.order == Order.BEST


def _as_on_first(asked: Searching, found: Found, locale: Locale) -> Found:
    """Return a further page that says as the first one whether the question is answered."""
    if found.answered:
        return found
    first, _answer = ask(asked.model_copy(update={"page": 1}), locale)
    return replace(found, answered=first.answered)
