"""A web page as titles, paragraphs, pairs and tables; what is no word of it is left out."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup
from django.utils.translation import gettext as _

from guides.exchange.tables import Unreadable

from .blocks import Block, Pair, Paragraph, Title, lines_of
from .grids import Rows

_TITLES = re.compile("h[1-6]")
# Programs, styles, ways around the site and controls: none of them are the guide's words.
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "iframe", "object", "embed", "applet"),
        *("svg", "canvas", "audio", "video", "map", "nav", "menu", "button", "input", "select"),
        *("datalist", "head", "title", "link", "meta", "base"),
    )
)
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd"),
        *("details", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend", "li"),
        *("main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)
_BOLD = frozenset({"b", "strong"})
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\u3000]+")
_CHINESE = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
# A line of the source that ends between two characters is no space between words.
_BETWEEN_CHINESE = re.compile(rf"(?<={_CHINESE})[^\S\n]*\n\s*(?={_CHINESE})")
_MARKUP = re.compile(
    r"</?(?:a|b|br|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|style|sub|sup|"
    r"table|tbody|td|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#\d{1,6});",
    re.IGNORECASE,
)
# A cell that is a label has no more characters.
_LONGEST_LABEL = 20


def blocks_of(text: str, name: str = "") -> tuple[str, list[Block]]:
    """Return a page's own title (empty if it has none) and what it is made of.

    `name` is the file's, for the message. Raises Unreadable.
    """
    try:
        soup = BeautifulSoup(text, "html.parser")
    except (ParserRejectedMarkup, AssertionError, ValueError, RecursionError):
        message = _("“{file}”不是能读的网页。请在浏览器里打开，另存为网页后再导入。")
        raise Unreadable(message.format(file=name)) from None
    title = soup.find("title")
    page = _Page()
    for kind, node in _events(soup):
        page.take(kind, node)
    page.end()
    return _in_one_line(title.get_text()) if title else "", page.blocks


def has_markup(text: str) -> bool:
    """Tell whether tags or entities of HTML stand in a text; names in angle brackets are none."""
    return _MARKUP.search(text) is not None


def without_markup(text: str) -> str:
    """Return the words of a text that holds remnants of markup, else the text as it is."""
    if not has_markup(text):
        return text
    _title, blocks = blocks_of(text.replace("\n", "<br>"))
    return "\n".join(lines_of(blocks))


def _events(soup: BeautifulSoup) -> Iterator[tuple[str, Tag | NavigableString]]:
    """Yield the opening, text and closing of all that is said, however deeply it is nested."""
    waiting: list[tuple[str, Tag | NavigableString]] = [("open", soup)]
    while waiting:
        kind, node = waiting.pop()
        yield kind, node
        if kind != "open" or not isinstance(node, Tag):
            continue
        waiting.append(("close", node))
        for child in reversed(node.contents):
            if isinstance(child, Tag):
                if not _is_silent(child):
                    waiting.append(("open", child))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                waiting.append(("text", child))


def _is_silent(tag: Tag) -> bool:
    return (
        tag.name in _SILENT
        or tag.has_attr("hidden")
        or str(tag.get("aria-hidden", "")).lower() == "true"
        or bool(_HIDDEN_STYLE.search(str(tag.get("style", ""))))
    )


class _Page:
    """Blocks in the making: runs of text until a block begins or ends, and where they go then."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._line = 1
        self._runs: list[tuple[str, bool]] = []
        self._bold = 0
        self._title = 0
        self._tables: list[Rows | None] = []
        self._numbers: list[int] = []
        self._begins = ""
        self._terms: list[str] | None = None
        self._said: list[str] | None = None

    def take(self, kind: str, node: Tag | NavigableString) -> None:
        if not isinstance(node, Tag):
            self._runs.append((str(node), self._bold > 0))
        elif kind == "open":
            self._open(node)
        else:
            self._close(node)

    def end(self) -> None:
        self._flush()
        self._end_pair()

    def _open(self, tag: Tag) -> None:
        if _is_bold(tag):
            self._bold += 1
        if tag.name not in _BLOCKS:
            return
        self._flush()
        self._line = tag.sourceline or self._line
        if _TITLES.fullmatch(tag.name):
            self._title = int(tag.name[1])
        elif tag.name in _OPENING:
            _OPENING[tag.name](self, tag)

    def _close(self, tag: Tag) -> None:
        if _is_bold(tag):
            self._bold -= 1
        if tag.name not in _BLOCKS:
            return
        self._flush()
        if _TITLES.fullmatch(tag.name):
            self._title = 0
        elif tag.name in _CLOSING:
            _CLOSING[tag.name](self, tag)

    def _open_table(self, tag: Tag) -> None:
        self._end_pair()
        # A table around tables or titles puts them on the page, and says nothing by rows.
        layout = tag.find(["table", *(f"h{n}" for n in range(1, 7))]) is not None
        self._tables.append(None if layout else Rows(self._line))

    def _close_table(self, tag: Tag) -> None:
        if self._tables and (rows := self._tables.pop()) is not None:
            grid = rows.grid()
            if grid is not None:
                self.blocks.append(grid)

    def _open_row(self, tag: Tag) -> None:
        if self._tables and self._tables[-1] is not None:
            self._tables[-1].row()

    def _open_cell(self, tag: Tag) -> None:
        if not self._tables:
            return
        rows = self._tables[-1]
        if rows is not None:
            rows.cell(_span(tag, "rowspan"), _span(tag, "colspan"), named=tag.name == "th")
        elif _is_label(tag):
            self._title = 6

    def _close_cell(self, tag: Tag) -> None:
        self._title = 0

    def _open_list(self, tag: Tag) -> None:
        self._numbers.append(0)

    def _close_list(self, tag: Tag) -> None:
        if self._numbers:
            self._numbers.pop()

    def _open_entry(self, tag: Tag) -> None:
        self._begins = ""
        around = tag.find_parent(["ol", "ul"])
        if around is not None and around.name == "ol" and self._numbers:
            self._numbers[-1] += 1
            self._begins = f"{self._numbers[-1]}. "

    def _open_term(self, tag: Tag) -> None:
        if self._said is not None:
            self._end_pair()
        self._terms = self._terms or []

    def _open_said(self, tag: Tag) -> None:
        self._said = self._said if self._said is not None else []

    def _end_pair(self, tag: Tag | None = None) -> None:
        if self._terms is not None or self._said is not None:
            label = " ".join(self._terms or [])
            self.blocks.append(Pair(self._line, label, tuple(self._said or [])))
        self._terms = self._said = None

    def _flush(self) -> None:
        runs, self._runs = self._runs, []
        text = _in_one_line("".join(run for run, _bold in runs))
        if not text:
            return
        begins, self._begins = self._begins, ""
        text = text if text[:1].isdigit() else begins + text
        if self._tables and self._tables[-1] is not None:
            self._tables[-1].write(text)
        elif self._title:
            self.blocks.append(Title(self._line, self._title, text))
        elif self._said is not None:
            self._said.append(text)
        elif self._terms is not None:
            self._terms.append(text)
        else:
            self.blocks.append(Paragraph(self._line, text, _lead(runs)))


_OPENING = {
    "table": _Page._open_table,
    "tr": _Page._open_row,
    "td": _Page._open_cell,
    "th": _Page._open_cell,
    "ol": _Page._open_list,
    "ul": _Page._open_list,
    "li": _Page._open_entry,
    "dt": _Page._open_term,
    "dd": _Page._open_said,
}
_CLOSING = {
    "table": _Page._close_table,
    "td": _Page._close_cell,
    "th": _Page._close_cell,
    "ol": _Page._close_list,
    "ul": _Page._close_list,
    "dl": _Page._end_pair,
}


def _is_label(cell: Tag) -> bool:
    """Tell whether a cell of a layout table names what stands beside it."""
    row = cell.find_parent("tr")
    beside = row.find_all(["td", "th"], recursive=False) if row else []
    if len(beside) != 2 or beside[0] is not cell or cell.find("table"):
        return False
    return 0 < len(_in_one_line(cell.get_text())) <= _LONGEST_LABEL


def _is_bold(tag: Tag) -> bool:
    return tag.name in _BOLD or bool(_BOLD_STYLE.search(str(tag.get("style", ""))))


def _lead(runs: list[tuple[str, bool]]) -> str:
    bold = []
    for text, is_bold in runs:
        if not is_bold and text.strip():
            break
        bold.append(text)
    return _in_one_line("".join(bold))


def _span(tag: Tag, name: str) -> int:
    said = str(tag.get(name, "1"))
    return min(int(said), 1_000) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _in_one_line(text: str) -> str:
    return _SPACES.sub(" ", _BETWEEN_CHINESE.sub("", text)).strip()
