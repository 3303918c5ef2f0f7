"""Every path by which Wagtail changes what is public, led into the ledger or closed.

Wagtail sends its signals after the change and mostly outside a transaction. Its actions are
wrapped, so that the change and its rows are in one, with the ledger's lock taken first.
"""

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ProtectedError, Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import PageViewRestriction
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    published,
    unpublished,
)

from . import ledger, publishing
from .assemble import language_of, locale_of, thing_in_languages
from .content import Withdrawal
from .hindrances import refuse_hindered
from .ledger import Entry
from .models import (
    Brand,
    CalendarYear,
    Current,
    GuidePage,
    Hall,
    Item,
    LedgerRow,
    Material,
    Placement,
    SectionPage,
    Topic,
)
from .ratings import due
from .translations import refuse_untranslated, untranslated
from .vocabulary import Action, Locale

_IN_TRANSACTION = (
    PublishRevisionAction,
    UnpublishAction,
    UnpublishPageAction,
    MovePageAction,
    CopyPageAction,
)


def connect() -> None:
    """Wrap the actions and connect the signals; called once, when the app is ready."""
    for action in _IN_TRANSACTION:
        _wrap(action)
    _refuse_before(PublishRevisionAction, _refuse_hindered_publication)
    _refuse_before(UnpublishAction, _refuse_used_item)
    _refuse_before(CreatePageAliasAction, _refuse_alias)
    _refuse_before(DeletePageAction, _refuse_deletion)
    for model in (*publishing.PLAIN, Material):
        _wrap_save(model)
        post_save.connect(_plain_saved, sender=model)
        pre_delete.connect(_plain_deleted, sender=model)
    _wrap_save(Placement)
    post_save.connect(_placement_saved, sender=Placement)
    _wrap_save(CalendarYear)
    post_save.connect(_calendar_changed, sender=CalendarYear)
    post_delete.connect(_calendar_changed, sender=CalendarYear)
    for model in publishing.FILES:
        _wrap_save(model)
        post_save.connect(_file_saved, sender=model)
        pre_delete.connect(_file_going, sender=model)
        post_delete.connect(_file_gone, sender=model)
    for model in (GuidePage, Item, Hall, Placement):
        pre_delete.connect(_published_deleted, sender=model)
    for model in (GuidePage, Topic):
        pre_delete.connect(_remember_naming, sender=model)
        post_delete.connect(_republish_naming, sender=model)
    page_published.connect(_page_published)
    page_unpublished.connect(_page_unpublished)
    post_page_move.connect(_page_moved)
    published.connect(_snippet_published)
    unpublished.connect(_snippet_unpublished)
    pre_save.connect(_refuse_restriction, sender=PageViewRestriction)


def _wrap(action: type) -> None:
    original = action.__dict__["execute"]

    @functools.wraps(original)
    def execute(self: Any, *args: Any, **kwargs: Any) -> Any:
        user = getattr(self, "user", None)
        publishes = isinstance(self, PublishRevisionAction)
        note = getattr(self.object, "change_note", "") if publishes else ""
        with ledger.transaction(user=user if user and user.pk else None, change_note=note):
            return original(self, *args, **kwargs)

    action.execute = execute  # type: ignore[attr-defined]


def _refuse_before(action: type, refuse: Callable[[Any], None]) -> None:
    original = action.__dict__["execute"]

    @functools.wraps(original)
    def execute(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse(self)
        return original(self, *args, **kwargs)

    action.execute = execute  # type: ignore[attr-defined]


def _wrap_save(model: Any) -> None:
    original = model.save

    @functools.wraps(original)
    def save(self: Any, *args: Any, **kwargs: Any) -> None:
        with ledger.transaction():
            original(self, *args, **kwargs)

    model.save = save


def _refuse_hindered_publication(action: Any) -> None:
    """Refuse before anything is written, so that draft, schedule and live page stay as they are."""
    if isinstance(action.object, GuidePage):
        refuse_hindered(action.object, by_editor=action.user is not None)
    elif isinstance(action.object, Item | Hall):
        refuse_untranslated(untranslated(action.object))
    if isinstance(action.object, Item) and action.object.live:
        lacking = list(publishing.speechless(action.object))
        if lacking:
            raise ValidationError([one.message for one in lacking])


def _refuse_used_item(action: Any) -> None:
    if not isinstance(action.object, Item):
        return
    pages = GuidePage.objects.filter(pk__in=publishing.guides_using([action.object.pk]))
    titles = "、".join(f"《{title}》" for title in pages.values_list("title", flat=True)[:5])
    if titles:
        message = _("还有已发布的指南在用这个事项：{titles}。请先撤回这些指南，或者给它们换事项。")
        raise ValidationError(message.format(titles=titles))


def _refuse_alias(action: Any) -> None:
    if isinstance(action.page.specific, GuidePage):
        raise ValidationError(_("指南不能建别名页：一份指南只有一个地址，请改用主题或相关指南。"))


def _refuse_deletion(action: Any) -> None:
    pages = action.page.get_descendants(inclusive=True).type(GuidePage).specific()
    for page in pages:
        _refuse_if_ever_published(page)


def _refuse_if_ever_published(instance: Any) -> None:
    kind = publishing.KINDS[type(instance)]
    if LedgerRow.objects.filter(kind=kind, code=instance.code).exists():
        message = _("“{name}”发布过，不能删除。请用“撤回”，并写明原因和替代的内容。")
        raise ProtectedError(message.format(name=instance), {instance})


def _refuse_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    if isinstance(instance.page.specific, GuidePage | SectionPage):
        raise ValidationError(_("指南不设访问限制：没有发布的本来就不公开，发布的人人能看。"))


def _page_published(instance: Any, **kwargs: Any) -> None:
    # Wagtail sends this for a page that is only scheduled too.
    if isinstance(instance, GuidePage) and instance.live:
        publishing.publish_guide(instance)
    elif isinstance(instance, SectionPage):
        # Its guides name its department.
        _page_moved(instance)


def _page_unpublished(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, GuidePage):
        publishing.withdraw(instance)


def _page_moved(instance: Any, **kwargs: Any) -> None:
    below = GuidePage.objects.descendant_of(instance, inclusive=True)
    # Translations come along with their source.
    pages = below.filter(live=True, locale__language_code=language_of(Locale.HANS))
    with ledger.transaction():
        publishing.republish(guides=pages.order_by("pk").values_list("pk", flat=True))


def _snippet_published(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Item) and instance.live:
        publishing.publish_item(instance)
    elif isinstance(instance, Hall) and instance.live:
        publishing.publish_hall(instance)


def _snippet_unpublished(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Item | Hall):
        publishing.withdraw(instance)


def _plain_saved(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if raw:
        return
    if isinstance(instance, Material):
        publishing.publish_material(instance)
    else:
        publishing.publish_plain(instance)


def _placement_saved(instance: Placement, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        publishing.publish_placement(instance)


def _calendar_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """Publish the site again, where there is one: the year's days off are part of what it says.

    Cases that are under way are due by them.
    """
    brand = None if raw else Brand.objects.first()
    if brand is not None:
        with ledger.transaction():
            publishing.publish_plain(brand)
    if not raw:
        due.count_again()


def _plain_deleted(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Material):
        return
    kind, _payload_of = publishing.PLAIN[type(instance)]
    with ledger.transaction():
        known = Current.objects.filter(kind=kind, code=instance.code, action=Action.PUBLISH)
        if getattr(instance, "locale", None) and locale_of(instance) != Locale.HANS:
            # Its source goes on, and tells its readers in its own words.
            known = known.filter(locale=locale_of(instance))
        ledger.append(
            Entry(
                Withdrawal(
                    code=one.code,
                    locale=one.locale,
                    of=kind,
                    title=instance.name,
                    reason=_("已不再使用"),
                )
            )
            for one in known
        )
        _delete_translations(instance)


def _delete_translations(instance: Any) -> None:
    """Without its source a translation would be a thing of its own that nobody asked for."""
    others = [one for one in thing_in_languages(instance) if one.pk != instance.pk]
    if others and locale_of(instance) == Locale.HANS:
        for translation in others:
            translation.delete()


def _file_saved(instance: Any, raw: bool = False, created: bool = False, **kwargs: Any) -> None:
    if not raw and not created:
        publishing.publish_file(instance)


def _file_going(instance: Any, **kwargs: Any) -> None:
    """Keep in mind what shows a file that may be deleted: afterwards nothing does."""
    instance._shown = publishing.showing(instance)


def _file_gone(instance: Any, **kwargs: Any) -> None:
    with ledger.transaction():
        publishing.republish_showing(instance._shown)


def _remember_naming(instance: Any, **kwargs: Any) -> None:
    """Keep in mind what names a thing that may be deleted: afterwards nothing does."""
    guides = GuidePage.objects.filter(live=True, locale__language_code=language_of(Locale.HANS))
    if isinstance(instance, Topic):
        items = Item.objects.filter(live=True, topics=instance).order_by("pk")
        instance._items = list(items.values_list("pk", flat=True))
        pages = guides.filter(Q(topics=instance) | Q(guide_items__item__in=instance._items))
    else:
        instance._items = []
        pages = guides.filter(related_guides__guide=instance)
    instance._guides = list(pages.order_by("pk").values_list("pk", flat=True).distinct())


def _republish_naming(instance: Any, **kwargs: Any) -> None:
    with ledger.transaction():
        publishing.republish(items=instance._items, guides=instance._guides)
        if isinstance(instance, GuidePage) and locale_of(instance) == Locale.HANS:
            publishing.publish_naming(instance)


def _published_deleted(instance: Any, **kwargs: Any) -> None:
    _refuse_if_ever_published(instance)
