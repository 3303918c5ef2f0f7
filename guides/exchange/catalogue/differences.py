"""What an import changes in an item, in words for a person who looks before it is done."""

from collections.abc import Iterator
from typing import Any

from guides.exchange.drafts import Change
from guides.exchange.fields import ITEM, LISTS, Form
from guides.exchange.reading import Known
from guides.exchange.report import Difference
from guides.exchange.written import written
from guides.models import Item, Topic

from .lists import MODELS, Merged, key_of

# Characters of a value that are shown.
_SHOWN = 300
_WRITTEN = {Form.WORD, Form.WORDS, Form.YES_NO}


class Differences:
    """Tells changes; knows the names of what items link to."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._topics = dict(Topic.objects.values_list("pk", "name"))

    def of(self, change: Change) -> Iterator[Difference]:
        """Yield one for each field that changes."""
        for name, after in change.after.items():
            before = change.before[name]
            if name == "source_data":
                for column in dict.fromkeys((*before, *after)):
                    if before.get(column) != after.get(column):
                        yield _one(change, column, before.get(column, ""), after.get(column, ""))
            elif name in change.lists:
                yield _one(change, label_of(name), *_of_list(name, change.lists[name]))
            else:
                yield _one(
                    change, label_of(name), self._text(name, before), self._text(name, after)
                )

    def _text(self, name: str, value: Any) -> str:
        if name == "region":
            return self._known.regions.path_of(value)
        if name == "department":
            return str(self._known.department_names.get(value, ""))
        if name == "topics":
            return "、".join(str(self._topics.get(pk, "")) for pk in value)
        if name == "everyday_names":
            return "、".join(value)
        field = ITEM.get(name)
        if field and field.form in _WRITTEN:
            return written(field, value)
        return "" if value is None else str(value)


def label_of(name: str) -> str:
    """Return what editors know a field or list of an item as."""
    if name in MODELS:
        return str(MODELS[name]._meta.verbose_name)
    if name in ITEM:
        return str(ITEM[name].label)
    return str(getattr(Item._meta.get_field(name), "verbose_name", name))


def _one(change: Change, label: str, before: str, after: str) -> Difference:
    item = change.item
    return Difference(
        change.line, item.source_id, item.name, label, before[:_SHOWN], after[:_SHOWN]
    )


def _of_list(relation: str, merged: Merged) -> tuple[str, str]:
    """Return the entries that go or change, and those that come or have changed."""
    before = [_entry(relation, row, {}) for row in merged.dropped]
    after = [_entry(relation, row, {}) for row in merged.added]
    for row, was in zip(merged.changed, merged.was, strict=True):
        before.append(_entry(relation, row, was))
        after.append(_entry(relation, row, {name: getattr(row, name) for name in was}))
    return "、".join(before), "、".join(after)


def _entry(relation: str, row: Any, values: dict[str, Any]) -> str:
    said = [_said(relation, row, name, value) for name, value in values.items()]
    key = " ".join(part for part in key_of(relation, row) if part)
    return f"{key}（{'，'.join(said)}）" if said else key


def _said(relation: str, row: Any, name: str, value: Any) -> str:
    field = LISTS[relation].get(name)
    text = written(field, value) if field and field.form in _WRITTEN else value
    label = row._meta.get_field(name).verbose_name
    return f"{label} {'—' if text in (None, '') else text}"
