"""What the keys of another system's guides mean: one committed TOML file per kind of file.

The keys of the first records select the mapping; without one that fits, usual names are taken, and
the report says which. Labels of the texts are another matter: see `guides.exchange.labels`.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, model_validator

from guides.exchange.mapping import UnknownTable, load

FOLDER = Path(__file__).parent.parent / "mappings" / "old_guides"

Part = Literal["source_id", "name", "region", "department", "topic", "item_id", "sections"]

# What keys are usually called, for records that no committed mapping fits.
_USUAL: dict[Part, tuple[str, ...]] = {
    "source_id": (
        *("guide_id", "source_id", "id", "guideId", "code", "uuid", "guid", "no", "编号"),
        *("指南编号", "事项编码", "编码", "rowguid", "ROWGUID"),
    ),
    "name": ("name", "title", "guide_name", "item_name", "名称", "标题", "事项名称", "指南名称"),
    "region": ("region", "area", "district", "region_name", "区划", "地区", "行政区划"),
    "department": (
        *("department", "dept", "dept_name", "department_name", "org", "organ", "org_name"),
        *("部门", "实施主体", "实施机关", "单位"),
    ),
    "topic": ("topic", "theme", "category", "主题", "分类"),
    "item_id": ("item_id", "itemId", "item", "matter_id", "事项编号"),
    "sections": ("sections", "content", "contents", "fields", "body", "details", "内容", "正文"),
}


class UnknownGuides(UnknownTable):
    """No mapping fits the records; the message says what they should have."""


class GuideMapping(BaseModel):
    """How one kind of file is read.

    `source` is the name under which its guides are kept apart from others', `items` the source of
    the catalogue in which a guide's `item_id` is looked up (empty for none). `keys` leads a
    record's keys to the parts of a guide, `labels` those that hold words to the label over them;
    `inner` names keys that are about the record and for staff alone; all other keys are kept with
    the guide's words. `fields`, `headings` and `codes` are this source's own:
    labels to fields that they do not mean elsewhere, better headings for what stays words, and
    the meaning of bare codes by field.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    source: Annotated[str, Field(min_length=1, max_length=100)]
    items: Annotated[str, Field(max_length=100)] = ""
    keys: dict[str, Part] = Field(default_factory=dict)
    labels: dict[str, str] = Field(default_factory=dict)
    inner: tuple[str, ...] = ()
    fields: dict[str, str] = Field(default_factory=dict)
    headings: dict[str, str] = Field(default_factory=dict)
    codes: dict[str, dict[str, str | list[str]]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_once(self) -> "GuideMapping":
        parts = list(self.keys.values())
        if len(set(parts)) != len(parts):
            raise ValueError("each part of a guide comes from one key")
        return self

    def key_of(self, part: Part) -> str | None:
        return next((key for key, one in self.keys.items() if one == part), None)

    def fits(self, keys: Iterable[str]) -> bool:
        """Tell whether records with these keys can be read: they need a name and an id."""
        found = set(keys)
        return bool(self.keys) and {self.key_of("source_id"), self.key_of("name")} <= found


# Pages and documents have no keys: what they are called and say is found in their words.
DOCUMENTS = "documents"


@cache
def mappings() -> dict[str, GuideMapping]:
    """Return the committed mappings by name, and the one for pages and documents."""
    files = sorted(FOLDER.glob("*.toml"))
    found = {
        file.stem: GuideMapping(name=file.stem, **tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
    }
    return found | {
        DOCUMENTS: GuideMapping(name=DOCUMENTS, title="网页和 Word 文件", source="documents")
    }


def choose(keys: Iterable[str], name: str | None = None) -> GuideMapping:
    """Return the mapping of that name, or the one that fits the keys best, or the usual one.

    Raises UnknownTable where there is no such mapping, or no name or no id of a guide.
    """
    found = list(dict.fromkeys(keys))
    mapping = named(name) if name is not None else _best(found)
    if not mapping.fits(found):
        needed = [mapping.key_of("source_id") or "", mapping.key_of("name") or ""]
        message = _("按映射“{name}”，记录里应有 {needed}，可是有的是：{keys}。")
        raise UnknownGuides(
            message.format(
                name=mapping.name, needed="、".join(filter(None, needed)), keys=_short(found)
            )
        )
    return mapping


def named(name: str) -> GuideMapping:
    """Return a mapping by its name or file; raises UnknownTable with the names that are known."""
    if name in mappings():
        return mappings()[name]
    if name.endswith(".toml"):
        return load(Path(name), GuideMapping)
    known = "；".join(f"{one.name}（{one.title}）" for one in mappings().values())
    message = _("没有叫“{name}”的映射。现有：{known}。也可以写自己的 .toml 文件的路径。")
    raise UnknownGuides(message.format(name=name, known=known))


def _best(keys: list[str]) -> GuideMapping:
    fitting = [one for one in mappings().values() if one.fits(keys)]
    if fitting:
        return max(fitting, key=lambda one: len({*one.keys, *one.labels} & set(keys)))
    return usual(keys)


def usual(keys: Iterable[str]) -> GuideMapping:
    """Return a mapping made of the usual names of keys.

    Raises UnknownGuides where there is no name or no id among them.
    """
    found = list(keys)
    taken: dict[str, Part] = {}
    for part, names in _USUAL.items():
        key = next((one for one in names if one in found and one not in taken), None)
        if key is not None:
            taken[key] = part
    if not {"source_id", "name"} <= set(taken.values()):
        message = _(
            "认不出哪个键是编号、哪个是名称，有的键是：{keys}。请把键改成 guide_id 和 name，"
            "或者写一个映射文件。"
        )
        raise UnknownGuides(message.format(keys=_short(found)))
    return GuideMapping(name="usual", title=_("按常见的键名"), source="guides", keys=taken)


def _short(keys: list[str]) -> str:
    shown = "、".join(key[:20] for key in keys[:8])
    return shown + (_(" 等 {count} 个").format(count=len(keys)) if len(keys) > 8 else "")
