"""Writes an old guide's item and page, as drafts of their own that go out where that is wanted."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from guides.admin.logged import IMPORTED
from guides.models import Department, GuideItem, GuidePage, Item
from guides.sections import section_of

from .facts import remember
from .own import held_by_editor, last_own
from .page import PageWords, fresh, put
from .taken import Taken


@dataclass
class Written:
    """What happened to a page: `left` are its fields that an editor wrote, `why` what held it."""

    page: GuidePage
    created: bool = False
    changed: bool = False
    left: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Writer:
    """Saves for one user; with `publish`, what is saved goes out at once."""

    user: Any
    publish: bool

    def item(self, item: Item, taken: Taken, key: str, beside: dict[str, Any]) -> bool:
        """Put on an item what it takes of a guide; return whether anything changed.

        `beside` are the item's department, region and topics, where it has none.
        """
        if taken.withheld:
            return False
        for name, value in {**taken.facts.changes, **beside}.items():
            setattr(item, name, value)
        for relation, rows in taken.lists.changes.items():
            setattr(item, relation, rows)
        told = remember(item, key, taken.facts.told | taken.lists.told)
        changed = bool(taken.facts.changes or taken.lists.changes or beside or item.pk is None)
        if not changed:
            if told:
                Item.objects.filter(pk=item.pk).update(told=item.told)
            return self._out(item)
        if item.pk is None:
            item.save()
        draft = item.save_revision(user=self.user, log_action=IMPORTED, clean=False)
        if self.publish:
            draft.publish()
        return True

    def new_page(
        self, words: PageWords, item: Item, department: Department, source_id: str
    ) -> Written:
        page = fresh(words, words.key[0], source_id, item.locale)
        page.guide_items.add(GuideItem(item=item))
        section_of(department).add_child(instance=page)
        draft = page.save_revision(user=self.user, log_action=IMPORTED)
        return self._published(Written(page, created=True, changed=True), draft)

    def page(self, page: GuidePage, words: PageWords) -> Written:
        """Put a guide's words on its page; an editor's are left as they are."""
        if page.mended:
            same = _texts(page.origin) == _texts(words.origin)
            why = _("来源的文字改了，页面已经核对补全过，没有动")
            return Written(page, why="" if same else why)
        if withdrawn(page):
            return Written(page, why=_("页面已撤回，没有动"))
        if held_by_editor(page):
            return Written(page, why=_("编辑有没有发布的稿，页面没有动"))
        now: GuidePage = page.get_latest_revision_as_object()
        changed, left = put(now, words, last_own(page))
        if not changed:
            return Written(now, changed=self._out(now), left=tuple(left))
        draft = now.save_revision(user=self.user, log_action=IMPORTED)
        return self._published(Written(now, changed=True, left=tuple(left)), draft)

    def _published(self, written: Written, draft: Any) -> Written:
        """Publish a draft unless an item of it is not public."""
        if not self.publish:
            return written
        lacking = [one.item for one in written.page.guide_items.all() if not one.item.live]
        if lacking:
            message = _("事项“{item}”没有发布，指南留作稿")
            written.why = message.format(item=lacking[0])
        else:
            draft.publish()
        return written

    def _out(self, thing: Any) -> bool:
        """Publish what an import left as a draft; return whether there was one."""
        pending = not thing.live or thing.has_unpublished_changes
        if not self.publish or not pending or thing.latest_revision is None:
            return False
        if isinstance(thing, GuidePage):
            return not self._published(Written(thing), thing.latest_revision).why
        thing.latest_revision.publish()
        return True


def withdrawn(thing: Any) -> bool:
    """Tell whether a page or item was public and is so no more."""
    return not thing.live and thing.first_published_at is not None


def _texts(origin: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(one["heading"], one["text"]) for one in origin]
