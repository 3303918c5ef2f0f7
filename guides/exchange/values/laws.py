"""Laws and rules by name, as one cell lists them: 《某某法》第五条."""

import re
from dataclasses import dataclass

# What the database holds.
_LONGEST = {"title": 200, "article": 100}

_NUMBER = r"第[零〇一二三四五六七八九十百千\d]+"
_ARTICLE = rf"{_NUMBER}条(?:之[一二三四五六七八九十]+)?(?:{_NUMBER}款)?(?:{_NUMBER}项)?"
_LAW = re.compile(
    # 【法律】, 1. or 部门规章： in front, the number of its decree behind.
    r"(?:\d{1,2}[.、．]\s*|[一二三四五六七八九十]+、\s*|[（(]\d{1,2}[)）]\s*)?"
    r"(?:【[^】]{2,10}】\s*|(?:法律|行政法规|地方性法规|部门规章|规章|规范性文件)[:：]\s*)?"
    r"《(?P<title>[^《》]+)》\s*(?P<decree>(?:[（(][^（）()]{1,80}[)）]\s*)*)"
    rf"(?P<article>{_ARTICLE}(?:[、和及]{_ARTICLE})*)?\s*[:：]?(?P<text>.*)",
    re.DOTALL,
)
_BETWEEN = re.compile(r"[；;、，,]\s*(?=《)")
_END = re.compile(r"[。;；，,\s]*")


@dataclass(frozen=True)
class Law:
    """One law or rule; `text` is what is quoted of it."""

    title: str
    article: str = ""
    text: str = ""


def read(text: str) -> list[Law] | None:
    """Return the laws that a cell lists, one a line, each with what follows it up to the next.

    None where it does not begin with one, where it cannot be told whose words they are, or a name
    is longer than any law's.
    """
    laws: list[Law] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = [law for piece in _BETWEEN.split(line) if (law := _law(piece))]
        if len(found) > 1 and any(law.text for law in found):
            return None
        if not found and not laws:
            return None
        if not found:
            last = laws.pop()
            found = [Law(last.title, last.article, f"{last.text}\n{line}".strip())]
        laws += found
    return laws if laws and all(map(_fits, laws)) else None


def write(laws: list[Law]) -> str:
    """Return the laws a line each, with what is quoted of them below."""
    return "\n".join(f"《{law.title}》{law.article}\n{law.text}".strip() for law in laws)


def _law(piece: str) -> Law | None:
    match = _LAW.match(piece)
    if match is None:
        return None
    rest = match["text"].strip()
    return Law(match["title"].strip(), match["article"] or "", "" if _END.fullmatch(rest) else rest)


def _fits(law: Law) -> bool:
    lengths = {"title": len(law.title), "article": len(law.article)}
    return bool(law.title) and all(lengths[name] <= most for name, most in _LONGEST.items())
