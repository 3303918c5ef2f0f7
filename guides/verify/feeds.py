"""The feeds of every channel, walked to their ends."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from guides.channels import addresses
from guides.content import FactText
from guides.vocabulary import Action, Kind, Locale

from .compare import Place, compare, compare_texts, count
from .delivered import Delivered, Unreadable, read_fragment, read_json, read_object
from .difference import Difference
from .expected import Expected, codes_of, expected
from .sites import Answer, Site
from .stillness import settled
from .tally import Tally

PUBLIC = ("web", "mobile", "kiosk", "hotline")
STAFF = ("window",)


def check_feeds(
    site: Site, locale: Locale, tally: Tally, pages: int | None = None
) -> Iterator[Difference]:
    """Walk each feed by its `next_url` and compare every guide in it.

    `pages` limits how far each is walked; walked to its end it has to hold all that is public.
    """
    for channel in (*PUBLIC, *(STAFF if site.staff else ())):
        before = set(codes_of(Kind.GUIDE, Action.PUBLISH))
        walk = _Walk(site, channel, locale)
        while walk.path and (pages is None or len(walk.asked) < pages):
            yield from settled(walk.look, tally)
            walk.go_on()
        if pages is None:
            missing = before & set(codes_of(Kind.GUIDE, Action.PUBLISH)) - walk.seen
            for code in sorted(missing):
                yield walk.place.differs(code, _("已发布，推送里却没有"))


class _Walk:
    """One feed on the way through its pages."""

    def __init__(self, site: Site, channel: str, locale: Locale) -> None:
        self.place = Place(f"feed:{channel}", Kind.GUIDE, locale)
        self.seen: set[str] = set()
        self.asked: set[str] = set()
        self.path = addresses.feed(channel, locale)
        self._site = site
        self._staff = channel in STAFF
        self._following = ""

    def look(self, tally: Tally) -> Iterator[Difference]:
        """Read the page at hand, again if asked again."""
        self._following = ""
        for answer in self._site.get(self.path, staff=self._staff):
            try:
                self._following, entries = _read(answer)
            except Unreadable as error:
                what = _("推送读不懂：{path}").format(path=self.path)
                yield self.place.differs("", what, found=error)
                continue
            self.seen |= {str(entry.get("code")) for entry in entries}
            yield from _check_entries(self.place, entries, tally)

    def go_on(self) -> None:
        """Turn to the next page; one that was read before would go round in a circle."""
        self.asked.add(self.path)
        self.path = "" if self._following in self.asked else self._following


def _read(answer: Answer) -> tuple[str, list[dict[str, Any]]]:
    """Return the path of the next page, empty at the end, and what each entry says of itself."""
    if answer.status != 200:
        raise Unreadable(str(answer.status))
    feed = read_json(answer.body)
    try:
        address = urlsplit(feed.get("next_url") or "")
        entries = [_entry(item) for item in feed["items"]]
        path = f"{address.path}?{address.query}" if address.query else address.path
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{type(error).__name__} {error}") from error
    return path, entries


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    """Return a channel's own part of an item, and beside it what the envelope says."""
    envelope = {name: item.get(name, "") for name in ("title", "summary", "content_html")}
    return {**item["_mingbai"], "envelope": envelope}


def _check_entries(
    place: Place, entries: list[dict[str, Any]], tally: Tally
) -> Iterator[Difference]:
    codes = {str(entry.get("code")) for entry in entries}
    wanted = expected(Kind.GUIDE, codes, place.locale)
    for entry in entries:
        code = str(entry.get("code", ""))
        one = wanted.get(code)
        if one is None:
            yield place.differs(code, _("推送里有，台账里却没有发布它"))
            continue
        try:
            found = read_object(entry, Kind.GUIDE)
        except Unreadable as error:
            yield place.differs(code, _("缺少栏目"), found=error)
            continue
        yield from compare(place, one, found, one.facts)
        yield from compare_texts(place, one, found, _must)
        yield from _check_whence(place, one, entry)
        yield from _check_answers(place, one, entry)
        yield from _check_envelope(place, one, found, entry["envelope"])
        editions = [state.model_dump(mode="json") for state in one.record.payload.editions]
        if entry.get("editions") != editions:
            yield place.differs(code, _("版本不同"), editions, entry.get("editions"))
        tally.read(place.channel, place.locale, count(one.facts))


def _must(name: str) -> bool:
    """Tell whether a feed has to say this: the old system's words are in full text alone."""
    return not name.startswith("origin:")


def _check_whence(place: Place, one: Expected, entry: dict[str, Any]) -> Iterator[Difference]:
    """Compare where a guide came from and what it lacks."""
    payload = one.record.payload
    origin = payload.origin.model_dump(include={"source", "source_id"}) if payload.origin else None
    for name, right in (("lacks", [str(lack) for lack in payload.lacks]), ("origin", origin)):
        if entry.get(name) != right:
            what = _("{name} 不同").format(name=name)
            yield place.differs(payload.code, what, right, entry.get(name))


def _check_answers(place: Place, one: Expected, entry: dict[str, Any]) -> Iterator[Difference]:
    """Compare what the hotline answers to the question for each fact and particular."""
    for question in entry.get("questions") or ():
        name = str(question.get("fact") or question.get("particular") or "")
        text = one.facts.get(name, FactText()) if question.get("fact") else None
        right = (text.words or text.value) if text else one.answers.get(name, "")
        told = question.get("answer")
        if name and right != told:
            yield place.differs(one.record.code, _("对这个事实的回答不同"), right, told, name)


def _check_envelope(
    place: Place, one: Expected, found: Delivered, envelope: dict[str, Any]
) -> Iterator[Difference]:
    """Compare what a reader of feeds shows who knows nothing of ours."""
    payload = one.record.payload
    for name in ("title", "summary"):
        right = getattr(payload, name)
        if envelope[name] != right:
            what = _("{name} 不同").format(name=name)
            yield place.differs(payload.code, what, right, envelope[name])
    if envelope["content_html"]:
        shown = read_fragment(str(envelope["content_html"]))
        as_page = replace(found, values=shown.values, words=shown.words, texts=shown.texts)
        yield from compare(place, one, as_page, one.facts)
        yield from compare_texts(place, one, as_page, lambda _name: True)
