"""What every engine does, as one class of tests; a skip in a subclass is a difference."""

import math

import pytest

from search.engine import Clause, Engine, Entry, Facet, Field, Order, Query, Term
from tests.search.entries import asked, make_entry

ENTRIES = (
    make_entry(
        "guide:A",
        "身份 身份证 补领",
        everyday="补办",
        sequence=3,
        spelled="shenfenzheng fenzheng zheng",
        initials="sfz fz z",
        topic=("T1", "T2"),
        audience=("1",),
        region=("R1",),
        shown={"title": "补领身份证", "fee": {"zh-Hans": "20 元"}, "list": [1, None, True]},
    ),
    make_entry(
        "guide:B",
        "身份证 首次 申领",
        sequence=9,
        spelled="shenfenzheng",
        topic=("T1",),
        audience=("1", "2"),
        region=("R2",),
    ),
    make_entry("item:C", "户口 登记 户口 户口", sequence=5, topic=("T2",), audience=("2",)),
    make_entry("item:D", "出生 登记", everyday="上户口", sequence=4, region=("R1",)),
)

HOSTILE = ("a.*", "[", "a b", "\0", "\\", '"', "*", "登" * 300, "𠮷", "AND", "a:b", "-", "?")


class EngineContract:
    """`engine` is empty and has never been written to."""

    @pytest.fixture
    def full(self, engine: Engine) -> Engine:
        engine.rebuild(ENTRIES, 9, "mark")
        return engine

    def test_an_empty_index_answers(self, engine: Engine) -> None:
        engine.rebuild([], 0)

        assert engine.search(asked("身份证")).total == 0
        assert (engine.state().sequence, engine.state().entries) == (0, 0)
        assert list(engine.digests()) == []
        assert engine.entry("guide:A") is None

    def test_the_best_comes_first_with_what_is_shown(self, full: Engine) -> None:
        found = full.search(asked("身份证 补领"))

        assert [hit.key for hit in found.hits] == ["guide:A", "guide:B"]
        assert found.total == 2
        assert found.hits[0].shown == ENTRIES[0].shown
        assert found.hits[0].score > found.hits[1].score > 0

    def test_scores_are_bm25(self, full: Engine) -> None:
        hit = full.search(asked("户口")).hits[0]

        # Once in a field of three tokens among fields of 3, 3, 4 and 2.
        idf = math.log1p((4 - 1 + 0.5) / 1.5)
        expected = idf * 3 * 2.2 / (3 + 1.2 * (0.25 + 0.75 * 4 / 3))
        assert hit.key == "item:C"
        assert hit.score == pytest.approx(expected, rel=1e-3)

    def test_a_weight_multiplies(self, full: Engine) -> None:
        once = full.search(Query((Clause((Term(Field.NAMES, "户口"),)),))).hits[0].score
        twice = full.search(Query((Clause((Term(Field.NAMES, "户口", 2.0),)),))).hits[0].score

        assert twice == pytest.approx(2 * once, rel=1e-5)

    def test_of_ways_to_say_it_the_best_counts_and_the_rest_by_tie(self, full: Engine) -> None:
        best, other = Term(Field.NAMES, "身份证"), Term(Field.NAMES, "身份", 0.5)

        def score(clause: Clause) -> float:
            hits = full.search(Query((clause,))).hits
            return next(hit.score for hit in hits if hit.key == "guide:A")

        scores = sorted([score(Clause((best,))), score(Clause((other,)))])
        assert score(Clause((best, other))) == pytest.approx(scores[1], rel=1e-5)
        tied = score(Clause((best, other), tie=0.3))
        assert tied == pytest.approx(scores[1] + 0.3 * scores[0], rel=1e-5)

    def test_clauses_add_up(self, full: Engine) -> None:
        alone = [full.search(asked(word)).hits[0].score for word in ("身份", "补领")]

        assert full.search(asked("身份 补领")).hits[0].score == pytest.approx(sum(alone), rel=1e-5)

    def test_a_field_without_tokens_counts_as_a_short_one(self, full: Engine) -> None:
        hit = full.search(Query((Clause((Term(Field.EVERYDAY, "补办"),)),))).hits[0]

        idf = math.log1p((4 - 1 + 0.5) / 1.5)
        assert hit.key == "guide:A"
        assert hit.score == pytest.approx(idf, rel=1e-3)

    def test_a_prefix_scores_its_weight(self, full: Engine) -> None:
        for token in ("s", "sh", "shenf", "shenfenzheng"):
            found = full.search(Query((Clause((Term(Field.SPELLED, token, 1.5, True),)),)))
            assert [(hit.key, hit.score) for hit in found.hits] == [
                ("guide:A", 1.5),
                ("guide:B", 1.5),
            ]
        for field, token, key in (
            (Field.SPELLED, "fenz", "guide:A"),
            (Field.INITIALS, "f", "guide:A"),
            (Field.NAMES, "首", "guide:B"),
        ):
            found = full.search(Query((Clause((Term(field, token, 1.5, True),)),)))
            assert [hit.key for hit in found.hits] == [key]

    def test_what_is_needed_has_to_match(self, full: Engine) -> None:
        maybe = Clause((Term(Field.NAMES, "身份证"),))
        needed = Clause((Term(Field.NAMES, "首次"), Term(Field.NAMES, "户口")), needed=True)

        found = full.search(Query((maybe, needed)))
        assert {hit.key for hit in found.hits} == {"guide:B", "item:C"}
        assert found.hits[0].key == "guide:B"
        assert full.search(Query((maybe, Clause((), needed=True)))).total == 0

    def test_a_question_of_empty_clauses_finds_nothing(self, full: Engine) -> None:
        assert full.search(Query((Clause(()),))).total == 0
        assert full.search(Query((Clause((Term(Field.NAMES, ""),)),))).total == 0
        assert full.search(Query((Clause((Term(Field.NAMES, "", 1.0, True),)),))).total == 0

    def test_a_question_without_clauses_finds_what_its_filters_leave(self, full: Engine) -> None:
        keys = [hit.key for hit in full.search(Query()).hits]
        assert keys == [entry.key for entry in ENTRIES]

        found = full.search(Query(filters={Facet.TOPIC: ("T2",)}, order=Order.NEWEST))
        assert [hit.key for hit in found.hits] == ["item:C", "guide:A"]

    def test_facets_narrow_and_values_widen(self, full: Engine) -> None:
        def keys(**filters: tuple[str, ...]) -> list[str]:
            narrowed = {Facet(name): values for name, values in filters.items()}
            return sorted(hit.key for hit in full.search(Query(filters=narrowed)).hits)

        assert keys(topic=("T1",)) == ["guide:A", "guide:B"]
        assert keys(topic=("T1", "T2")) == ["guide:A", "guide:B", "item:C"]
        assert keys(topic=("T1",), region=("R2",)) == ["guide:B"]
        assert keys(topic=("T9",)) == []
        assert keys(topic=()) == ["guide:A", "guide:B", "item:C", "item:D"]

    def test_a_facet_is_counted_without_its_own_filter(self, full: Engine) -> None:
        filters = {Facet.TOPIC: ("T1",), Facet.AUDIENCE: ("1",)}
        counted = (Facet.TOPIC, Facet.AUDIENCE, Facet.REGION, Facet.VISITS)

        found = full.search(Query(filters=filters, counted=counted))

        assert found.total == 2
        assert found.counts == {
            Facet.TOPIC: {"T1": 2, "T2": 1},
            Facet.AUDIENCE: {"1": 2, "2": 1},
            Facet.REGION: {"R1": 1, "R2": 1},
            Facet.VISITS: {},
        }

    def test_what_is_not_asked_is_not_counted(self, full: Engine) -> None:
        assert full.search(asked("身份证")).counts == {}

    def test_only_what_is_found_is_counted(self, full: Engine) -> None:
        found = full.search(asked("登记", counted=(Facet.TOPIC,)))

        assert found.counts == {Facet.TOPIC: {"T2": 1}}

    def test_pinned_come_first_in_their_order(self, full: Engine) -> None:
        pinned = ("item:D", "guide:B", "guide:gone")

        found = full.search(asked("身份证", pinned=pinned, counted=(Facet.REGION,)))

        assert [hit.key for hit in found.hits] == ["item:D", "guide:B", "guide:A"]
        assert found.total == 3
        assert found.counts[Facet.REGION] == {"R1": 2, "R2": 1}

    def test_pinned_go_where_filters_leave_them(self, full: Engine) -> None:
        question = asked("身份证", pinned=("item:D",), filters={Facet.TOPIC: ("T1",)})

        assert [hit.key for hit in full.search(question).hits] == ["guide:A", "guide:B"]

    def test_pages_are_cut_after_pinning(self, full: Engine) -> None:
        def keys(offset: int, limit: int) -> list[str]:
            question = Query(pinned=("item:D", "item:C"), offset=offset, limit=limit)
            found = full.search(question)
            assert found.total == 4
            return [hit.key for hit in found.hits]

        assert keys(0, 1) == ["item:D"]
        assert keys(1, 2) == ["item:C", "guide:A"]
        assert keys(3, 5) == ["guide:B"]
        assert keys(4, 5) == keys(900, 5) == keys(1, 0) == []

    def test_a_loose_question_finds_the_best_too(self, engine: Engine) -> None:
        many = [make_entry(f"item:{number:03}", "登记") for number in range(60)]
        best = [make_entry(f"guide:{number}", "登记 登记 登记") for number in range(3)]
        engine.rebuild([*many, *best], 1)

        found = engine.search(asked("登记", limit=20, loose=True))
        assert {hit.key for hit in found.hits[:3]} == {entry.key for entry in best}
        assert len({hit.key for hit in found.hits}) == 20
        assert found.total == 63

    def test_newest_first(self, full: Engine) -> None:
        found = full.search(asked("身份证 登记", order=Order.NEWEST))

        assert [hit.key for hit in found.hits] == ["guide:B", "item:C", "item:D", "guide:A"]

    def test_ties_are_in_the_order_of_keys_on_all_pages(self, engine: Engine) -> None:
        many = [make_entry(f"item:{number:03}", "登记", sequence=7) for number in range(90)]
        engine.rebuild(many[::2], 7)
        for part in (many[1::4], many[3::4]):
            engine.write(reversed(part), [], 8)

        for order in Order:
            pages = [
                engine.search(asked("登记", order=order, offset=at, limit=20))
                for at in range(0, 100, 20)
            ]
            keys = [hit.key for page in pages for hit in page.hits]
            assert keys == [entry.key for entry in many]
            assert {page.total for page in pages} == {90}

    def test_one_entry_by_its_key(self, full: Engine) -> None:
        found = full.entry("guide:A")

        assert found is not None
        assert (found.key, found.shown) == ("guide:A", ENTRIES[0].shown)
        assert full.entry("guide:Z") is None

    def test_rarity_is_idf_and_highest_for_the_unknown(self, full: Engine) -> None:
        terms = [(Field.NAMES, "身份证"), (Field.NAMES, "户口"), (Field.NAMES, "没有")]

        found = full.rarity([*terms, (Field.EVERYDAY, "身份证")])

        assert found == {
            terms[0]: pytest.approx(math.log1p(2.5 / 2.5)),
            terms[1]: pytest.approx(math.log1p(3.5 / 1.5)),
            terms[2]: pytest.approx(math.log1p(4.5 / 0.5)),
            (Field.EVERYDAY, "身份证"): pytest.approx(math.log1p(4.5 / 0.5)),
        }
        assert full.rarity([]) == {}

    def test_writing_replaces_adds_and_takes_out(self, full: Engine) -> None:
        changed = make_entry("guide:B", "护照", sequence=10)
        new = make_entry("item:E", "护照 补领", sequence=11)

        for _twice in range(2):
            full.write([changed, new], ["item:C", "item:gone"], 11, "later")

            assert [hit.key for hit in full.search(asked("身份证")).hits] == ["guide:A"]
            assert {hit.key for hit in full.search(asked("护照")).hits} == {"guide:B", "item:E"}
            assert full.search(asked("户口")).total == 0
            state = full.state()
            assert (state.sequence, state.entries, state.mark) == (11, 4, "later")

    def test_writing_nothing_moves_on(self, full: Engine) -> None:
        full.write([], [], 12)

        assert (full.state().sequence, full.state().entries) == (12, 4)

    def test_rebuilding_forgets_what_was(self, full: Engine) -> None:
        full.rebuild([make_entry("item:E", "护照")], 20, "new")

        assert [hit.key for hit in full.search(Query()).hits] == ["item:E"]
        state = full.state()
        assert (state.sequence, state.entries, state.mark) == (20, 1, "new")

    def test_a_rebuild_that_fails_leaves_what_was(self, full: Engine) -> None:
        def broken() -> list[Entry]:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            full.rebuild((entry for _ in (1,) for entry in broken()), 20)

        assert (full.state().sequence, full.state().entries) == (9, 4)
        assert full.search(asked("身份证")).total == 2
        full.write([make_entry("item:E", "护照")], [], 10)
        assert full.search(asked("护照")).total == 1

    def test_digests_come_in_the_order_of_keys(self, full: Engine) -> None:
        expected = [(entry.key, entry.digest) for entry in ENTRIES]
        assert list(full.digests()) == expected

    def test_no_page_is_too_far(self, full: Engine) -> None:
        for offset in (5_000, 10**9, 10**15):
            found = full.search(asked("身份证", offset=offset))
            assert (found.hits, found.total) == ((), 2)

    @pytest.mark.parametrize("is_prefix", [False, True])
    def test_hostile_tokens_are_tokens(self, full: Engine, is_prefix: bool) -> None:
        for token in HOSTILE:
            terms = tuple(Term(field, token, 1.0, is_prefix) for field in Field)
            assert full.search(Query((Clause(terms),))).total == 0
            assert full.search(Query(filters={Facet.TOPIC: (token,)})).total == 0
            assert full.search(Query(pinned=(token,))).total == 4
            assert full.entry(token) is None
        rarity = full.rarity([(field, token) for field in Field for token in HOSTILE])
        assert min(rarity.values()) > 1
        assert full.state().entries == 4
