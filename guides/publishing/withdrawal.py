"""What was published is withdrawn, never deleted: a tombstone with reason and successor."""

from typing import Any

from guides import ledger
from guides.assemble import locale_of, thing_in_languages
from guides.content import Withdrawal
from guides.ledger import Entry
from guides.models import Current, GuidePage, Hall, Item, Placement
from guides.vocabulary import Access, Action, Kind, Locale

from .things import PLAIN, republish_places

KINDS: dict[type, Kind] = {
    **{model: kind for model, (kind, _payload_of) in PLAIN.items()},
    Item: Kind.ITEM,
    Hall: Kind.HALL,
    GuidePage: Kind.GUIDE,
    Placement: Kind.PLACEMENT,
}


def withdraw(instance: Any) -> None:
    """Append the tombstones of a page, item or hall; a zh-Hans one takes its translations along."""
    writing = ledger.current_writing()
    kind = KINDS[type(instance)]
    kinds = [kind, Kind.NOTE] if kind == Kind.GUIDE else [kind]
    published = Current.objects.filter(kind__in=kinds, code=instance.code, action=Action.PUBLISH)
    if locale_of(instance) != Locale.HANS:
        published = published.filter(locale=locale_of(instance))
    ledger.append(
        Entry(
            Withdrawal(
                code=one.code,
                locale=one.locale,
                of=Kind(one.kind),
                title=str(getattr(instance, "title", "") or getattr(instance, "name", "")),
                reason=writing.reason,
                successor=writing.successor,
            ),
            audience=Access(one.audience),
        )
        for one in published.order_by("-locale", "kind")
    )
    if isinstance(instance, Hall):
        republish_places(instance)
    if locale_of(instance) == Locale.HANS and isinstance(instance, GuidePage | Hall):
        for translation in thing_in_languages(instance)[1:]:
            if translation.live:
                translation.unpublish(user=writing.user)
