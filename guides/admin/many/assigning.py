"""Departments, regions and topics given to items and guides, with what was there before.

A change is kept as {name: [before, after]}; topics as {"topics": [[gone], [come]]}. Giving a
change back is the same act the other way round, where nothing was changed since.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from guides import ledger, publishing
from guides.exchange.drafts import Change, held, rebase
from guides.models import Department, GuidePage, Item, SectionPage, Topic
from guides.sections import section_of

Changed = dict[str, list[Any]]
FIELDS = ("department", "region")


def assign_item(item: Item, wanted: dict[str, Any], user: Any) -> Changed:
    """Give an item what is wanted (`department`, `region`, `come`, `gone`); return what changed.

    What is public changes at once where the person may publish; else it is a draft.
    """
    if not user.has_perm("guides.change_item"):
        raise PermissionDenied(_("您没有修改事项的权限。"))
    public = item.live and user.has_perm("guides.publish_item")
    base = item if public else item.get_latest_revision_as_object()
    changed: Changed = {}
    for name in FIELDS:
        before = getattr(base, f"{name}_id")
        if wanted.get(name) and before != wanted[name]:
            changed[name] = [before, wanted[name]]
    topics = _topics_changed(base, wanted)
    if topics:
        changed["topics"] = topics
    if changed:
        _change(item, base, changed, user, public)
    return changed


def unassign_item(item: Item, changed: Changed, user: Any) -> bool:
    """Put back what an assignment changed; False where somebody has changed it since."""
    public = item.live and user.has_perm("guides.publish_item")
    base = item if public else item.get_latest_revision_as_object()
    back: Changed = {}
    for name in FIELDS:
        if name in changed and getattr(base, f"{name}_id") == changed[name][1]:
            back[name] = list(reversed(changed[name]))
    topics = _topics_back(base, changed)
    if topics:
        back["topics"] = topics
    if back:
        _change(item, base, back, user, public)
    return set(back) == set(changed)


def assign_guide(page: GuidePage, wanted: dict[str, Any], user: Any) -> Changed:
    """Move a guide to a department's section and give it topics; return what changed."""
    allowed = page.permissions_for_user(user)
    if not allowed.can_edit():
        raise PermissionDenied(_("您没有修改这份指南的权限。"))
    changed: Changed = {}
    if wanted.get("department"):
        changed |= _moved(page, Department.objects.get(pk=wanted["department"]), user)
    public = page.live and allowed.can_publish()
    base = page if public else page.get_latest_revision_as_object()
    topics = _topics_changed(base, wanted)
    if topics:
        changed["topics"] = topics
        _change_guide_topics(page, base, topics, public, user)
    return changed


def unassign_guide(page: GuidePage, changed: Changed, user: Any) -> bool:
    """Put back what an assignment changed; False where somebody has changed it since."""
    public = page.live and page.permissions_for_user(user).can_publish()
    base = page if public else page.get_latest_revision_as_object()
    whole = True
    topics = _topics_back(base, changed)
    if topics:
        _change_guide_topics(page, base, topics, public, user)
    elif "topics" in changed:
        whole = False
    if "department" in changed:
        before, after = changed["department"]
        if page.get_parent().specific.department_id == after:
            _moved(page, Department.objects.get(pk=before), user)
        else:
            whole = False
    return whole


def _topics_changed(base: Any, wanted: dict[str, Any]) -> list[list[int]]:
    now = set(_topics_of(base))
    gone = sorted(now & set(wanted.get("gone", ())))
    come = sorted(set(wanted.get("come", ())) - now)
    return [gone, come] if gone or come else []


def _topics_back(base: Any, changed: Changed) -> list[list[int]]:
    if "topics" not in changed:
        return []
    gone, come = changed["topics"]
    return _topics_changed(base, {"come": gone, "gone": come})


def _topics_after(base: Any, topics: list[list[int]]) -> list[int]:
    gone, come = topics
    kept = [pk for pk in _topics_of(base) if pk not in gone]
    return kept + [pk for pk in come if pk not in kept]


def _topics_of(base: Any) -> list[int]:
    return [topic.pk for topic in base.topics.all()]


def _change(item: Item, base: Item, changed: Changed, user: Any, public: bool) -> None:
    if public:
        _change_public(item, changed, user)
    else:
        _change_draft(item, base, changed, user)


def _change_public(item: Item, changed: Changed, user: Any) -> None:
    """Change what is public, and carry the draft along; see `guides.exchange.drafts`."""
    names = [name for name in FIELDS if name in changed]
    with ledger.transaction(user=user):
        before = held(item, names)
        if "topics" in changed:
            before["topics"] = _topics_of(item)
        fresh = _save_row(item, changed)
        after = held(fresh, names)
        if "topics" in changed:
            after["topics"] = _topics_of(fresh)
        rebase([Change(fresh, before, after, 0)])
        publishing.publish_items([item.pk])


def _change_draft(item: Item, base: Item, changed: Changed, user: Any) -> None:
    for name in FIELDS:
        if name in changed:
            setattr(base, f"{name}_id", changed[name][1])
    if "topics" in changed:
        base.topics = list(Topic.objects.filter(pk__in=_topics_after(base, changed["topics"])))
    if not item.live:
        # Lists show the row; as long as it is not public, it is the draft's.
        _save_row(item, changed)
    base.save_revision(user=user)


def _save_row(item: Item, changed: Changed) -> Item:
    values = {name: changed[name][1] for name in FIELDS if name in changed}
    if values:
        Item.objects.filter(pk=item.pk).update(**values)
    if "topics" in changed:
        _save_topics(Item.topics.through, "item", item.pk, changed["topics"])
    return Item.objects.get(pk=item.pk)


def _change_guide_topics(
    page: GuidePage, base: GuidePage, topics: list[list[int]], public: bool, user: Any
) -> None:
    if public or not page.live:
        with ledger.transaction(user=user):
            _save_topics(GuidePage.topics.through, "guidepage", page.pk, topics)
            if public:
                publishing.republish(guides=[page.pk])
            _carry_drafts_along(page, topics)
        return
    base.topics = list(Topic.objects.filter(pk__in=_topics_after(base, topics)))
    base.save_revision(user=user)


def _carry_drafts_along(page: GuidePage, topics: list[list[int]]) -> None:
    """Give a page's drafts what the page was given: what was published is in the ledger."""
    gone, come = topics
    of_page = Revision.page_revisions.filter(object_id=str(page.pk))
    waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    drafts = of_page.filter(
        Q(pk=page.latest_revision_id) | Q(approved_go_live_at__isnull=False) | Q(pk__in=waiting)
    )
    for draft in drafts:
        known = [pk for pk in draft.content.get("topics", []) if pk not in gone]
        draft.content["topics"] = known + [pk for pk in come if pk not in known]
        draft.save(update_fields=["content"])


def _save_topics(through: Any, owner: str, pk: int, topics: list[list[int]]) -> None:
    gone, come = topics
    through.objects.filter(**{owner: pk}, topic__in=gone).delete()
    through.objects.bulk_create(through(**{f"{owner}_id": pk, "topic_id": one}) for one in come)


def _moved(page: GuidePage, department: Department, user: Any) -> Changed:
    section = page.get_parent().specific
    if not isinstance(section, SectionPage):
        raise ValidationError(_("指南要放在一个部门的栏目下面，请先移动。"))
    if section.department_id == department.pk:
        return {}
    target = section_of(department)
    if not page.permissions_for_user(user).can_move_to(target):
        raise PermissionDenied(
            _("您不能把它移到“{department}”的栏目。").format(department=department.name)
        )
    page.move(target, pos="last-child", user=user)
    return {"department": [section.department_id, department.pk]}
