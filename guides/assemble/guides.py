"""guide_of: what a guide page says, as published data."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guides.content import (
    EditionState,
    FactText,
    Guide,
    Item,
    Note,
    Question,
    Section,
    Step,
)
from guides.models import Department, GuidePage, SectionPage
from guides.models import Item as ItemModel
from guides.vocabulary import Fact, Locale

from .facts_now import facts_now
from .films import film_in
from .items import facts_digest, items_of
from .locales import language_of, locale_of
from .origin import lacks_of, origin_of
from .relations import items_with_relations
from .steps import Files, Words, steps_of, translated_steps


def guide_of(page: GuidePage, items: Iterable[ItemModel] | None = None) -> Guide:
    """Return what a page says, draft or live, in a fixed number of queries.

    `items` stands in for the page's own where unsaved facts are to be shown. Raises
    ValidationError, naming the field, for a page without title, department or item: nothing can be
    said without them.
    """
    source = source_of(page)
    locale = locale_of(page)
    if items is None:
        items = items_with_relations(one.item_id for one in source.guide_items.all())
    items = list(items)
    own = items_of(items, locale)
    if not own:
        raise ValidationError({"guide_items": _("请至少选一个事项：指南里的事实都来自事项。")})
    if not page.title.strip():
        raise ValidationError({"title": _("请写标题。")})
    department = _department(source)
    blocks = list(page.steps) if source is page else translated_steps(page.steps, source.steps)
    film_of = source.video if source.has_video else None
    files = Files(blocks, [film_of])
    film = files.video(film_of) if film_of else None
    if film and film_of:
        film = film_in(locale, film, film_of, page.title.strip(), blocks)
    facts = facts_now(items, own, locale)
    words = Words(facts[own[0].code], facts)
    steps = steps_of(blocks, words, files, film)
    return Guide(
        code=source.code,
        locale=locale,
        title=page.title.strip(),
        summary=words(page.summary),
        department=department.code,
        topics=tuple(topic.code for topic in source.topics.all()),
        items=tuple(own),
        facts=_facts(page, own[0], steps, words),
        steps=steps,
        tips=tuple(text for one in page.tips if (text := words(one.value))),
        warnings=tuple(text for one in page.warnings if (text := words(one.value))),
        questions=tuple(
            Question(question=question, answer=answer)
            for one in page.questions
            if (question := words(one.value["question"])) and (answer := words(one.value["answer"]))
        ),
        # What was confirmed are the facts as zh-Hans says them, whatever language tells them.
        editions=_editions(source, facts_digest(items_of(items) if locale != Locale.HANS else own)),
        video=film,
        related=_related(source),
        sections=_sections(page, words),
        origin=origin_of(source, locale),
        lacks=lacks_of(source, own[0], steps),
        reviewed_on=source.reviewed_on,
        review_due=source.review_due,
    )


def note_of(page: GuidePage) -> Note | None:
    """Return a page's internal notes for staff, None where there are none."""
    text = page.notes.strip()
    return Note(code=source_of(page).code, locale=locale_of(page), text=text) if text else None


def source_of(page: GuidePage) -> GuidePage:
    """Return the zh-Hans page of a translation, else the page itself."""
    if locale_of(page) == Locale.HANS:
        return page
    pages = GuidePage.objects.filter(translation_key=page.translation_key)
    source = pages.filter(locale__language_code=language_of(Locale.HANS)).first()
    return source or page


def _department(page: GuidePage) -> Department:
    parent = page.get_parent()
    section = parent.specific if parent else None
    if not isinstance(section, SectionPage):
        raise ValidationError({"title": _("指南要放在一个部门的栏目下面。")})
    department: Department = section.department
    return department


def _facts(
    page: GuidePage, item: Item, steps: tuple[Step, ...], words: Words
) -> dict[Fact, FactText]:
    values = {fact: text.value for fact, text in item.facts.items()}
    if steps:
        values[Fact.STEPS] = " → ".join(step.title for step in steps)
    answers = {fact: words(answer) for fact, answer in page.answers().items()}
    return {
        fact: FactText(value=values.get(fact, ""), words=answers.get(fact, ""))
        for fact in Fact
        if values.get(fact) or answers.get(fact)
    }


def _sections(page: GuidePage, words: Words) -> tuple[Section, ...]:
    found = [(words(one.value["heading"]), words(one.value["text"])) for one in page.sections]
    return tuple(Section(heading=heading, text=text) for heading, text in found if heading and text)


def _editions(page: GuidePage, facts: str) -> tuple[EditionState, ...]:
    return tuple(
        EditionState(edition=edition, stale=page.confirmed.get(edition, facts) != facts)
        for edition in page.editions()
    )


def _related(page: GuidePage) -> tuple[str, ...]:
    pks = [one.guide_id for one in page.related_guides.all()]
    codes = dict(GuidePage.objects.filter(pk__in=pks).values_list("pk", "code")) if pks else {}
    return tuple(codes[pk] for pk in pks if pk in codes)
