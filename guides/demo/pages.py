"""The demo's guides in the database, without pictures and videos: those come after."""

import uuid
from typing import Any

from guides.models import Brand, GuideItem, GuidePage, Item, Material, RelatedGuide
from guides.sections import section_of
from guides.vocabulary import Edition

from . import texts
from .indexed import writing
from .things import SOURCE, Known

# So many guides a transaction: a killed load loses no more than these.
BATCH = 10

_STEPS = uuid.UUID("6ad6e9b0-7a0c-4a57-9d9c-2f5f0b6f2b11")


def known_guides() -> dict[str, GuidePage]:
    """Return the demo's guides that are there, by key."""
    pages = GuidePage.objects.filter(source=SOURCE, locale__language_code="zh-hans")
    return {page.source_id: page for page in pages}


def load_guides() -> int:
    """Make and publish the guides that are missing; return how many.

    All are made before the first is published, since they name each other.
    """
    wanted = texts.guides()
    pages = known_guides()
    made = [one for one in wanted if one.key not in pages]
    # Never published: a load was killed between the two passes.
    pending = [one for one in wanted if one.key in pages and _is_unpublished(pages[one.key])]
    if not made and not pending:
        return 0
    items = Item.objects.by_source(SOURCE)
    with writing():
        names = Known.now()
        for one in made:
            pages[one.key] = _page(one, names, items)
    unpublished = made + pending
    for start in range(0, len(unpublished), BATCH):
        with writing() as written:
            for one in unpublished[start : start + BATCH]:
                page = pages[one.key]
                page.related_guides.set([RelatedGuide(guide=pages[key]) for key in one.related])
                page.save_revision().publish()
                written.append(page)
    return len(unpublished)


def load_wanted() -> int:
    """Put the guides that most people come for on the home page, unless an editor did; return how
    many."""
    brand, known = Brand.load(), known_guides()
    pages = [known[key] for key in texts.city().site.wanted if key in known]
    if brand.wanted or brand.name != texts.city().site.name or not pages:
        return 0
    with writing():
        brand.wanted = [("guide", page) for page in pages]
        brand.save()
    return len(pages)


def step_id(guide: str, step: str) -> str:
    """Return the block id of a step, the same in every installation."""
    return str(uuid.uuid5(_STEPS, f"{guide}/{step}"))


def _is_unpublished(page: GuidePage) -> bool:
    return not page.live and page.first_published_at is None


def _page(one: texts.GuideText, names: Known, items: dict[str, Item]) -> GuidePage:
    codes = {source_id: item.code for source_id, item in items.items()}

    def words(text: str) -> str:
        return texts.with_codes(text, codes)

    parts: dict[str, Any] = {
        "guide_items": [GuideItem(item=items[item.source_id]) for item in one.items]
    }
    page = GuidePage(
        title=one.title,
        slug=one.key,
        locale=names.locale,
        live=False,
        source=SOURCE,
        source_id=one.key,
        summary=words(one.summary),
        notes=one.notes.strip(),
        has_pictured=Edition.PICTURED in one.editions,
        reviewed_on=one.reviewed_on,
        review_due=one.review_due,
        **{f"answer_{fact}": words(answer) for fact, answer in one.answers.items()},
        **parts,
    )
    page.topics = [names.topics[name] for name in one.topics]
    page.tips = [("sentence", words(tip)) for tip in one.tips]
    page.warnings = [("sentence", words(warning)) for warning in one.warnings]
    page.questions = [
        ("question", {"question": words(asked.question), "answer": words(asked.answer)})
        for asked in one.questions
    ]
    page.steps = [("step", _step(step, words, names.materials)) for step in one.steps]
    for block, step in zip(page.steps, one.steps, strict=True):
        block.id = step_id(one.key, step.id)
    section_of(names.departments[one.department]).add_child(instance=page)
    return page


def _step(step: texts.StepText, words: Any, materials: dict[str, Material]) -> dict[str, Any]:
    return {
        "title": words(step.title),
        "actor": step.actor.value,
        "where": words(step.where),
        "duration": {
            "length": step.duration.value if step.duration else None,
            "unit": step.duration.unit.value if step.duration else "",
        },
        "hands_in": [("material", materials[key]) for key in step.hands_in],
        "words": words(step.words),
        "branches": [
            (
                "branch",
                {
                    "condition": words(branch.condition),
                    "outcome": words(branch.outcome),
                    "to": branch.to,
                },
            )
            for branch in step.branches
        ],
    }
