"""图例: the steps of a guide drawn as a flow chart, an accessible SVG at phone width.

    flow_chart(steps, materials, locale, prefix="flow") -> str

`steps` are content.Step in order, `materials` maps the codes in `hands_in` to names (a code that
is missing there is left out). The answer is one `<svg>` element, 280 units wide, to be put inline
in a page or stored as a file: colours are attributes that also print in grey, every class begins
with `flow-` so that a style sheet may recolour it, and all ids begin with `prefix`. The same input
gives the same bytes. What people do is solid, what the office does is outlined, and the time that
a step takes stands on the arrow that leaves it. Under role=img a reader's software hears the title
and the description only, so the description says all that is drawn.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import override

from .content import Branch, Limit, Step
from .facts import length_text
from .vocabulary import Actor, Locale

WIDTH = 280
MARGIN = 4
PADDING = 16
SPINE = 40
BRANCH_LEFT = 60
TEXT = 16
TITLE = 18

INK, PAPER, BLUE, LINE, MIST = "#1B2126", "#FFFFFF", "#0B57A4", "#76818C", "#F3F6F8"
FAMILY = (
    "PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, "
    "sans-serif"
)
NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’…—～%,.;:?!)]}")
NOT_LAST = frozenset("（《「『【〔“‘([{")


def flow_chart(
    steps: Sequence[Step],
    materials: Mapping[str, str],
    locale: Locale = Locale.HANS,
    prefix: str = "flow",
) -> str:
    """Return the chart as one SVG element; an empty string when there are no steps."""
    if not steps:
        return ""
    with override(locale.value.lower()):
        drawing = _Drawing()
        for step in steps:
            drawing.step(step, _names(step, materials))
        drawing.end(_("办好了"))
        description = "\n".join(_sentence(step, _names(step, materials)) for step in steps)
        return drawing.svg(prefix, _("办事流程图"), description)


def duration(limit: Limit) -> str:
    """Return a length of time with its note in the active language; none at all is 当场."""
    text = length_text(limit) if limit.value else _("当场")
    return _("{text}（{note}）").format(text=text, note=limit.note) if limit.note else text


def details(step: Step, hands_in: Sequence[str]) -> list[str]:
    """Return where a step is done and what is handed in, in the active language."""
    parts = []
    if step.where:
        parts.append(_("地点：%(place)s") % {"place": step.where})
    if hands_in:
        parts.append(_("要交：%(names)s") % {"names": _("、").join(hands_in)})
    return parts


def condition_of(branch: Branch) -> str:
    """Return when a branch is taken, in the active language."""
    return _("如果%(condition)s") % {"condition": branch.condition}


def outcomes(branch: Branch) -> list[str]:
    """Return what happens then, and where it goes on, in the active language."""
    found = [branch.outcome] if branch.outcome else []
    if branch.to:
        found.append(_("转到第 %(number)s 步") % {"number": branch.to})
    return found


def wrap(text: str, ems: float) -> list[str]:
    """Break text into lines of at most `ems` wide characters by the rules of Chinese setting."""
    lines: list[str] = []
    line: list[str] = []
    for token in _tokens(text, ems):
        if line and not token.isspace() and _ems("".join(line)) + _ems(token) > ems:
            carried: list[str] = []
            first = token
            while len(line) > 1 and (first in NOT_FIRST or line[-1] in NOT_LAST):
                carried.insert(0, line.pop())
                first = carried[0].strip() or first
            lines.append("".join(line).rstrip())
            line = carried
        if line or not token.isspace():
            line.append(token)
    return [*lines, "".join(line).rstrip()] if line else lines


def balanced(text: str, ems: float) -> list[str]:
    """Break text as `wrap` does, into as many lines of about the same length."""
    lines = wrap(text, ems)
    while len(lines) > 1 and ems > 1:
        ems -= 0.5
        narrower = wrap(text, ems)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


@dataclass
class _Drawing:
    """SVG parts so far, and how far down they reach."""

    parts: list[str] = field(default_factory=list)
    y: int = MARGIN
    started: bool = False

    def step(self, step: Step, hands_in: Sequence[str]) -> None:
        self._arrive()
        self._box(step, [str(step.actor.label), *details(step, hands_in)])
        for branch in step.branches:
            self._branch(branch)
        if step.duration:
            self._time(duration(step.duration))

    def end(self, word: str) -> None:
        self._arrive()
        width = int(_ems(word) * TITLE) + 2 * PADDING + 16
        self._rect(MARGIN, self.y, width, 44, "flow-end", MIST, INK, radius=22)
        middle = MARGIN + width // 2
        self.parts.append(
            f'<text class="flow-ink" x="{middle}" y="{self.y + 28}" font-size="{TITLE}" '
            f'font-weight="600" text-anchor="middle" fill="{INK}">{escape(word)}</text>'
        )
        self.y += 44

    def svg(self, prefix: str, title: str, description: str) -> str:
        prefix = escape(prefix)
        height = self.y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" '
            f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
            f'aria-labelledby="{prefix}-title {prefix}-desc" font-family="{FAMILY}">'
            f'<title id="{prefix}-title">{escape(title)}</title>'
            f'<desc id="{prefix}-desc">{escape(description)}</desc>'
            f'<rect class="flow-ground" width="{WIDTH}" height="{height}" fill="{PAPER}"/>'
            f"{''.join(self.parts)}</svg>"
        )

    def _arrive(self) -> None:
        """Draw the arrow head that enters the next box."""
        if self.started:
            self._spine(24)
            tip = self.y
            self.parts.append(
                f'<path class="flow-head" d="M{SPINE - 8} {tip - 12}L{SPINE} {tip}'
                f'L{SPINE + 8} {tip - 12}z" fill="{INK}"/>'
            )
        self.started = True

    def _box(self, step: Step, details: Iterable[str]) -> None:
        solid = step.actor == Actor.APPLICANT
        kind, fill, colour = ("you", BLUE, PAPER) if solid else ("office", PAPER, INK)
        left = MARGIN + PADDING
        title = balanced(step.title, (WIDTH - MARGIN - PADDING - 68) / TITLE)
        lines = [wrap(text, (WIDTH - 2 * left) / TEXT) for text in details]
        head = 2 + max(32, 26 * len(title))
        height = 2 * PADDING + head + sum(24 * len(part) + 4 for part in lines)
        top = self.y
        self._rect(
            MARGIN, top, WIDTH - 2 * MARGIN, height, f"flow-{kind}", fill, BLUE if solid else INK
        )
        self.parts.append(
            f'<circle class="flow-{kind}-badge" cx="{SPINE}" cy="{top + 32}" r="16" '
            f'fill="{PAPER}" stroke="{INK if not solid else PAPER}" stroke-width="2"/>'
            f'<text class="flow-{kind}-number" x="{SPINE}" y="{top + 38}" font-size="{TITLE}" '
            f'font-weight="600" text-anchor="middle" fill="{BLUE if solid else INK}">'
            f"{step.number}</text>"
        )
        name = f"flow-{kind}-text"
        self._text(title, 68, top + 38, name, colour, size=TITLE, leading=26, weight=600)
        y = top + PADDING + head + 20
        for part in lines:
            self._text(part, left, y, name, colour)
            y += 24 * len(part) + 4
        self.y += height

    def _branch(self, branch: Branch) -> None:
        ems = (WIDTH - MARGIN - BRANCH_LEFT - 2 * 12) / TEXT
        condition = wrap(condition_of(branch), ems)
        rest = [line for text in outcomes(branch) for line in wrap(f"→ {text}", ems)]
        height = 24 * (len(condition) + len(rest)) + 20
        self._spine(16)
        top = self.y
        middle = top + height // 2
        self._spine(height)
        self._rect(
            BRANCH_LEFT, top, WIDTH - MARGIN - BRANCH_LEFT, height, "flow-branch", MIST, LINE, "6 4"
        )
        self.parts.append(
            f'<path class="flow-line" d="M{SPINE} {middle}H{BRANCH_LEFT - 8}" stroke="{INK}" '
            f'stroke-width="2" fill="none"/><path class="flow-head" d="M{BRANCH_LEFT - 12} '
            f'{middle - 7}L{BRANCH_LEFT} {middle}L{BRANCH_LEFT - 12} {middle + 7}z" fill="{INK}"/>'
        )
        left = BRANCH_LEFT + 12
        self._text(condition, left, top + 27, "flow-ink", INK, weight=600)
        self._text(rest, left, top + 27 + 24 * len(condition), "flow-ink", INK)

    def _time(self, text: str) -> None:
        lines = wrap(text, (WIDTH - MARGIN - SPINE - 20) / TEXT)
        self._spine(10)
        self._text(lines, SPINE + 20, self.y + 17, "flow-time", INK, weight=600)
        self._spine(24 * len(lines))

    def _spine(self, length: int) -> None:
        self.parts.append(
            f'<path class="flow-line" d="M{SPINE} {self.y}v{length}" stroke="{INK}" '
            'stroke-width="2" fill="none"/>'
        )
        self.y += length

    def _rect(
        self,
        x: int,
        y: int,
        width: int,
        height: int,
        name: str,
        fill: str,
        stroke: str,
        dashes: str = "",
        radius: int = 6,
    ) -> None:
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<rect class="{name}" x="{x}" y="{y}" width="{width}" height="{height}" '
            f'rx="{radius}" fill="{fill}" stroke="{stroke}" stroke-width="2"{dashed}/>'
        )

    def _text(
        self,
        lines: Sequence[str],
        x: int,
        y: int,
        name: str,
        colour: str,
        *,
        size: int = TEXT,
        leading: int = 24,
        weight: int = 400,
    ) -> None:
        if not lines:
            return
        spans = "".join(
            f'<tspan x="{x}" y="{y + leading * index}">{escape(line)}</tspan>'
            for index, line in enumerate(lines)
        )
        bold = f' font-weight="{weight}"' if weight != 400 else ""
        self.parts.append(
            f'<text class="{name}" font-size="{size}"{bold} fill="{colour}">{spans}</text>'
        )


def _names(step: Step, materials: Mapping[str, str]) -> list[str]:
    return [materials[code] for code in step.hands_in if code in materials]


def _sentence(step: Step, hands_in: Sequence[str]) -> str:
    parts = [
        _("第 %(number)s 步，%(actor)s：%(title)s")
        % {"number": step.number, "actor": step.actor.label, "title": step.title}
    ]
    parts += details(step, hands_in)
    for branch in step.branches:
        parts += [condition_of(branch), *outcomes(branch)]
    if step.duration:
        parts.append(_("用时 %(time)s") % {"time": duration(step.duration)})
    return _("；").join(parts) + _("。")


def _ems(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.6 for one in text)


def _tokens(text: str, ems: float) -> Iterable[str]:
    """Yield wide characters one by one, narrow words whole unless longer than a line."""
    word = ""
    for one in " ".join(text.split()):
        wide = unicodedata.east_asian_width(one) in "WFA"
        if wide or one == " " or (word and _ems(word + one) > ems):
            if word:
                yield word
            word = ""
        if wide or one == " ":
            yield one
        else:
            word += one
    if word:
        yield word
