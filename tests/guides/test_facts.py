import pytest

from guides.codes import mint
from guides.content import (
    Department,
    FactText,
    Fee,
    Hall,
    Item,
    Limit,
    Opening,
    Site,
    Snapshot,
    Window,
    WindowUse,
)
from guides.facts import (
    EmptyToken,
    UnknownToken,
    complete,
    hours_text,
    item_facts,
    limit_text,
    render,
)
from guides.vocabulary import Fact, HallKind, Locale, Means, TimeUnit


def an_item(**fields: object) -> Item:
    known = {"code": mint(), "locale": Locale.HANS, "source": "s", "source_id": "1", "name": "某事"}
    return Item(**{**known, **fields})


def week(*days: int, opens: str = "09:00", closes: str = "17:00") -> list[Opening]:
    return [Opening(weekday=day, opens=opens, closes=closes) for day in days]


def test_money_and_time_are_said_as_people_say_them() -> None:
    item = an_item(
        fees=(Fee(name="工本费", amount=2000, unit="每证"),),
        charged=True,
        promised=Limit(value=5, unit=TimeUnit.WORKING_DAY),
        statutory=Limit(value=20, unit=TimeUnit.WORKING_DAY),
        visits=0,
        means=(Means.COMPUTER,),
    )

    facts = item_facts(item, Locale.HANS)

    assert facts[Fact.FEE].value == "20 元/证"
    assert facts[Fact.TIME].value == "5 个工作日"
    assert facts[Fact.VISITS].value == "一次都不用跑"
    assert facts[Fact.ONLINE].value == "可以网上办"
    assert Fact.PLACE not in facts


@pytest.mark.parametrize(
    ("fees", "charged", "said"),
    [
        ((), False, "不收费"),
        ((), None, ""),
        (
            (Fee(name="首次", amount=1050), Fee(name="补领", amount=4000)),
            True,
            "首次 10.50 元；补领 40 元",
        ),
        ((Fee(name="检测费", standard="按物价部门核定"),), True, "检测费（按物价部门核定）"),
    ],
)
def test_fees(fees: tuple[Fee, ...], charged: bool | None, said: str) -> None:
    facts = item_facts(an_item(fees=fees, charged=charged), Locale.HANS)

    assert facts.get(Fact.FEE, FactText()).value == said


def test_nothing_to_wait_for_is_said_so() -> None:
    assert limit_text(Limit(value=0, unit=TimeUnit.WORKING_DAY)) == "当场办完"


def test_days_of_the_same_hours_stand_together() -> None:
    hours = [*week(1, 2, 3, 4, 5), *week(6, closes="12:00")]

    assert hours_text(hours) == "周一至周五 09:00–17:00，周六 09:00–12:00"


def test_place_hours_and_phone_come_from_the_halls_at_hand() -> None:
    window = Window(code=mint(), number="A03")
    hall = Hall(
        code=mint(),
        locale=Locale.HANS,
        name="市政务服务中心",
        hall_kind=HallKind.CENTRE,
        address="某路",
        hours=tuple(week(1, 2)),
        windows=(window,),
    )
    office = Department(code=mint(), locale=Locale.HANS, name="公安局", phone="0360-1")
    item = an_item(department=office.code, windows=(WindowUse(hall=hall.code, window=window.code),))
    site = Site(code=mint(), locale=Locale.HANS, name="明白", city="澄禾市")
    around = Snapshot(site=site, halls={hall.code: hall}, departments={office.code: office})

    facts = complete(item_facts(item, Locale.HANS), item, around, Locale.HANS)

    assert facts[Fact.PLACE].value == "市政务服务中心 A03 窗口"
    assert facts[Fact.HOURS].value == "周一至周二 09:00–17:00"
    assert facts[Fact.PHONE].value == "0360-1"


def test_tokens_render_the_facts_of_this_and_of_further_items() -> None:
    facts = {Fact.FEE: FactText(value="20 元")}
    others = {"ABCDEFG": {Fact.TIME: FactText(value="5 天")}}

    assert render("交 {{ fee }}，等{{time@abcdefg}}。", facts, others) == "交 20 元，等5 天。"


@pytest.mark.parametrize("token", ["{{price}}", "{{}}", "{{fee@0000000}}", "{{多少钱}}"])
def test_a_token_that_names_nothing_is_refused(token: str) -> None:
    with pytest.raises(UnknownToken):
        render(token, {Fact.FEE: FactText(value="20 元")})


def test_a_token_without_value_is_refused() -> None:
    with pytest.raises(EmptyToken):
        render("{{fee}}", {})
