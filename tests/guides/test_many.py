"""Many rows at once: as Django's own way would have saved them."""

import pytest
from django.db import IntegrityError, connection
from django.db.models import Model

from guides.models import EverydayName, Item
from guides.models.many import insert, update
from tests.factories import hans, make_item

pytestmark = pytest.mark.django_db


def items(*numbers: int) -> list[Item]:
    return [
        Item(
            source_id=str(number),
            name=f"第{number}件",
            locale=hans(),
            code=f"CODE{number:03}",
            audience=["1"] if number % 2 else [],
            charged=[None, True, False][number % 3],
            visits=number % 2 or None,
            planned_from="2026-01-31" if number == 2 else None,
            source_data={"备注": "x" * number},
        )
        for number in numbers
    ]


def held(one: Model) -> dict[str, object]:
    names = [field.attname for field in one._meta.concrete_fields]
    return {name: getattr(one, name) for name in names if name not in ("id", "translation_key")}


def test_rows_are_as_one_by_one() -> None:
    many, alone = items(1, 2, 3), items(4, 5, 6)
    insert(many, by="code")
    for one in alone:
        one.save()

    found = [held(Item.objects.get(pk=one.pk)) for one in (*many, *alone)]
    for first, second in zip(found[:3], found[3:], strict=True):
        differing = {name for name in first if first[name] != second[name]}
        assert differing <= {
            *("source_id", "name", "code", "source_data", "audience", "charged", "visits"),
            "planned_from",
        }
    assert [Item.objects.get(pk=one.pk).name for one in many] == ["第1件", "第2件", "第3件"]
    assert [one._state.adding for one in many] == [False] * 3
    assert Item.objects.get(code="CODE002").charged is False
    assert Item.objects.get(code="CODE001").audience == ["1"]
    assert str(Item.objects.get(code="CODE002").planned_from) == "2026-01-31"


def test_each_gets_its_own_key_beside_those_there_were() -> None:
    before = make_item()
    many = items(7, 8)

    insert(many, by="code")

    assert len({before.pk, *(one.pk for one in many)}) == 3
    assert {one.code: one.pk for one in many} == dict(
        Item.objects.exclude(pk=before.pk).values_list("code", "pk")
    )


def test_nothing_to_save_asks_nothing() -> None:
    with connection.execute_wrapper(_refuse):
        insert([])
        update([], ["name"])


def test_what_must_be_alone_is_still_alone() -> None:
    insert(items(9))

    with pytest.raises(IntegrityError):
        insert(items(9))


def test_rows_without_keys_of_their_own() -> None:
    item = make_item()

    insert([EverydayName(item=item, name=name, sort_order=0) for name in "乙甲"])

    assert [one.name for one in item.everyday_names.all()] == ["乙", "甲"]


def test_what_is_named_is_saved_and_nothing_else() -> None:
    first, second = items(1, 2)
    insert([first, second], by="code")
    for one in (first, second):
        one.name, one.audience, one.conditions = f"改{one.code}", ["2"], "不存"

    update([first, second], ["name", "audience"])

    found = [Item.objects.get(pk=one.pk) for one in (first, second)]
    assert [one.name for one in found] == ["改CODE001", "改CODE002"]
    assert [(one.audience, one.conditions) for one in found] == [(["2"], "")] * 2


def _refuse(*args: object) -> object:
    raise AssertionError("the database was asked")
