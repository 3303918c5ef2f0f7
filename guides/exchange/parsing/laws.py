"""Laws and rules in prose: title, article, what is quoted; several in one text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guides.exchange.values import numbers

from .brackets import PAIRS, outermost
from .markers import marker_at
from .nothing import is_nothing

_ORDINAL = r"第[零〇一二三四五六七八九十百千\d]+"
_PARTS = rf"(?:{_ORDINAL}款)?(?:第?[（(]?[一二三四五六七八九十\d]+[)）]?项)?"
_ARTICLE = rf"{_ORDINAL}条(?:之[一二三四五六七八九十]+)?{_PARTS}"
_CHAPTER = rf"(?:{_ORDINAL}[章节编][^《》\n第]{{0,20}}?)?"
_CITED = re.compile(
    rf"[，,、：:“\s]*(?P<article>{_CHAPTER}{_ARTICLE}(?:[、和及至到]{_ARTICLE})*)\s*[：:]?"
)
# A further article of the same law: at the beginning of a line, or behind a full stop, set off.
_FURTHER = re.compile(rf"(?:(?<=\n)|(?<=[。；”]))\s*(?P<article>{_ARTICLE})(?=[：:\s\u3000])")
_KINDS = "法律|行政法规|地方性法规|地方法规|部门规章|政府规章|规章|规范性文件|文件"
_KIND = re.compile(rf"\s*(?:【(?P<boxed>[^】]{{2,10}})】|(?P<plain>{_KINDS})\s*[：:\n])\s*")
_KIND_LINE = re.compile(
    rf"(?:^|\n)[ \t\u3000]*(?:【[^】\n]{{2,10}}】|{_KINDS})[ \t：:]*\n[ \t\u3000]*$"
)
_BY = re.compile(r"(?:根据|依据|按照|依照|按|参照|见|执行)$")
# Who issued it, right before its title.
_ISSUER = re.compile(
    r"[^《》。；;：:，,\n]{1,60}"
    r"(?:[局委部厅院办会司处署行]|政府|法院|检察院|中心|总站|印发|发布|公布|下发|制定|转发)的?\s*$"
)
_LONGEST_NUMBER = 12
_NUMBERED = re.compile(r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[、.．]\s*$")
_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]")
# What closes a title whose 《》 holds only a part of it.
_GOES_ON = re.compile(r"的?(?:通知|意见|决定|公告|批复|函|通告|办法|规定)")
_OPENS = tuple("（([［〔")
_BETWEEN = "；;、，,。 \t\u3000\n"
# What the database holds.
_LONGEST_TITLE, _LONGEST_ARTICLE = 200, 100


@dataclass(frozen=True)
class Basis:
    """One article of one law; `text` is what is quoted, with the number of its decree before it."""

    title: str
    words: str
    article: str = ""
    text: str = ""


@dataclass(frozen=True)
class Laws:
    """`laws` in order; `rest` are words that name none."""

    laws: tuple[Basis, ...] = ()
    rest: tuple[str, ...] = ()


def parse_laws(lines: Sequence[str]) -> Laws:
    """Return the laws that a text names, each with all that is said of it up to the next."""
    whole = "\n".join(lines)
    if is_nothing(whole):
        return Laws()
    starts = list(_starts(whole))
    if not starts:
        return _unnamed(lines)
    pieces = [whole[a:b] for a, b in zip(starts, [*starts[1:], len(whole)], strict=True)]
    before = whole[: starts[0]]
    rest = (before,) if before.strip(_BETWEEN) else ()
    laws = [law for piece in pieces for law in _law(piece)]
    return Laws(tuple(laws), rest)


def _unnamed(lines: Sequence[str]) -> Laws:
    """Return rules that are named without 《》, a short line each."""
    short = [line for line in lines if line.strip()]
    if any(len(line) > _LONGEST_TITLE or "。" in line.strip("。 \n") for line in short):
        return Laws(rest=("\n".join(lines),))
    return Laws(tuple(Basis(_unmarked(line).strip(_BETWEEN), line) for line in short))


@dataclass
class _Reading:
    """How far laws were found: `number` is the last one's, `style` what the first began with."""

    end: int = 0
    number: int = 0
    style: str = ""
    begun: bool = False
    quoting: bool = False


def _starts(text: str) -> Iterator[int]:
    """Yield where each law begins, with its number, kind and issuer."""
    state = _Reading()
    for place in _titles(text):
        begin = _begin(text, place, state)
        if begin is None:
            continue
        yield begin
        closes = _title_end(text, place)
        state.end = closes + len(_decree(text[closes:]))
        following = text[state.end :].lstrip(_BETWEEN + "和及与")
        state.quoting = not (
            following.startswith("《") or _ISSUER.match(following.partition("《")[0])
        )
        state.begun = True


def _begin(text: str, place: int, state: _Reading) -> int | None:
    """Return where a law begins whose title opens at a place; None if it is only spoken of."""
    line = max(text.rfind("\n", 0, place) + 1, state.end)
    before = text[line:place]
    fresh = line == 0 or text[line - 1] == "\n"
    end = before[-_LONGEST_NUMBER:]
    numbered = _NUMBERED.search(end) if state.number else None
    if numbered and numbers.digits(numbered["n"]) == state.number + 1:
        state.number += 1
        return place - len(end) + numbered.start()
    marker = marker_at(before.lstrip())
    lead = _unmarked(before)
    kind = _KIND.match(lead)
    if fresh and _leads(lead[kind.end() :] if kind else lead):
        style = marker.style if marker else ""
        if not state.begun:
            state.style, state.number = style, (marker.number or 0) if marker else 0
        elif style and style != state.style:
            return None
        state.number = marker.number or state.number if marker else state.number
        above = _KIND_LINE.search(text[state.end : line])
        return state.end + above.start() if above else line
    return _beside(text, place, before, state)


def _leads(lead: str) -> bool:
    bare = lead.strip()
    return not bare or bool(_BY.fullmatch(bare) or _ISSUER.fullmatch(bare))


def _beside(text: str, place: int, before: str, state: _Reading) -> int | None:
    """Return where a law begins that stands on one line with the one before it."""
    if "【" in before and _KIND.fullmatch(before[before.rindex("【") :]):
        return place - len(before) + before.rindex("【")
    if not state.begun:
        issuer = _ISSUER.search(before)
        return place - len(before) + issuer.start() if issuer else place
    if state.quoting or (state.end > place - len(before) and text[state.end : place] != before):
        return None
    bare = before.lstrip(_BETWEEN + "和及与")
    return place - len(bare) if _leads(bare) else None


def _titles(text: str) -> Iterator[int]:
    """Yield the places of the outermost 《."""
    depth = 0
    for place, char in enumerate(text):
        if char == "《":
            if not depth:
                yield place
            depth += 1
        elif char == "》" and depth:
            depth -= 1
        elif char == "\n":
            depth = 0


def _title_end(text: str, place: int) -> int:
    """Return the place behind the 》 that closes a title; one that is not closed ends its line."""
    depth = 0
    for at in range(place, len(text)):
        if text[at] in "《<〈":
            depth += 1
        elif text[at] in PAIRS["《"] + ">〉":
            depth -= 1
        if not depth:
            return at + 1
        if text[at] == "\n":
            break
    close = text.find("》", place)
    return close + 1 if close >= 0 else len(text)


def _decree(text: str) -> str:
    """Return the brackets right behind a title: the number of its decree, how it was passed."""
    end = 0
    while True:
        rest = text[end:].lstrip()
        first = next(outermost(rest, "（([［〔"), None) if rest[:1] in _OPENS else None
        if first is None or first.start or _ITEM.fullmatch(rest[: first.end]):
            return text[:end]
        end = len(text) - len(rest) + first.end


def _unmarked(text: str) -> str:
    bare = text.lstrip()
    marker = marker_at(bare)
    return bare[marker.length :].lstrip() if marker else bare


def _law(piece: str) -> Iterator[Basis]:
    """Yield the articles of one law, the last with all that follows."""
    opens = piece.index("《")
    closes = _title_end(piece, opens)
    lead = _unmarked(piece[:opens]).strip()
    kind = _KIND.match(f"{lead}\n")
    issuer = _BY.sub("", lead[kind.end() :].strip() if kind else lead)
    more = _GOES_ON.match(piece, closes) if issuer else None
    closes = more.end() if more else closes
    title = _title(issuer, piece[opens:closes].strip())
    decree = _decree(piece[closes:])
    told = f"【{kind['boxed'] or kind['plain']}】" if kind else ""
    told += " ".join(decree.split())
    if not title or len(title) > _LONGEST_TITLE:
        yield Basis(title[:_LONGEST_TITLE] or piece[:20].strip(), piece, text=piece.strip())
    else:
        yield from _articles(piece, title, told, piece[closes + len(decree) :])


def _title(issuer: str, name: str) -> str:
    if issuer:
        return issuer + name
    return (
        name.strip("《》〉 ") if name.count("《") == 1 else name.removeprefix("《").rstrip("》〉 ")
    )


def _articles(piece: str, title: str, told: str, rest: str) -> Iterator[Basis]:
    cited = _CITED.match(rest)
    article = cited["article"].strip() if cited else ""
    if cited is None or len(article) > _LONGEST_ARTICLE:
        yield Basis(title, piece, text=_joined(told, rest))
        return
    behind = rest[cited.end() :]
    cuts = [match.start("article") for match in _FURTHER.finditer(behind)]
    first = behind[: cuts[0]] if cuts else behind
    head = len(piece) - len(behind)
    edges = [*(head + cut for cut in cuts), len(piece)]
    yield Basis(title, piece[: edges[0]], article, _joined(told, first))
    for begin, finish in pairwise(edges):
        words = piece[begin:finish]
        further = _CITED.match(words)
        if further:
            yield Basis(
                title, words, further["article"].strip(), _joined("", words[further.end() :])
            )


def _joined(told: str, rest: str) -> str:
    text = rest.lstrip(_BETWEEN + "：:").rstrip(" \n\t\u3000")
    return f"{told}\n{'' if not text.strip(_BETWEEN) else text}".strip()
