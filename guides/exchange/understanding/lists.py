"""The lists of an item and a guide's steps, and columns that are sections of their own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.utils.translation import gettext as _

from guides.exchange.parsing.columns import from_bracket, with_column
from guides.exchange.parsing.laws import Basis, parse_laws
from guides.exchange.parsing.limits import parse_limit
from guides.exchange.parsing.lists import split
from guides.exchange.parsing.materials import Material, material_of, parse_materials
from guides.exchange.parsing.nothing import is_nothing
from guides.exchange.parsing.questions import parse_pairs, parse_questions
from guides.exchange.parsing.steps import parse_steps
from guides.exchange.understood import Row
from guides.vocabulary import TimeUnit

from .draft import Told

_ONE_FOR_ALL = ("necessity", "electronic", "form", "source", "material_type")
_LONGEST_NAME, _LONGEST_NOTE = 200, 300
_FILE = (".jpg", ".jpeg", ".png", ".gif", ".pdf", ".doc", ".docx", ".vsd", ".bmp", ".xls", ".xlsx")


@dataclass(frozen=True)
class Procedure:
    """A special procedure and how long it takes."""

    name: str
    value: int | None = None
    unit: TimeUnit | None = None
    note: str = ""


def materials(told: Told, name: str) -> None:
    """Add the materials that a text lists."""
    read = parse_materials(told.lines, _aside(told))
    if read.none:
        told.none(name)
    for one in read.materials:
        _material(told, one)
    for rest in read.rest:
        why = _("不是清单，说不准有哪几份") if not read.materials else _("不属于哪一份材料")
        told.leave(rest, why)


def material_names(told: Told, name: str) -> None:
    """Add the materials of a column of names, one a line."""
    if len(told.lines) < 2 or any("\n" in line for line in told.lines):
        materials(told, "materials")
        return
    for line in told.lines:
        read = material_of(line, _aside(told))
        if read:
            _material(told, read)
        else:
            told.leave(line, _("读不出材料名称"))


def _aside(told: Told) -> Callable[[Material, str], Material | None]:
    return partial(from_bracket, column_of=told.draft.column_of)


def _material(told: Told, read: Material) -> None:
    if told.match.narrower:
        read = replace(read, note=f"{told.match.narrower}：{read.note}".strip("："))
    if len(read.note) > _LONGEST_NOTE:
        told.leave(read.note, _("“{name}”的说明比栏目能放的长").format(name=read.name))
        read = replace(read, note="")
    if read.catch_all:
        told.draft.remark(_("材料里有“{name}”这样的兜底话").format(name=read.name))
    told.row("materials", read, read.words)


def column(told: Told, name: str) -> None:
    told.draft.columns.setdefault(name, []).append(told)


def material_columns(columns: dict[str, list[Told]], rows: list[Row]) -> None:
    """Put columns beside the materials, line by line; a single line may speak of all."""
    for name, told in columns.items():
        key = name.removeprefix("material_")
        fits = [_fits(one, key, len(rows)) for one in told]
        for one in told:
            if all(fits):
                _beside(one, key, rows)
            else:
                one.leave(one.text, _("和材料的份数对不上，不知道是哪一份的"))


def _fits(told: Told, key: str, count: int) -> bool:
    return bool(count) and (
        len(told.lines) == count or (len(told.lines) == 1 and key in _ONE_FOR_ALL)
    )


def _beside(told: Told, key: str, rows: list[Row]) -> None:
    lines = told.lines if len(told.lines) == len(rows) else told.lines * len(rows)
    for place, (row, line) in enumerate(zip(rows, lines, strict=True)):
        value = with_column(row.value, key, told.label.strip("：: "), line)
        rows[place] = Row(row.field, value, (*row.origins, told.origin(line)))
    told.draft.fill(told.at, "materials")


def basis(told: Told, name: str) -> None:
    """Add the laws that a text names."""
    if is_nothing(told.text):
        told.none(name)
        return
    read = parse_laws(told.lines)
    known = {
        (row.value.title, row.value.article, row.value.text): place
        for place, row in enumerate(told.draft.understood.rows.get(name, []))
    }
    for law in read.laws:
        place = known.get((law.title, law.article, law.text))
        if place is None:
            told.row(name, law, law.words)
        else:
            rows = told.draft.understood.rows[name]
            rows[place] = Row(
                name, rows[place].value, (*rows[place].origins, told.origin(law.words))
            )
            told.draft.fill(told.at, name)
    for rest in read.rest:
        told.leave(rest, _("读不出法律法规的名称"))


def basis_columns(columns: dict[str, list[Told]]) -> None:
    """Make laws of columns of titles, numbers, articles and texts."""
    titles = columns.pop("basis_title", [])
    lines = [(one, line) for one in titles for line in one.lines]
    beside = {name: [line for one in told for line in one.lines] for name, told in columns.items()}
    certain = all(len(found) == len(lines) for found in beside.values())
    for told in [one for them in columns.values() for one in them]:
        if not certain or not lines:
            told.leave(told.text, _("和依据的条数对不上"))
    for place, (told, line) in enumerate(lines):
        said = {name: found[place] for name, found in beside.items()} if certain else {}
        text = "\n".join(filter(None, (said.get("basis_number"), said.get("basis_text"))))
        law = Basis(line.strip("《》 "), line, said.get("basis_article", ""), text)
        told.row("basis", law, line)
        rows = told.draft.understood.rows["basis"]
        for name, them in columns.items():
            if certain and lines:
                origin = next(one for one in them if said[name] in one.lines).origin(said[name])
                rows[-1] = Row("basis", law, (*rows[-1].origins, origin))
                told.draft.fill(origin.section, "basis")


def process(told: Told, name: str) -> None:
    """Add the steps that a text lists, and fill the description with all of it."""
    if is_nothing(told.text):
        told.none("process_description")
        return
    read = parse_steps(told.lines)
    if "steps" not in told.draft.understood.rows and not told.match.narrower:
        for step in read.steps:
            told.row("steps", step, step.origin)
    told.say("process_description")


def flow_chart(told: Told, name: str) -> None:
    """Read words under a chart's label; a file's name is no description."""
    if told.text.strip().casefold().endswith(_FILE):
        told.leave(told.text, _("是图片或文件的名字，请上传流程图"))
    elif is_nothing(told.text):
        told.none(name)
    else:
        process(told, "process")


def procedures(told: Told, name: str) -> None:
    """Add special procedures, one an entry."""
    if is_nothing(told.text):
        told.none(name)
        return
    for entry in split(told.lines).entries:
        text = entry.text.strip("。；; \n")
        called, _colon, note = text.partition("：")
        read = parse_limit(note) if note else None
        made = Procedure(
            called if note else text,
            read.limit.value if read else None,
            read.limit.unit if read else None,
            note,
        )
        if len(made.name) <= _LONGEST_NAME and len(made.note) <= _LONGEST_NOTE and made.name:
            told.row(name, made, entry.words)
        else:
            told.leave(entry.words, _("比栏目能放的长"))


def questions(told: Sequence[Told], answers: Sequence[Told]) -> None:
    """Put questions and answers together, side by side or out of one text."""
    for one in told:
        match = next((two for two in answers if len(two.lines) == len(one.lines)), None)
        pairs = parse_pairs(one.lines, match.lines) if match else parse_questions(one.lines)
        if not pairs:
            one.leave(one.text, _("问和答对不上"))
        for pair in pairs:
            if not match:
                one.row("questions", pair, pair.question_words, pair.answer_words)
            else:
                one.row("questions", pair, pair.question_words)
                rows = one.draft.understood.rows["questions"]
                rows[-1] = Row(
                    "questions", pair, (*rows[-1].origins, match.origin(pair.answer_words))
                )
                one.draft.fill(match.at, "questions")
    for two in answers:
        if "questions" not in two.draft.filled.get(two.at, []):
            two.leave(two.text, _("问和答对不上"))


def readers() -> dict[str, Callable[[Told, str], None]]:
    """Return the readers of lists, by field; columns wait until all sections are read."""
    columns = {
        *("necessity", "electronic", "form", "type", "source", "issuer", "originals", "copies"),
        *("validity", "filling_note", "acceptance_standard", "basis", "note"),
    }
    return {
        "materials": materials,
        "material_name": material_names,
        **{f"material_{name}": column for name in columns},
        **{f"basis_{name}": column for name in ("title", "number", "article", "text")},
        "basis": basis,
        "process": process,
        "flow_chart": flow_chart,
        "special_procedures": procedures,
        "questions": column,
        "answers": column,
    }
