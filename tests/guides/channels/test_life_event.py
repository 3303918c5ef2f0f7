"""A life event's page: what is merged of its guides' materials, and which halls it tells."""

from typing import Any

from lxml import html

from guides.channels import web
from guides.codes import mint
from guides.content import Guide, Hall, LifeEvent, LifeEventStep, Material, Snapshot, WindowUse
from guides.vocabulary import Kind, Locale, Necessity, TopicKind

from .samples import BASE, around, example, record_of

CARD, FORM = mint(), mint()


def asking(title: str, *materials: Material, halls: tuple[str, ...] = ()) -> Guide:
    """Return a guide that asks for materials and is handled in halls, by their codes."""
    guide = example()
    windows = tuple(WindowUse(hall=hall) for hall in halls)
    item = guide.item.model_copy(update={"materials": materials, "windows": windows})
    return guide.model_copy(update={"code": mint(), "title": title, "items": (item,)})


def card(**fields: Any) -> Material:
    return Material(**{"code": CARD, "name": "居民身份证", "originals": 1, **fields})


def halls(*names: str) -> dict[str, Hall]:
    [known] = around(example()).halls.values()
    several = [known.model_copy(update={"code": mint(), "name": name}) for name in names]
    return {hall.name: hall for hall in several}


def page(*guides: Guide, places: dict[str, Hall] | None = None, **fields: Any) -> Any:
    event = LifeEvent(
        **{
            "code": mint(),
            "locale": Locale.HANS,
            "name": "生孩子",
            "topic_kind": TopicKind.PERSONAL,
            "guides": [LifeEventStep(guide=one.code) for one in guides],
            **fields,
        }
    )
    known = {hall.code: hall for hall in (places or {}).values()}
    snapshot: Snapshot = around(example()).model_copy(update={"halls": known})
    records = [record_of(one) for one in guides]
    said = web.life_event(record_of(event, Kind.LIFE_EVENT), snapshot, records, Locale.HANS, BASE)
    return html.document_fromstring(said)


def lines(found: Any) -> list[str]:
    return [" ".join(one.text_content().split()) for one in found]


def test_steps_are_numbered_in_order_and_say_when_they_are_due() -> None:
    first, second, hidden = asking("先办"), asking("后办"), mint()
    steps = [
        LifeEventStep(guide=hidden, note="还没有公开的"),
        LifeEventStep(guide=second.code, note="满月以前"),
        LifeEventStep(guide=first.code),
    ]

    shown = page(first, second, guides=steps)

    assert lines(shown.xpath("//ol[contains(@class, 'steps')]//h3")) == ["1 后办", "2 先办"]
    assert lines(shown.xpath("//*[@class='event-note']")) == ["满月以前"]
    assert shown.xpath("//h3/a/@href")[0] == f"/guides/{second.code}/"
    assert hidden not in html.tostring(shown, encoding="unicode")


def test_a_material_is_told_once_with_what_each_step_asks_of_it() -> None:
    form = Material(code=FORM, name="申请表", originals=2)
    same_name = card(code=mint(), copies=1)

    shown = page(asking("一", card()), asking("二", form, card()), asking("三", same_name))

    assert lines(shown.xpath("//ul[@class='checklist']//strong")) == ["居民身份证", "申请表"]
    assert lines(shown.xpath("//p[@class='need']")) == [
        "第 1、2 步 原件 1 份",
        "第 3 步 原件 1 份 复印件 1 份",
        "第 2 步 原件 2 份",
    ]
    assert shown.xpath("//ul[@class='checklist']//input/@value") == [CARD, FORM]


def test_what_only_some_people_bring_comes_last_unless_a_step_needs_it() -> None:
    optional = card(necessity=Necessity.OPTIONAL)
    proof = Material(code=FORM, name="委托书", necessity=Necessity.OPTIONAL)

    shown = page(asking("一", proof, optional), asking("二", card()))

    boxes = shown.xpath("//ul[@class='checklist']//input")
    assert [box.get("value") for box in boxes] == [CARD, FORM]
    assert [box.get("data-optional") is not None for box in boxes] == [False, True]


def test_the_list_is_another_where_what_to_bring_is_another() -> None:
    def digest(*guides: Guide) -> str:
        [found] = page(*guides).xpath("//@data-digest[../@data-checklist]")
        return str(found)

    one, two = asking("一", card()), asking("二", card())
    assert digest(one, two) == digest(two, one)
    assert digest(one) != digest(asking("三", card(name="户口簿")))


def test_halls_where_most_is_done_come_first_and_where_one_step_is_not_at_all() -> None:
    places = halls("中心", "分中心", "便民点")
    centre, branch, point = (places[name].code for name in ("中心", "分中心", "便民点"))

    shown = page(
        asking("一", halls=(branch, centre)),
        asking("二", halls=(branch, centre)),
        asking("三", halls=(centre, point)),
        asking("网上办"),
        places=places,
    )

    found = shown.xpath("//ul[@class='places']/li")
    assert lines(one.xpath(".//strong")[0] for one in found) == ["中心", "分中心"]
    assert "4 步里，这里能办 3 步" in found[0].text_content()
    assert lines(found[1].xpath(".//ul[@class='handled']/li")) == ["第 1 步", "第 2 步"]


def test_a_hall_that_handles_all_says_so() -> None:
    places = halls("中心")
    codes = (places["中心"].code,)

    shown = page(asking("一", halls=codes), asking("二", halls=codes), places=places)

    assert "每一步都能在这里办" in shown.xpath("//ul[@class='places']")[0].text_content()


def test_without_a_public_guide_the_telephone_is_told() -> None:
    shown = page(guides=[LifeEventStep(guide=mint())])

    assert "现在都看不到" in shown.xpath("//main")[0].text_content()
    assert not shown.xpath("//*[@data-checklist]")
