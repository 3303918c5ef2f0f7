"""Life events that a question names: there are few, and a name is all they are known by."""

from collections.abc import Iterable

from guides.content import Record
from search import words


def asked_for(typed: str, events: Iterable[Record]) -> list[Record]:
    """Return those whose name is in a question, or in whose name the question is.

    A single character, and letters that might be any part of a word, are in no name.
    """
    question = _plain(typed)
    part = len(question) > 1 and not question.isascii()
    return [
        one
        for one in events
        if (name := _plain(one.payload.name)) and (name in question or (part and question in name))
    ]


def _plain(text: str) -> str:
    return "".join(words.runs(words.fold(text)))
