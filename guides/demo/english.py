"""The demo in English: what people wrote into PO files, kept as wagtail-localize keeps theirs."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wagtail.models import DraftStateMixin
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.strings import StringValue

from guides.assemble import language_of
from guides.models import Department, GuidePage, Hall, Item, LifeEvent, Material, Topic
from guides.translations import untranslated
from guides.vocabulary import Locale

from . import texts
from .indexed import writing
from .pages import known_guides
from .things import SOURCE

# English by the Chinese it stands for.
Words = Mapping[str, str]

# So many things a transaction: a killed load loses no more than these.
BATCH = 50


def load_english(say: Callable[[str], None]) -> int:
    """Translate and publish what has English words and no translation yet; return how many.

    Guides come last: they are told in the words of all else.
    """
    english = WagtailLocale.objects.get(language_code=language_of(Locale.EN))
    wanted = [
        (one, words)
        for one, words in (*_around(), *_guides())
        if getattr(one, "live", True) and not one.has_translation(english)
    ]
    for start in range(0, len(wanted), BATCH):
        with writing() as written:
            for one, words in wanted[start : start + BATCH]:
                written.append(_translated(one, words, english))
                if isinstance(one, GuidePage):
                    say(f"已载入英文：{one.title}")
    return len(wanted)


def _around() -> Iterator[tuple[Any, Words]]:
    city, materials = texts.city_words(), texts.material_words()
    for model, words in (
        (Topic, city),
        (Department, city),
        (Hall, city),
        (Material, materials),
        (LifeEvent, texts.life_event_words()),
    ):
        things = model._default_manager.filter(locale__language_code=language_of(Locale.HANS))
        yield from ((one, words) for one in things if one.name in words)


def _guides() -> Iterator[tuple[Any, Words]]:
    items, pages = Item.objects.by_source(SOURCE), known_guides()
    codes = {source_id: item.code for source_id, item in items.items()}
    for guide in texts.guides():
        words = {
            texts.with_codes(said, codes): texts.with_codes(english, codes)
            for said, english in texts.guide_words(guide).items()
        }
        if words and guide.key in pages:
            yield from ((items[item.source_id], words) for item in guide.items)
            yield pages[guide.key], words


def _translated(one: Any, words: Words, english: WagtailLocale) -> Any:
    """Return a thing's translation, published unless an editor has put the Chinese otherwise."""
    source, _made = TranslationSource.update_or_create_from_instance(one)
    translation = Translation.objects.create(source=source, target_locale=english)
    segments = StringSegment.objects.filter(source=source).select_related("string")
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=segment.string,
            locale=english,
            context_id=segment.context_id,
            data=StringValue.from_plaintext(text).data,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
        )
        for segment in segments
        if (text := words.get(StringValue(segment.string.data).render_text()))
    )
    # What has drafts would be published after the commit.
    has_drafts = isinstance(one, DraftStateMixin)
    translation.save_target(publish=not has_drafts)
    target = translation.get_target_instance()
    if has_drafts and not untranslated(target):
        target.latest_revision.publish()
    return target
