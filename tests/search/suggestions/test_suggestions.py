"""What is suggested while somebody types, and what never is."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from guides.models.items import EverydayName
from guides.vocabulary import Locale
from search.engine import Field, Query, Results
from search.engines import EMBEDDED, make
from search.index import follow
from search.models import Synonym, Unsuggested
from search.suggestions.suggest import MOST, never, suggest
from search.suggestions.typed import POOL
from search.understanding import tables_with
from tests.factories import make_guide, make_item
from tests.search.demo import Demo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def read_again() -> None:
    never.forget()


def texts(typed: str, locale: Locale = Locale.HANS, **more: Any) -> list[str]:
    return [one.text for one in suggest(typed, locale, **more)]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("办护", "passport"),  # how a title begins
        ("护照", "passport"),  # what stands within
        ("護照", "passport"),
        ("普通护照", "passport"),  # the item's official name
        ("ｈｕｚｈａｏ", "passport"),
        ("huzhao", "passport"),
        ("huzh", "passport"),  # a syllable begun
        ("hu zhao", "passport"),
        ("BHZ", "passport"),  # initials
        ("护zhao", "passport"),  # both
        ("护z", "passport"),
        ("沪照", "passport"),  # as it sounds
        ("补办身份证", "id-card-replacement"),
        ("sfzd", "id-card-replacement"),
        ("上户口", "newborn-household"),
        ("报户口", "newborn-household"),  # a word of the tables
        ("离婚", "divorce-registration"),
        ("低保", "minimum-living"),
        ("提取公积金租房", "housing-fund-rent"),
    ],
)
def test_what_is_meant_is_suggested(demo: Demo, typed: str, key: str) -> None:
    found = suggest(typed)

    assert demo.codes[key] in [one.code for one in found[:3]]
    assert len({one.text for one in found}) == len(found) <= MOST


@pytest.mark.parametrize(
    "typed", ["", " ", "？！", "\0", "魑魅魍魉", "qqqqqq", "9" * 40, "a" * 4000, "\U0001f600"]
)
def test_nothing_near_is_nothing(demo: Demo, typed: str) -> None:
    assert suggest(typed) == []


def test_those_that_begin_so_come_first(db: None) -> None:
    for title in ("夜里渡口也开船", "渡口夜航", "关掉渡口", "渡口修好以后再开船"):
        make_guide(item=make_item(), title=title)
    follow.rebuild(make(EMBEDDED))

    for typed in ("渡", "渡口", "duk", "dk"):
        found = texts(typed)
        assert found[:2] == ["渡口夜航", "渡口修好以后再开船"], typed
        assert set(found[2:]) == {"关掉渡口", "夜里渡口也开船"}, typed


def test_characters_that_are_found_were_not_meant_by_their_sound(demo: Demo) -> None:
    assert not [one for one in texts("上户") if "个体户" in one]


def test_what_offices_call_so_comes_before_what_only_says_so(demo: Demo) -> None:
    # A dog is given a 户口 too, in its guide's title.
    found = [one.code for one in suggest("上户口")]

    assert found.index(demo.codes["newborn-household"]) < found.index(
        demo.codes["dog-registration"]
    )


def test_readers_get_titles_and_addresses_of_their_language(demo: Demo) -> None:
    [first, *_rest] = suggest("护照", Locale.HANT)
    assert first.text == "辦護照"
    assert first.href == f"/zh-hant/guides/{demo.codes['passport']}/"
    assert first.locale == Locale.HANT
    [first, *_rest] = suggest("护照", Locale.EN)
    assert (first.locale, first.href) == (Locale.HANS, f"/en/guides/{first.code}/")


def test_an_everyday_name_is_told_beside_the_title_and_an_item_is_suggested_too(db: None) -> None:
    item = make_item(name="渡口夜航许可", everyday_names=[EverydayName(name="夜里开渡船")])
    guide = make_guide(item=item, title="开夜船")
    alone = make_item(name="渡口停泊登记")
    follow.rebuild(make(EMBEDDED))

    [found] = suggest("夜里开")
    assert (found.text, found.also, found.code) == ("开夜船", "夜里开渡船", guide.code)
    assert {one.href for one in suggest("渡口")} == {
        f"/guides/{guide.code}/",
        f"/items/{alone.code}/",
    }


def test_a_word_of_the_tables_finds_and_is_never_shown(db: None) -> None:
    make_guide(item=make_item(name="渡口夜航许可"), title="渡口夜航")
    follow.rebuild(make(EMBEDDED))
    tables = tables_with([("破船瞎跑", "渡口夜航", True)])

    for typed in ("破船", "破船瞎跑", "pcxp"):
        [found] = suggest(typed, tables=tables)
        assert (found.text, found.also) == ("渡口夜航", ""), typed


def test_words_that_editors_do_not_want_are_not_suggested(demo: Demo) -> None:
    assert demo.codes["passport"] in [one.code for one in suggest("护照")]
    Unsuggested.objects.create(words="護照")
    never.forget()

    assert demo.codes["passport"] not in [one.code for one in suggest("护照")]
    assert not [one for one in suggest("huzhao", Locale.HANT) if "護照" in one.text]


def test_two_of_one_title_are_one_suggestion(db: None) -> None:
    for _time in range(2):
        make_guide(item=make_item(), title="渡口夜航")
    follow.rebuild(make(EMBEDDED))

    assert texts("渡口") == ["渡口夜航"]


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[Query] = []

    def search(self, query: Query) -> Results:
        self.asked.append(query)
        return make(EMBEDDED).search(query)

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]:
        raise NotImplementedError


def test_whatever_is_typed_is_one_small_question_to_the_engine(demo: Demo) -> None:
    Synonym.objects.create(everyday="破船瞎跑", official="渡口夜航")
    for typed in ("办", "补办身份证" * 20, "a1" * 200, "ab" * 200, "户z" * 100):
        engine = Counting()
        suggest(typed, engine=engine)
        assert len(engine.asked) <= 1
        for query in engine.asked:
            assert len(query.clauses) < 70
            assert sum(len(clause.terms) for clause in query.clauses) < 140
            assert (query.counted, query.limit) == ((), POOL)
