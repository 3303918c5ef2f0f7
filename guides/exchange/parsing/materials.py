"""Materials out of a list: name, copies, necessity; whatever fits no column is the note."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from guides.exchange.values import numbers
from guides.vocabulary import MaterialForm, MaterialSource, MaterialType, Necessity

from .brackets import Bracket, outermost, top_level
from .lists import Entry, by_semicolons, leads, split
from .markers import marker_at
from .nothing import is_nothing

# What the database holds.
_LONGEST_NAME = 300
_NUMBER = r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})"
_COUNTED = (
    ("originals", re.compile(rf"(?:原件|正本){_NUMBER}[份张套本](?:正本)?")),
    ("copies", re.compile(rf"(?:复印件|影印件|副本复印件){_NUMBER}[份张套本]")),
    ("originals", re.compile(rf"一式{_NUMBER}[份张套]")),
)
_COPIED = re.compile(
    r"(?:(?:原件|复印件|正本|副本|影印件|扫描件|电子版)[、，和与及或各/]*)*"
    rf"(?:各|共)?{_NUMBER}[份张套本][。；;，,]?$"
)
_SOME_COPIES = re.compile(
    r"原件|复印件|正本|核对|验原|核验|扫描件|电子版|盖章|签字|一式|[\d一二两三四五六七八九十][份套]"
)
# A list under such words offers a choice.
_CHOICE = re.compile(r"分别|之一|任一|任选|任意|选择|其中|或者|根据|视")
# Where one entry goes on with a second document behind the condition of the first.
_SECOND = re.compile(r"(?<=[］\]】）)])\s*(?=《)")
_CONDITION = re.compile(
    r"(?:仅|限|适用|如|若|需|凡|涉及|对于|指|[^，,]{0,20}(?:时|的|情形|情况|项目|人员)$|非)"
)
_PREFIX = re.compile(r"(?P<before>[^：:《（(]{1,16})[：:](?P<after>.+)", re.DOTALL)
_FOR_WHOM = re.compile(r".*(?:项目|的|时|情形|情况|人|人员|企业|单位|个人|法人|组织|业务|类)$")
_OPTIONAL = (
    "选报",
    "选交",
    "非必要",
    "非必须",
    "非必需",
    "可选",
    "可不提供",
    "选择性材料",
    "自愿提供",
)
_REQUIRED = ("必报", "必交", "必要", "必须", "必需", "必备", "必须提供")
_CATCH_ALL = re.compile(
    r"(?:(?:法律|法规|规章|国家|上级|本级|主管部门|办理机关)[^，。]{0,12})?(?:其他|其它|其余|另外)"
    r"(?:相关|有关|需要?|所需|应当?|必要|规定|要求|提交|提供|补充|说明|证明|申请|的|法律|法规|、)*"
    r"(?:材料|资料|文件|证件|证明|手续|要件)等?"
)
_NONE_NEEDED = re.compile(
    r"(?:无需|不需要?|无须|免)(?:提交|提供|携带)?(?:任何)?(?:申请|申报)?(?:材料|资料)"
)
_EDGES = " \t\u3000；;。，,、：:"


@dataclass(frozen=True)
class Material:
    """One material: `note` has the words that fit no column, `words` all of them as they stand.

    `catch_all` marks an entry such as 其他材料, from which nobody learns what to bring.
    """

    name: str
    words: str
    originals: int | None = None
    copies: int | None = None
    necessity: Necessity | None = None
    form: MaterialForm | None = None
    source: MaterialSource | None = None
    material_type: MaterialType | None = None
    issuer: str = ""
    validity: str = ""
    filling_note: str = ""
    acceptance_standard: str = ""
    basis: str = ""
    note: str = ""
    catch_all: bool = False


# Reads what a bracket says of a material; None if it says nothing in columns.
Aside = Callable[[Material, str], Material | None]


@dataclass(frozen=True)
class Materials:
    """`materials` in order; `rest` are words that belong to none; `none` if none are needed."""

    materials: tuple[Material, ...] = ()
    rest: tuple[str, ...] = ()
    none: bool = False


def _nothing_aside(_made: Material, _inside: str) -> Material | None:
    return None


def parse_materials(lines: Sequence[str], aside: Aside = _nothing_aside) -> Materials:
    """Return the materials that a text lists, where it is certain that it lists them.

    `aside` reads what a bracket says in columns, if it does.
    """
    whole = "\n".join(lines)
    if is_nothing(whole) or _NONE_NEEDED.fullmatch(whole.strip(_EDGES)):
        return Materials(none=True)
    listed = split(lines)
    entries = [part for entry in listed.entries for part in _parts(entry, listed.marked)]
    if not listed.marked and not all(map(_is_one, entries)):
        return Materials(rest=(whole,))
    rest = tuple(text for text in (listed.before, listed.after) if text)
    found = [(entry, _material(entry, aside)) for entry in entries]
    made = tuple(material for _entry, material in found if material)
    unnamed = tuple(entry.words for entry, material in found if not material)
    return Materials(made, (*rest, *unnamed))


def material_of(text: str, aside: Aside = _nothing_aside) -> Material | None:
    """Return the material that one entry names; None for one without a name."""
    return _material(Entry(text.strip(), text), aside)


def _parts(entry: Entry, marked: bool) -> list[Entry]:
    """Return the materials of one entry: those of a list below it, or of a line that lists some."""
    first, _newline, below = entry.text.partition("\n")
    if below and leads(first) and not _CHOICE.search(first) and marker_at(below.lstrip()):
        return _below(entry, first)
    pieces = by_semicolons(entry.text) if not marked else _documents(entry.text)
    if len(pieces) == 1:
        return [entry]
    # The number in front goes with the first.
    lead = entry.words[: entry.words.index(pieces[0])]
    words = [lead + pieces[0], *pieces[1:]]
    return [Entry(piece.strip(), one) for piece, one in zip(pieces, words, strict=True)]


def _below(entry: Entry, lead: str) -> list[Entry]:
    """Return the entries of a list within an entry, each with the words that lead to it."""
    lines = entry.words.splitlines()
    inner = split(lines[1:]).entries
    told = lead.strip(_EDGES)
    found = [Entry(f"{one.text.strip(_EDGES)}。{told}", one.words) for one in inner]
    return [Entry(found[0].text, f"{lines[0]}\n{found[0].words}"), *found[1:]]


def _documents(text: str) -> list[str]:
    cuts = [0, *(match.end() for match in _SECOND.finditer(text) if _square(text, match.end()))]
    return [text[a:b] for a, b in pairwise([*cuts, len(text)])]


def _square(text: str, place: int) -> bool:
    """Tell whether a condition in square brackets stands right before a place of a text."""
    before = [one for one in outermost(text) if one.end <= place]
    return any(text[one.start] in "［[【" for one in before[-2:])


def _is_one(entry: Entry) -> bool:
    """Tell whether a line without a number is a material, and no sentence about some."""
    first = entry.text.splitlines()[0] if entry.text else ""
    inner = "。" in top_level(first).strip(_EDGES + "\0")
    acts = re.search(
        r"(?:携带|持|凭|登录|前往|到|向).{1,60}(?:办理|申请|申报|提交|提出|领取)", first
    )
    return bool(first) and not inner and not acts and len(first) <= _LONGEST_NAME


def _material(entry: Entry, aside: Aside) -> Material | None:
    text, notes = entry.text.strip(_EDGES), []
    first, newline, more = text.partition("\n")
    if newline:
        notes.append(more)
    first, behind = _before_stop(first)
    made = Material("", entry.words, catch_all=bool(_CATCH_ALL.fullmatch(first.strip(_EDGES))))
    made, first, beside = _from_brackets(made, first, aside)
    made, first, prefix = _from_prefix(made, first)
    made, first, counted = _from_counts(made, first)
    name = first.strip(_EDGES)
    if not name or len(name) > _LONGEST_NAME:
        return None
    said = [prefix, *beside, made.note, counted, behind, *notes]
    note = "\n".join(one.strip() for one in said if one.strip(_EDGES))
    return replace(made, name=name, note=note)


def _before_stop(text: str) -> tuple[str, str]:
    """Return a text up to its first full stop outside brackets, and what follows."""
    place = top_level(text).find("。")
    return (text, "") if place < 0 else (text[:place], text[place + 1 :])


def _from_brackets(made: Material, text: str, aside: Aside) -> tuple[Material, str, list[str]]:
    """Take the brackets off the end that say a condition, copies or necessity; others stay."""
    notes: list[str] = []
    for one in reversed(list(outermost(text))):
        if text[one.end :].strip(_EDGES):
            break
        inside = one.inside.strip()
        necessity, count = _necessity(inside), _all_counts(inside)
        columns = aside(made, inside)
        if columns:
            made = columns
        elif necessity:
            made = replace(made, necessity=necessity)
        elif count is not None:
            made = replace(made, **count)
        elif _says_more(one, text) and not _of_last_alone(inside, text[: one.start]):
            notes.insert(0, inside)
        else:
            break
        text = text[: one.start]
    return made, text, notes


def _from_prefix(made: Material, text: str) -> tuple[Material, str, str]:
    """Take off what stands before a colon, if it says for whom or whether; else split the name."""
    match = _PREFIX.fullmatch(text)
    if match is None:
        return made, text, ""
    before, after = match["before"].strip(), match["after"].strip()
    necessity = _necessity(before.removesuffix("材料"))
    if necessity:
        return replace(made, necessity=necessity), after, ""
    if _FOR_WHOM.fullmatch(before):
        return made, after, before
    return made, before, after


def _from_counts(made: Material, text: str) -> tuple[Material, str, str]:
    """Take the number of originals and copies off the end of a name."""
    for column, expression in _COUNTED[2:]:
        found = expression.search(text)
        if found and found.end() == len(text.rstrip(_EDGES)):
            said: dict[str, Any] = {column: numbers.digits(found["n"])}
            return replace(made, **said), text[: found.start()], ""
    match = _COPIED.search(text)
    name = text[: match.start()] if match else ""
    if match is None or not name.strip(_EDGES) or re.search(r"\d[份套]", name):
        return made, text, ""
    tail = match[0].strip(_EDGES)
    count = _all_counts(tail)
    return (replace(made, **count), name, "") if count else (made, name, tail)


def _all_counts(text: str) -> dict[str, Any] | None:
    """Return the counts that a text consists of; None where it says anything else."""
    found: dict[str, Any] = {}
    for column, expression in _COUNTED:
        match = expression.search(text)
        if match and column not in found:
            found[column] = numbers.digits(match["n"])
            text = text[: match.start()] + text[match.end() :]
    return found if found and not text.strip(_EDGES + "和与及") else None


def _necessity(text: str) -> Necessity | None:
    if text in _OPTIONAL:
        return Necessity.OPTIONAL
    return Necessity.REQUIRED if text in _REQUIRED else None


def _says_more(bracket: Bracket, text: str) -> bool:
    """Tell whether a bracket says when or how, and does not belong to the name."""
    inside = bracket.inside.strip()
    if inside.startswith("或"):
        return False
    square = text[bracket.start] in "［[【"
    return (
        square or len(inside) > 12 or bool(_SOME_COPIES.search(inside) or _CONDITION.match(inside))
    )


def _of_last_alone(inside: str, before: str) -> bool:
    """Tell whether a bracket speaks of the last of several documents, each with its own."""
    copies = re.fullmatch(r"(?:原件|复印件|正本|副本|和|及|、|扫描件|电子版)+", inside)
    return bool(copies) and any(map(_SOME_COPIES.search, (one.inside for one in outermost(before))))
