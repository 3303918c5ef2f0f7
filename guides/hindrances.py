"""What stops a guide from being published: one function for every path and every form.

Errors stop it on every path. Gaps, a unified element that is missing, stop an editor's first
publication in the admin; imports and fact changes may go out with them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from .assemble import items_of, items_with_relations, locale_of, source_of
from .assemble.facts_now import facts_now
from .content import Item
from .facts import TOKEN, EmptyToken, UnknownToken, render
from .models import GuidePage, LedgerRow
from .models import Item as ItemModel
from .models import Video as VideoModel
from .translations import untranslated
from .vocabulary import Fact, Kind, Locale


@dataclass(frozen=True)
class Hindrance:
    """One thing to mend; `field` is the page's field, `step` the number of the step, if any."""

    field: str
    message: str
    error: bool = True
    step: int | None = None


class Hindered(ValidationError):
    """A publication was refused; `hindrances` tells why."""

    def __init__(self, page: GuidePage, hindrances: list[Hindrance]) -> None:
        self.page = page
        self.hindrances = hindrances
        by_field: dict[str, list[str]] = {}
        for one in hindrances:
            by_field.setdefault(one.field, []).append(one.message)
        super().__init__(by_field)


@dataclass(frozen=True)
class _Case:
    """A page with what its hindrances are judged by."""

    page: GuidePage
    source: GuidePage
    # Only what is published can be relied upon to be whole.
    unpublished: list[ItemModel]
    models: list[ItemModel]
    items: list[Item]

    @property
    def steps(self) -> list[Any]:
        return list(self.page.steps)


def hindrances(page: GuidePage, items: Iterable[ItemModel] | None = None) -> list[Hindrance]:
    """Return what stops a page, draft or live, errors first.

    `items` stands in for the page's own where unsaved facts are to be judged.
    """
    case = _case(page, items)
    found = [one for judge in _JUDGES for one in judge(case)]
    return sorted(found, key=lambda one: not one.error)


def empty_tokens(page: GuidePage) -> list[Hindrance]:
    """Return an error for each token in a page's words that stands for nothing now."""
    return list(_tokens(_case(page)))


def refusals(
    page: GuidePage, items: Iterable[ItemModel] | None = None, *, by_editor: bool
) -> list[Hindrance]:
    """Return the hindrances that forbid publishing: gaps only an editor's first publication."""
    first = by_editor and not _was_published(page)
    return [one for one in hindrances(page, items) if one.error or first]


def refuse_hindered(
    page: GuidePage, items: Iterable[ItemModel] | None = None, *, by_editor: bool = False
) -> None:
    """Raise Hindered if anything forbids publishing a page; `items` as for `hindrances`."""
    found = refusals(page, items, by_editor=by_editor)
    if found:
        raise Hindered(page, found)


def _case(page: GuidePage, items: Iterable[ItemModel] | None = None) -> _Case:
    source = source_of(page)
    if items is None:
        items = items_with_relations(one.item_id for one in source.guide_items.all())
    whole = list(items)
    models = [model for model in whole if model.live]
    unpublished = [model for model in whole if not model.live]
    return _Case(page, source, unpublished, models, items_of(models, locale_of(page)))


def _was_published(page: GuidePage) -> bool:
    return LedgerRow.objects.filter(kind=Kind.GUIDE, code=page.code).exists()


def _identity(case: _Case) -> Iterator[Hindrance]:
    if not case.page.title.strip():
        yield Hindrance("title", _("请写标题。"))
    parent = case.source.get_parent() if case.source.depth else None
    if parent is not None and not hasattr(parent.specific, "department"):
        yield Hindrance("title", _("指南要放在一个部门的栏目下面，请先移动。"))
    if not case.models and not case.unpublished:
        yield Hindrance("guide_items", _("请至少选一个事项：指南里的事实都来自事项。"))
    for model in case.unpublished:
        message = _("事项“{name}”还没有发布，请先发布它。").format(name=model.name)
        yield Hindrance("guide_items", message)


def _tokens(case: _Case) -> Iterator[Hindrance]:
    if not case.items or case.unpublished:
        return
    facts = facts_now(case.models, case.items, locale_of(case.page))
    own = facts[case.items[0].code]
    for field, step, text in _texts(case.page):
        for match in TOKEN.finditer(text):
            try:
                render(match.group(), own, facts)
            except UnknownToken:
                known = "、".join("{{" + fact + "}}" for fact in Fact)
                message = _("不认识“{token}”，可以用的有：{known}。")
                yield Hindrance(field, message.format(token=match.group(), known=known), step=step)
            except EmptyToken:
                message = _("“{token}”还没有内容，请先在事项里填好，或者改写这句话。")
                yield Hindrance(field, message.format(token=match.group()), step=step)


def _texts(page: GuidePage) -> Iterator[tuple[str, int | None, str]]:
    """Yield (field, number of the step, text) for all words a token may stand in."""
    yield "summary", None, page.summary
    for fact, answer in page.answers().items():
        yield f"answer_{fact}", None, answer
    yield from _texts_of_steps(page)
    for field in ("tips", "warnings"):
        for one in getattr(page, field):
            yield field, None, one.value or ""
    for field in ("questions", "sections"):
        for one in getattr(page, field):
            for text in one.value.values():
                yield field, None, text or ""


def _texts_of_steps(page: GuidePage) -> Iterator[tuple[str, int | None, str]]:
    for number, block in enumerate(page.steps, start=1):
        value = block.value
        texts = [value["title"], value["where"], value["words"], value["picture"]["alt"]]
        texts += [one.value["text"] for one in value["picture"]["callouts"]]
        for one in value["branches"]:
            texts += [one.value["condition"], one.value["outcome"]]
        for text in texts:
            yield "steps", number, text or ""


def _steps(case: _Case) -> Iterator[Hindrance]:
    for number, block in enumerate(case.steps, start=1):
        value = block.value
        if not (value["title"] or "").strip():
            yield Hindrance("steps", _("第 {n} 步没有标题。").format(n=number), step=number)
        if not (value["words"] or "").strip():
            message = _("第 {n} 步没有白话文字：图和视频看不了的人也要能办。")
            yield Hindrance("steps", message.format(n=number), step=number)
        if value["picture"]["image"] is not None and not (value["picture"]["alt"] or "").strip():
            message = _("第 {n} 步的图片没有替代文字：请写图里画了什么。")
            yield Hindrance("steps", message.format(n=number), step=number)
        for one in value["branches"]:
            if one.value["to"] and one.value["to"] > len(case.steps):
                message = _("第 {n} 步的分支要转到第 {to} 步，可是没有这一步。")
                yield Hindrance("steps", message.format(n=number, to=one.value["to"]), step=number)


def _editions(case: _Case) -> Iterator[Hindrance]:
    source = case.source
    if source.has_pictured and not case.steps:
        yield Hindrance("has_pictured", _("勾了图例版，可是还没有步骤可以画。"))
    clips = [(number, block.value["clip"]) for number, block in enumerate(case.steps, start=1)]
    own = [(number, clip["video"]) for number, clip in clips if clip["video"] is not None]
    if source.has_video and source.video is None and not own:
        yield Hindrance("has_video", _("勾了视频版，可是还没有视频。"))
    if source.has_video and source.video is not None:
        yield from _captions("video", source.video, None)
        chapters = len(source.video.marks())
        for number, clip in clips:
            if clip["chapter"] and clip["chapter"] > chapters:
                message = _("第 {n} 步用了视频的第 {chapter} 章，可是视频只有 {count} 章。")
                text = message.format(n=number, chapter=clip["chapter"], count=chapters)
                yield Hindrance("steps", text, step=number)
    for number, video in own:
        yield from _captions("steps", video, number)


def _captions(field: str, video: VideoModel, step: int | None) -> Iterator[Hindrance]:
    if Locale.HANS not in video.captions():
        message = _("视频“{title}”没有简体中文字幕，听不见的人看不懂，请先在视频里上传。")
        yield Hindrance(field, message.format(title=video.title), step=step)


def _translation(case: _Case) -> Iterator[Hindrance]:
    count = untranslated(case.page)
    if count:
        # Not at a field: wagtail-localize would take the field's translation for a wrong one.
        message = _("还有 {count} 处没有翻译，译完才能发布。")
        yield Hindrance(NON_FIELD_ERRORS, message.format(count=count))


def _gaps(case: _Case) -> Iterator[Hindrance]:
    if not case.items or case.unpublished:
        return
    item, model = case.items[0], case.models[0]
    if not case.page.summary.strip():
        yield Hindrance("summary", _("还没有一句话说明。"), error=False)
    if not case.steps:
        yield Hindrance("steps", _("还没有步骤。"), error=False)
    told = set(case.page.answers())
    lacking = {
        _("编码"): item.base_code or item.implementation_code or item.source_code,
        _("设定依据"): item.basis,
        _("事项类型"): item.item_type,
        _("受理条件"): item.conditions,
        _("服务对象"): item.audience,
        _("申请材料"): item.materials or Fact.MATERIALS in told,
        _("法定办结时限"): item.statutory,
        _("办理结果"): item.result,
        _("办理地点或网办地址"): item.windows
        or item.online_url
        or (item.particulars and item.particulars.place_note)
        or Fact.PLACE in told,
    }
    for element, value in lacking.items():
        if not value:
            message = _("事项“{name}”还没有填：{element}。")
            yield Hindrance(
                "guide_items", message.format(name=model.name, element=element), error=False
            )


_JUDGES: tuple[Callable[[_Case], Iterator[Hindrance]], ...] = (
    _identity,
    _tokens,
    _steps,
    _editions,
    _translation,
    _gaps,
)
