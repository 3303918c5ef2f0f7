"""The labels of a written document, and the words below each.

A title, a pair, the first column of a table and a bold or known beginning of a paragraph are
labels; everything else is words of the label before it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .blocks import Block, Grid, Pair, Paragraph, Title
from .known import Known
from .sections import OldSection
from .tables import pieces_of

# Over words that no label leads. Data, not interface: it may not change with the reader's language.
UNLABELLED = "正文"
# A label has no more characters.
_LONGEST = 24
_SENTENCE = re.compile(r"[。；！？;!?]")
_LED = re.compile(r"\s*(?P<label>[^：:。；！？;!?]{1,24}?)\s*[：:]\s*(?P<rest>.*)", re.DOTALL)
_BRACKETED = re.compile(
    r"\s*(?P<label>[【［\[][^】］\]]{1,20}[】］\]])\s*[：:]?\s*(?P<rest>.*)", re.DOTALL
)
# These lead a part of a section, and do not begin another.
_PARTS = frozenset(
    (
        *(
            "注",
            "注意",
            "例如",
            "例",
            "如",
            "其中",
            "即",
            "问",
            "答",
            "提示",
            "温馨提示",
            "申请",
            "受理",
        ),
        *(
            "审查",
            "审核",
            "审批",
            "决定",
            "制证",
            "发证",
            "送达",
            "办结",
            "取件",
            "领证",
            "领取",
            "缴费",
        ),
        *(
            "评价",
            "现场办理",
            "网上办理",
            "窗口办理",
            "上午",
            "下午",
            "夏季",
            "冬季",
            "电话",
            "地址",
        ),
    )
)
_WORD = re.compile(r"[\u3400-\u9fffA-Za-z（）()、/／和与及\s]{2,16}")
_AROUND = re.compile(
    r"^(?:您|你)?(?:现在|当前|目前)?(?:所在)?的?位置\s*[：:]|版权所有|ICP备\d|公网安备\s*\d|网站标识码"
)
_EDGES = " \t\u3000：:【】［］[]"


@dataclass(frozen=True)
class Outline:
    """What a document is called (empty where it does not say) and its sections.

    `whole` holds, by the place of its section, the wording where the lines alone lack a part.
    `beside` are lines of the site around the guide: where one is, whose site it is.
    """

    name: str
    sections: tuple[OldSection, ...]
    whole: dict[int, str]
    line: int = 1
    beside: tuple[str, ...] = ()


@dataclass
class _Open:
    """A section that still grows; `style` tells what its label looked like."""

    label: str
    style: str
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def outline_of(blocks: Iterable[Block], known: Known) -> Outline:
    """Return a document's outline; `known` tells what may be a label."""
    run = _Run(known)
    for block in blocks:
        run.take(block)
    return run.outline()


def bare(label: str) -> str:
    """Return a label without the marks that only set it off."""
    return label.strip(_EDGES)


class _Run:
    def __init__(self, known: Known) -> None:
        self._known = known
        self._name = ""
        self._line = 1
        self._sections: list[_Open] = []
        self._open: _Open | None = None
        self._beside: list[str] = []
        # The titles above, by level.
        self._above: dict[int, str] = {}

    def take(self, block: Block) -> None:
        if isinstance(block, Paragraph) and _AROUND.search(block.text):
            self._beside.append(block.text)
        elif isinstance(block, Title):
            self._title(block)
        elif isinstance(block, Pair):
            self._pair(block.label, block.texts, "pair")
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._paragraph(block)

    def outline(self) -> Outline:
        whole = {}
        sections = []
        for number, one in enumerate(self._sections):
            sections.append(OldSection(one.label, tuple(one.lines)))
            if one.said != one.lines:
                whole[number] = "\n".join(one.said)
        return Outline(self._name, tuple(sections), whole, self._line, tuple(self._beside))

    def _title(self, title: Title) -> None:
        label = bare(title.text)
        if not self._name and not self._known.label(label) and not self._begun():
            self._name, self._line = title.text, title.line
            return
        self._above = {level: one for level, one in self._above.items() if level < title.level}
        above = next((one for one in reversed(self._above.values()) if self._known.label(one)), "")
        self._above[title.level] = label
        if above and not self._known.label(label):
            # A part of what stands above it, such as the materials of one kind of applicant.
            label = f"{above}：{label}"
        self._begin(label, "title")

    def _begun(self) -> bool:
        return any(self._known.label(one.label) for one in self._sections)

    def _begin(self, label: str, style: str) -> _Open:
        self._open = _Open(label, style)
        self._sections.append(self._open)
        return self._open

    def _pair(self, label: str, texts: Iterable[str], style: str) -> None:
        if not bare(label) or len(label) > _LONGEST:
            for text in filter(None, (label, *texts)):
                self._words(text)
            return
        self._begin(bare(label), style).lines += list(texts)
        self._ended()

    def _ended(self) -> None:
        """Close the section at hand: what follows a table's cell is none of its words."""
        if self._open is not None:
            self._open.said = list(self._open.lines)
        self._open = None

    def _grid(self, grid: Grid) -> None:
        under = self._open
        for piece in pieces_of(grid, self._known.label):
            waits = under is not None and not under.lines and self._known.label(under.label)
            if piece.label and not (piece.listed and waits):
                self._pair(piece.label, piece.lines, "pair")
                continue
            self._open = self._open or under
            for line in piece.lines:
                self._words(line)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text, lead = paragraph.text, bare(paragraph.lead)
        if self._is_title(text, paragraph.lead):
            self._title(Title(paragraph.line, 7, text))
            if self._open is not None and text.endswith(("：", ":")):
                self._open.style = "led"
            return
        led = _BRACKETED.fullmatch(text) or _LED.fullmatch(text)
        label = bare(led["label"]) if led else ""
        if led and self._begins(label, lead):
            style = "bold" if lead else "led"
            begun = self._begin(label, style)
            if led["rest"]:
                begun.lines.append(led["rest"])
            begun.said.append(text)
            return
        if lead and lead != bare(text) and len(lead) <= _LONGEST and self._known.label(lead):
            begun = self._begin(lead, "bold")
            begun.lines.append(text[text.index(lead) + len(lead) :].lstrip(_EDGES))
            begun.said.append(text)
            return
        self._words(text)

    def _is_title(self, text: str, lead: str) -> bool:
        label = bare(text)
        if not label or len(label) > _LONGEST or _SENTENCE.search(text):
            return False
        if self._known.alone(label) or (text.endswith(("：", ":")) and self._known.label(label)):
            return True
        return lead == text and not _LED.fullmatch(text.rstrip(_EDGES))

    def _begins(self, label: str, lead: str) -> bool:
        """Tell whether what stands before a colon is a label, and not a part of the words."""
        if label in _PARTS and self._open is not None:
            return False
        if self._known.label(label):
            return True
        if not _WORD.fullmatch(label) or label in _PARTS:
            return False
        if lead and lead.startswith(label):
            return True
        return self._open is None or self._open.style in ("led", "none")

    def _words(self, text: str) -> None:
        under = self._open or self._begin(UNLABELLED, "none")
        under.lines.append(text)
        under.said.append(text)
