"""What a reader was given, read back from the bytes alone."""

import json
from dataclasses import dataclass, field
from typing import Any

from .expected import key_of
from .markup import Marked, read_marks


class Unreadable(ValueError):
    """The bytes are not what this channel delivers; the text says why."""


@dataclass(frozen=True)
class Delivered:
    """What one channel says of one code; a fact shown more than once has several values.

    `texts` is what is said beside the facts, under the names of `Expected.texts`.
    """

    kind: str
    code: str
    locale: str
    revision: str
    digest: str
    values: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    texts: dict[str, set[str]] = field(default_factory=dict)


def read_page(body: bytes) -> Delivered:
    """Return what an HTML page says by its data attributes; raises Unreadable."""
    try:
        page = read_marks(body.decode())
    except UnicodeDecodeError as error:
        raise Unreadable(str(error)) from error
    if page is None:
        raise Unreadable("data-kind")
    told = page.attributes
    return Delivered(
        kind=told.get("data-kind", ""),
        code=told.get("data-code", ""),
        locale=told.get("data-locale", ""),
        revision=told.get("data-revision", ""),
        digest=told.get("data-digest", ""),
        values=_by_fact(page.marked, "data-fact"),
        words=_by_fact(page.marked, "data-fact-words"),
        texts=_by_fact(page.marked, "data-particular") | _numbered(page.marked),
    )


def read_fragment(text: str) -> Delivered:
    """Return the facts in a piece of HTML that stands inside something else."""
    return read_page(f"<div data-kind='' data-code=''>{text}</div>".encode())


def read_object(told: Any, kind: str = "") -> Delivered:
    """Return what a JSON object says of a code by its fields; raises Unreadable."""
    try:
        facts = {**(told["facts"] or {})}
        for item in told.get("items") or ():
            facts |= {key_of(fact, item["code"]): text for fact, text in item["facts"].items()}
        return Delivered(
            kind=str(told.get("kind", kind)),
            code=str(told["code"]),
            locale=str(told["locale"]),
            revision=str(told["revision"]),
            digest=str(told["digest"]),
            values={name: {collapsed(text["value"])} for name, text in facts.items()},
            words={name: {collapsed(text["words"])} for name, text in facts.items()},
            texts={name: {collapsed(text)} for name, text in _texts(told).items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{type(error).__name__} {error}") from error


def read_json(body: bytes) -> Any:
    """Return a JSON document; raises Unreadable."""
    try:
        return json.loads(body)
    except ValueError as error:
        raise Unreadable(str(error)) from error


def collapsed(text: str) -> str:
    """Return a text with each run of space as one blank: that is how a page shows it."""
    return " ".join(text.split())


def _texts(told: Any) -> dict[str, str]:
    """Return what an object of a feed says beside the facts; the API says it in its payload."""
    found = {}
    for whole in (told, *(told.get("items") or ())):
        item = "" if whole is told else whole["code"]
        for name, one in (whole.get("particulars") or {}).items():
            found[key_of(name, item)] = one["words"]
    for one in told.get("alerts") or ():
        found[f"alert:{key_of(one['about'], one['item'] or '')}"] = one["text"]
    for number, one in enumerate(told.get("sections") or (), start=1):
        found[f"section:{number}"] = one["text"]
    return found


def _numbered(marked: list[Marked]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in marked:
        for kind in ("alert", "section", "origin"):
            if name := one.attributes.get(f"data-{kind}"):
                found.setdefault(f"{kind}:{name}", set()).add(collapsed(one.text))
    return found


def _by_fact(marked: list[Marked], attribute: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in marked:
        if attribute in one.attributes:
            name = key_of(one.attributes[attribute], one.attributes.get("data-item", ""))
            found.setdefault(name, set()).add(collapsed(one.text))
    return found
