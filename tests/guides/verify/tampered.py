"""The site with a liar on the line, and what is found of each lie."""

from collections.abc import Callable

from guides.verify import Tally
from guides.verify.sites import Answer, InProcess
from guides.verify.walk import check_delivered
from guides.vocabulary import Locale

Change = Callable[[bytes], bytes]


class Tampered(InProcess):
    """The site with someone on the line who changes answers under one path."""

    def __init__(self, path: str, change: Change) -> None:
        super().__init__()
        self.path = path
        self.change = change
        self.changed = 0

    def get(self, path: str, staff: bool = False) -> list[Answer]:
        answers = super().get(path, staff)
        if path != self.path and not path.startswith(self.path + "&"):
            return answers
        return [self._changed(answer) for answer in answers]

    def _changed(self, answer: Answer) -> Answer:
        body = self.change(answer.body)
        self.changed += body != answer.body
        return Answer(answer.status, body, answer.headers)


def replaced(old: str, new: str) -> Change:
    return lambda body: body.replace(old.encode(), new.encode())


def found_on(path: str, change: Change, locale: Locale = Locale.HANS) -> list[str]:
    """Return what is found when one address lies; fails if the lie changed no byte."""
    site = Tampered(path, change)
    found = [str(one) for one in check_delivered(site, Tally(), locales=[locale])]
    assert site.changed
    return found
