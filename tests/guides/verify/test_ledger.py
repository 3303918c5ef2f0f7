"""Whatever is done to the ledger behind its back is named."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.core.management import call_command
from django.utils import timezone

from guides import followers
from guides.models import Current, Facet, GuidePage, LedgerHead, LedgerRow
from guides.verify import Tally
from guides.verify.chain import check_chain
from guides.verify.derived import check_derived
from guides.verify.stored import check_ledger
from tests.conftest import Prepared
from tests.factories import change_fee, make_guide, make_item

from .damage import alter, delete_tail, found_by, set_head, with_new_chain, with_new_words

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(prepared: Prepared) -> int:
    with prepared():
        item = make_item(fee="20")
        page = make_guide(item=item)
        change_fee(item, "25")
        return int(page.pk)


@pytest.fixture
def guide(made: int) -> GuidePage:
    return GuidePage.objects.get(pk=made)


def first_row(page: GuidePage) -> LedgerRow:
    row = LedgerRow.objects.filter(kind="guide", code=page.code).first()
    assert row is not None
    return row


def row_after(row: LedgerRow) -> LedgerRow:
    return LedgerRow.objects.get(sequence=row.sequence + 1)


def test_an_untouched_ledger_passes(guide: GuidePage) -> None:
    tally = Tally()

    assert list(check_ledger(tally)) == []
    assert list(check_derived(tally)) == []
    assert tally["rows"] == LedgerRow.objects.count() > 30
    assert tally["current"] == Current.objects.count()


def test_an_altered_payload_is_named(guide: GuidePage) -> None:
    row = first_row(guide)
    alter(row, payload=with_new_words(row)["payload"])

    found = found_by(check_chain)

    assert f"台账第 {row.sequence} 行｜guide {guide.code} zh-Hans：内容与它的摘要不符" in found
    assert found.count("\n") == 0


def test_a_payload_altered_with_its_digest_is_named(guide: GuidePage) -> None:
    row = first_row(guide)
    alter(row, **with_new_words(row))

    found = found_by(check_chain)

    assert f"台账第 {row.sequence} 行｜guide {guide.code} zh-Hans：与前一行连不上" in found


def test_a_payload_altered_with_digest_and_chain_is_named_by_the_next_row(
    guide: GuidePage,
) -> None:
    row = first_row(guide)
    alter(row, **with_new_chain(row, with_new_words(row)))

    after = row_after(row)
    assert f"台账第 {after.sequence} 行｜{after.kind} {after.code}" in found_by(check_chain)


def test_a_last_row_altered_with_digest_and_chain_is_named_by_the_head(guide: GuidePage) -> None:
    row = LedgerRow.objects.last()
    assert row is not None
    payload = row.payload.replace("25 元", "30 元")
    alter(row, **with_new_chain(row, {"payload": payload, "digest": "0" * 64}))

    assert "台账之首：与最后一行连不上" in found_by(check_chain)


@pytest.mark.parametrize(
    "field", ["revision", "recorded_at", "effective_from", "audience", "locale", "change_note"]
)
def test_every_part_of_a_row_is_covered(guide: GuidePage, field: str) -> None:
    row = first_row(guide)
    values = {
        "revision": 7,
        "recorded_at": timezone.now(),
        "effective_from": timezone.now(),
        "audience": "staff",
        "locale": "en",
        "change_note": "没有说过的话",
    }
    alter(row, **{field: values[field]})

    assert f"台账第 {row.sequence} 行" in found_by(check_chain)


def test_another_persons_name_on_a_row_is_named(guide: GuidePage, django_user_model: Any) -> None:
    row = first_row(guide)
    alter(row, user=django_user_model.objects.create(username="somebody"))

    assert f"台账第 {row.sequence} 行" in (found := found_by(check_chain))
    assert "经办人被换过" in found


def test_swapped_rows_are_named(guide: GuidePage) -> None:
    one = first_row(guide)
    other = row_after(one)
    Current.objects.filter(row__in=[one, other]).delete()
    fields = [f.attname for f in LedgerRow._meta.fields if f.name != "sequence"]
    alter(one, **{name: getattr(other, name) for name in fields})
    alter(other, **{name: getattr(one, name) for name in fields})

    found = found_by(check_chain)

    assert f"台账第 {one.sequence} 行" in found
    assert f"台账第 {other.sequence} 行" in found


def test_a_deleted_row_is_named(guide: GuidePage) -> None:
    row = first_row(guide)
    Current.objects.filter(row=row).delete()
    LedgerRow.objects.filter(pk=row.pk).delete()

    found = found_by(check_chain)

    assert f"台账第 {row.sequence + 1} 行" in found
    assert "序号不连续" in found


def test_a_deleted_tail_is_named_by_the_head(guide: GuidePage) -> None:
    last = LedgerHead.objects.get().sequence
    delete_tail(after=last - 2)

    found = found_by(check_chain)

    assert f"台账之首：台账末尾的行被删掉了（应为“{last}”，读到“{last - 2}”）" in found


def test_a_tail_deleted_with_the_head_is_named_by_the_anchors(guide: GuidePage) -> None:
    followers.follow("anchor")
    last = LedgerHead.objects.get().sequence
    delete_tail(after=last - 2)
    set_head(LedgerRow.objects.get(sequence=last - 2))

    assert found_by(check_chain) == ""
    found = found_by(check_ledger)

    assert f"台账第 {last} 行已经不是当时的样子" in found


def test_a_history_made_anew_is_named_by_an_anchor_kept_elsewhere(
    guide: GuidePage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("anchor")
    kept = tmp_path / "kept.json"
    kept.write_text(capsys.readouterr().out)
    assert found_by(check_ledger, kept) == ""

    rewrite_history(first_row(guide))

    assert found_by(check_chain) == ""
    assert "锚点 kept.json 第 1 行" in found_by(check_ledger, kept)


def rewrite_history(row: LedgerRow) -> None:
    alter(row, **with_new_chain(row, with_new_words(row)))
    for after in LedgerRow.objects.filter(sequence__gt=row.sequence):
        alter(after, **with_new_chain(after, {}))
    last = LedgerRow.objects.last()
    assert last is not None
    set_head(last)


def test_an_anchor_that_is_none_is_named(guide: GuidePage, tmp_path: Path) -> None:
    file = tmp_path / "kept.json"
    file.write_text('{"sequence": 1}\n')

    assert "锚点 kept.json 第 1 行：不是锚点，读不懂" in found_by(check_ledger, file)


@pytest.mark.parametrize("sequence", [0, -3])
def test_a_row_put_before_the_first_is_named(guide: GuidePage, sequence: int) -> None:
    insert(first_row(guide), sequence)

    assert f"台账第 {sequence} 行｜guide {guide.code}" in found_by(check_chain)


def test_a_row_put_after_the_last_is_named(guide: GuidePage) -> None:
    last = LedgerHead.objects.get().sequence
    insert(first_row(guide), last + 1)

    assert "台账末尾多出了行" in found_by(check_chain)


def test_a_row_put_after_the_last_with_its_head_is_named_by_the_derived_tables(
    guide: GuidePage,
) -> None:
    last = LedgerHead.objects.get().sequence
    row = insert(first_row(guide), last + 1)
    alter(row, **with_new_chain(row, {}))
    set_head(row)

    assert found_by(check_chain) == ""
    assert f"当前公开内容｜guide {guide.code} zh-Hans：不是最后一行" in found_by(check_derived)


def test_a_row_put_among_others_is_named(guide: GuidePage) -> None:
    row = first_row(guide)
    for after in LedgerRow.objects.filter(sequence__gt=row.sequence).order_by("-sequence"):
        moved = LedgerRow.objects.get(pk=after.pk)
        moved.sequence += 1
        moved.save(force_insert=True)
        Current.objects.filter(row=after).update(row=moved)
        after.delete()
    insert(row, row.sequence + 1)
    head = LedgerHead.objects.get()
    LedgerHead.objects.update(sequence=head.sequence + 1)

    found = found_by(check_chain)

    assert f"台账第 {row.sequence + 1} 行｜guide {guide.code}" in found


def insert(like: LedgerRow, sequence: int) -> LedgerRow:
    row = LedgerRow.objects.get(pk=like.pk)
    row.sequence = sequence
    row.save(force_insert=True)
    return row


def test_a_redacted_row_passes_while_its_chain_holds(guide: GuidePage) -> None:
    row = first_row(guide)
    alter(row, payload="", redacted_on=timezone.now(), redaction_reason="含个人信息")
    tally = Tally()

    assert list(check_chain(tally)) == []
    assert tally["redacted"] == 1


def test_new_words_behind_a_redaction_are_named(guide: GuidePage) -> None:
    row = first_row(guide)
    alter(row, payload=with_new_words(row)["payload"], redacted_on=timezone.now())

    assert f"台账第 {row.sequence} 行" in found_by(check_chain)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda one: Current.objects.filter(pk=one.pk).update(revision=9), "revision"),
        (lambda one: Current.objects.filter(pk=one.pk).update(digest="0" * 64), "digest"),
        (lambda one: Current.objects.filter(pk=one.pk).update(action="withdraw"), "action"),
        (lambda one: Facet.objects.filter(current=one).delete(), "筛选值不符"),
        (
            lambda one: Facet.objects.create(
                current=one, kind="guide", name="topic", value="0000000", place=one.row_id
            ),
            "topic=0000000",
        ),
        (lambda one: Facet.objects.filter(current=one).update(place=1), "筛选值不符"),
        (lambda one: Facet.objects.filter(current=one).update(kind="item"), "筛选值不符"),
        (lambda one: one.delete(), "没有列为当前内容"),
    ],
)
def test_derived_tables_that_differ_from_the_rows_are_named(
    guide: GuidePage, change: Callable[[Current], object], named: str
) -> None:
    change(Current.objects.get(kind="guide", code=guide.code))

    found = found_by(check_derived)

    assert f"当前公开内容｜guide {guide.code} zh-Hans" in found
    assert named in found


def test_the_head_of_an_empty_ledger_can_be_anchored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    delete_tail(after=0)
    LedgerHead.objects.update(sequence=0, chain="")

    call_command("anchor")

    assert json.loads(capsys.readouterr().out) == {"sequence": 0, "chain": "", "at": None}
    assert found_by(check_chain) == ""


def test_a_ledger_loaded_from_a_dump_passes(guide: GuidePage) -> None:
    dump = serializers.serialize("json", LedgerRow.objects.all())
    Current.objects.all().delete()
    LedgerRow.objects.all().delete()
    for row in serializers.deserialize("json", dump):
        row.save()

    assert found_by(check_chain) == ""
