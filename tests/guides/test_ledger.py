import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from guides import ledger
from guides.codes import mint
from guides.content import Payload, Topic, Withdrawal
from guides.ledger import Entry
from guides.models import Current, Facet, LedgerHead, LedgerRow
from guides.vocabulary import Access, Action, Kind, Locale, TopicKind


def a_topic(
    name: str = "婚育收养", code: str | None = None, locale: Locale = Locale.HANS
) -> Payload:
    return Topic(code=code or mint(), locale=locale, name=name, topic_kind=TopicKind.PERSONAL)


def append(*entries: Entry) -> list[LedgerRow]:
    with ledger.transaction():
        return ledger.append(entries)


@pytest.mark.django_db
def test_a_row_is_appended_in_a_transaction_of_the_ledger_only() -> None:
    with transaction.atomic(), pytest.raises(ledger.OutsideTransaction):
        ledger.append([Entry(a_topic())])


@pytest.mark.django_db
def test_each_rows_chain_covers_the_one_before() -> None:
    rows = append(Entry(a_topic("一")), Entry(a_topic("二")))
    before = LedgerRow.objects.get(sequence=rows[0].sequence - 1)

    stored = LedgerRow.objects.filter(sequence__gt=before.sequence)
    assert [row.chain for row in stored] == [
        ledger.chain_of(stored[0], before.chain),
        ledger.chain_of(stored[1], stored[0].chain),
    ]
    head = LedgerHead.objects.get()
    assert (head.sequence, head.chain) == (rows[1].sequence, rows[1].chain)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 10**6},
        {"kind": "hall"},
        {"code": "0000000"},
        {"locale": "en"},
        {"revision": 9},
        {"action": "withdraw"},
        {"audience": "staff"},
        {"source_revision": 3},
        {"effective_from": datetime(2020, 1, 1, tzinfo=UTC)},
        {"recorded_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"actor": "user-7"},
        {"note_digest": "0" * 64},
        {"digest": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_is_changed_in_a_row_breaks_its_chain(change: dict[str, object]) -> None:
    row = append(Entry(a_topic()))[0]
    previous = LedgerRow.objects.get(sequence=row.sequence - 1).chain
    for name, value in change.items():
        setattr(row, name, value)

    assert ledger.chain_of(row, previous) != row.chain


@pytest.mark.django_db
def test_revisions_count_a_codes_publications_over_all_locales() -> None:
    code = mint()
    first = append(
        Entry(a_topic("一", code)), Entry(a_topic("One", code, Locale.EN), source_revision=1)
    )
    second = append(Entry(a_topic("Uno", code, Locale.EN)))
    third = append(Entry(a_topic("一一", code)))

    assert [row.revision for row in first] == [1, 1]
    assert [second[0].revision, third[0].revision] == [2, 3]


@pytest.mark.django_db
def test_one_cause_is_one_revision_over_several_transactions() -> None:
    code, cause = mint(), uuid.uuid4()
    revisions = []
    for name in ("一", "二"):
        with ledger.transaction(cause=cause):
            revisions += [row.revision for row in ledger.append([Entry(a_topic(name, code))])]

    assert revisions == [1, 1]


@pytest.mark.django_db
def test_a_translation_published_with_its_source_is_abreast() -> None:
    code = mint()
    append(Entry(a_topic("一", code)))
    english = a_topic("One", code, Locale.EN)
    rows = append(Entry(a_topic("二", code)), Entry(english, abreast=True))

    assert rows[1].source_revision == rows[0].revision == 2


@pytest.mark.django_db
def test_the_current_row_and_its_facets_follow() -> None:
    code = mint()
    append(Entry(a_topic("一", code)))
    tombstone = Withdrawal(code=code, locale=Locale.HANS, of=Kind.TOPIC, reason="合并")
    row = append(Entry(tombstone))[0]

    current = Current.objects.get(kind=Kind.TOPIC, code=code)
    assert (current.row_id, current.action) == (row.sequence, Action.WITHDRAW)
    assert not Facet.objects.filter(current=current).exists()


@pytest.mark.django_db
def test_nothing_takes_effect_after_it_is_published() -> None:
    later = timezone.now() + timedelta(days=3)
    row = append(Entry(a_topic(), effective_from=later))[0]

    assert row.effective_from == row.recorded_at


@pytest.mark.django_db
def test_rows_for_staff_are_marked() -> None:
    assert append(Entry(a_topic(), audience=Access.STAFF))[0].audience == Access.STAFF


@pytest.mark.django_db(transaction=True)
def test_what_fails_leaves_no_row_and_no_gap() -> None:
    before = LedgerHead.objects.get().sequence

    def fail() -> None:
        with ledger.transaction():
            ledger.append([Entry(a_topic())])
            raise RuntimeError("the editor's change failed")

    with pytest.raises(RuntimeError):
        fail()

    assert append(Entry(a_topic()))[0].sequence == before + 1


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_wait_for_each_other() -> None:
    before = LedgerHead.objects.get().sequence
    start = threading.Barrier(4)

    def write() -> None:
        start.wait()
        for number in range(5):
            append(Entry(a_topic(str(number))))
        connection.close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    rows = list(LedgerRow.objects.filter(sequence__gt=before))
    assert [row.sequence for row in rows] == list(range(before + 1, before + 21))
    previous = LedgerRow.objects.get(sequence=before).chain
    for row in rows:
        assert row.chain == ledger.chain_of(row, previous)
        previous = row.chain
