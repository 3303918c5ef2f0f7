"""Facts are read back from bytes as a reader would see them."""

import pytest

from guides.verify.delivered import Delivered, Unreadable, read_object, read_page

MAIN = (
    '<main data-kind="guide" data-code="ABCDEF1" data-locale="zh-Hans" data-revision="3" '
    'data-digest="d" data-sequence="17">'
)


def page(inside: str, main: str = MAIN) -> Delivered:
    return read_page(f"<!doctype html><body><p data-fact=fee>外</p>{main}{inside}</main>".encode())


def test_a_page_says_what_it_is_about() -> None:
    found = page("")

    told = (found.kind, found.code, found.locale, found.revision, found.digest)
    assert told == ("guide", "ABCDEF1", "zh-Hans", "3", "d")


@pytest.mark.parametrize(
    ("inside", "value"),
    [
        ("<p data-fact=fee>20 元</p>", "20 元"),
        ("<p data-fact=fee>\n  20\n  元 </p>", "20 元"),
        ("<p data-fact=fee>20 <b>元</b>/<i>证</i></p>", "20 元/证"),
        ("<p data-fact=fee>&lt;20&gt; 元&amp;证</p>", "<20> 元&证"),
        ("<p data-fact=fee>第一行<br>第二行</p>", "第一行 第二行"),
        ("<div data-fact=fee><p>甲</p><p>乙</p></div>", "甲 乙"),
        ("<ul data-fact=fee><li>甲<li>乙</ul>", "甲 乙"),
        ("<p data-fact=fee>20<!-- 30 --> 元</p>", "20 元"),
        ("<p data-fact=fee>20 元<img src=x alt=30></p><p>后文</p>", "20 元"),
        ("<p data-fact=fee>20 元<svg><path d=x /></svg></p><p>后文</p>", "20 元"),
    ],
)
def test_a_facts_text_is_read_as_it_is_shown(inside: str, value: str) -> None:
    assert page(inside).values == {"fee": {value}}


def test_words_and_further_items_have_names_of_their_own() -> None:
    found = page(
        "<p data-fact=fee>20 元</p><p data-fact=fee data-item=XYZ0001>30 元</p>"
        "<p data-fact-words=fee>只收二十</p>"
    )

    assert found.values == {"fee": {"20 元"}, "fee@XYZ0001": {"30 元"}}
    assert found.words == {"fee": {"只收二十"}}


def test_a_fact_shown_twice_with_two_values_is_not_hidden() -> None:
    assert page("<p data-fact=fee>20 元</p><td data-fact=fee>30 元</td>").values == {
        "fee": {"20 元", "30 元"}
    }


def test_facts_outside_of_what_the_page_is_about_are_not_its_own() -> None:
    body = f"{MAIN}</main><aside data-fact=fee>30 元</aside>".encode()

    assert read_page(body).values == {}


@pytest.mark.parametrize("body", [b"", b"<main></main>", b"\xff\xfe", b"Internal Server Error"])
def test_what_is_no_page_of_a_thing_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read_page(body)


def test_an_object_is_read_by_its_fields() -> None:
    told = {
        "code": "ABCDEF1",
        "locale": "en",
        "revision": 3,
        "digest": "d",
        "facts": {"fee": {"value": "20 元", "words": ""}, "time": {"value": "", "words": "马上"}},
        "items": [{"code": "XYZ0001", "facts": {"fee": {"value": "30 元", "words": "三十"}}}],
    }
    found = read_object(told, "guide")

    assert found == Delivered(
        "guide",
        "ABCDEF1",
        "en",
        "3",
        "d",
        {"fee": {"20 元"}, "time": {""}, "fee@XYZ0001": {"30 元"}},
        {"fee": {""}, "time": {"马上"}, "fee@XYZ0001": {"三十"}},
    )


@pytest.mark.parametrize("told", [None, [], {}, {"code": "A"}, {"facts": {"fee": "20 元"}}])
def test_what_is_no_such_object_is_unreadable(told: object) -> None:
    with pytest.raises(Unreadable):
        read_object(told)
